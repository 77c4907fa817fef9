/** What a route decides: a body of its own, or an error that travels in Intercom's error.list with a request_id. */
export type Answer =
  | { readonly status: number; readonly body: object }
  | {
      readonly status: number;
      readonly error: {
        readonly code: string;
        readonly message: string;
        /** Where Intercom names it: which field of the request is meant. */
        readonly field?: string;
      };
    };

/** An error with the code and message of `errors[0]`. */
export function errorAnswer(status: number, code: string, message: string): Answer {
  return { status, error: { code, message } };
}

/** A parameter of the query or the body that cannot be used: 400, as on the other lists of OpenAPI 2.16. */
export function parameterInvalid(message: string): Answer {
  return errorAnswer(400, "parameter_invalid", message);
}

/** The answer both to an unknown route and to a method that a route does not have (2.17, http-responses). */
export function routeNotFound(): Answer {
  return errorAnswer(404, "not_found", "The requested resource was not found");
}

/** The code and text of a resource that the version lacks (OpenAPI 2.16, View all deleted conversation IDs). */
export function notInThisVersion(): Answer {
  return errorAnswer(
    400,
    "intercom_version_invalid",
    "Requested resource is not available in current API version.",
  );
}

/** The answer to an Intercom-Version that does not exist. */
export function versionUnknown(): Answer {
  return errorAnswer(400, "intercom_version_invalid", "The requested version could not be found");
}

/** The body is exact, key order included: every public report of it lacks a request_id. */
export function notAcceptable(): Answer {
  return {
    status: 406,
    body: {
      errors: [
        {
          code: "media_type_not_acceptable",
          message: "The Accept header should send a media type of application/json",
        },
      ],
      type: "error.list",
    },
  };
}
