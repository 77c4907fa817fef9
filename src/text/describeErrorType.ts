import * as l10n from "@vscode/l10n";
import type { ErrorType } from "../intercom/executionResults.ts";
import { visible } from "../intercom/visible.ts";
import type { Description } from "./describeError.ts";

/** Why a run failed, in plain words. Intercom documents the names of its error types, not what is behind them. */
export interface ErrorTypeDescription extends Description {
  /** A headline of a few words, without a full stop. */
  readonly title: string;
}

/** Explains a failed run by Intercom's `error_type` and the status that the API behind the URL answered with. */
export function describeErrorType(
  errorType: string | undefined,
  status: number | undefined,
): ErrorTypeDescription {
  if (status === 406) return notAcceptable();
  if (errorType === "3rd_party_error" || (errorType === undefined && status !== undefined)) {
    return describeStatus(status);
  }
  return isDocumented(errorType) ? texts[errorType]() : describeUnknown(errorType);
}

/** One text for each documented error type; the one for what the API itself answered depends on its status. */
const texts: Readonly<Record<ErrorType, () => ErrorTypeDescription>> = {
  request_configuration_error: () => ({
    title: l10n.t("The request could not be built"),
    message: l10n.t(
      "Intercom could not build a request from the configuration. The URL, a header or the body may be invalid, or a variable may have no value.",
    ),
    next: l10n.t(
      "Compare the URL, headers and body with the inputs. Each variable, such as {0}, must be declared as an input.",
      "{{external_id}}",
    ),
  }),
  faraday_error: () => ({
    title: l10n.t("No answer from the API"),
    message: l10n.t(
      "Faraday, which sends Intercom's requests, got no answer. The host may be unknown, unreachable or too slow, or its certificate may not be trusted.",
    ),
    next: l10n.t(
      "Check the URL's host. Intercom's servers call it, so it must be reachable from the internet.",
    ),
  }),
  "3rd_party_error": () => describeStatus(undefined),
  response_mapping_error: () => ({
    title: l10n.t("The answer could not be mapped"),
    message: l10n.t(
      "The API answered, but Intercom could not map the answer to the connector's response fields. It may not be a JSON object, or it may have other fields.",
    ),
    next: l10n.t(
      "Compare the raw and mapped responses, then test the connector again so that its fields match.",
    ),
  }),
  token_refresh_error: () => ({
    title: l10n.t("The authentication token could not be renewed"),
    message: l10n.t(
      "Intercom could not get a new value for the authentication token that the connector uses.",
    ),
    next: l10n.t(
      "In Intercom, open the token under Settings > Integrations > Authentication and renew it there.",
    ),
  }),
  fin_action_response_formatting_error: () => ({
    title: l10n.t("Fin could not use the answer"),
    message: l10n.t(
      "The API answered, but Fin could not process the answer. It may be too large or too deeply nested.",
    ),
    next: l10n.t("Have the API return a small JSON object, or select fewer response fields."),
  }),
  fin_action_identity_verification_error: () => ({
    title: l10n.t("Fin could not verify the customer"),
    message: l10n.t(
      "Fin did not run the connector because the customer's identity was not verified.",
    ),
    next: l10n.t(
      "Set up identity verification for the Messenger, or change what the connector requires in its Security tab.",
    ),
  }),
  email_verification_error: () => ({
    title: l10n.t("The customer's email address was not verified"),
    message: l10n.t(
      "The connector asks customers to prove who they are by email, and this one did not.",
    ),
    next: l10n.t(
      "Check the conversation for what the customer did. The connector's Security tab shows what is required.",
    ),
  }),
  non_fin_standalone_action_identity_verification_error: () => ({
    title: l10n.t("The customer was not verified"),
    message: l10n.t(
      "Outside Fin, the connector did not run because the customer's identity was not verified.",
    ),
    next: l10n.t(
      "Set up identity verification for the Messenger, or change what the connector requires in its Security tab.",
    ),
  }),
  request_validation_error: () => ({
    title: l10n.t("The inputs did not match"),
    message: l10n.t(
      "Intercom refused to send the request. A required input may have been missing or not of its declared type.",
    ),
    next: l10n.t(
      "Compare the connector's inputs with what the workflow or Fin passes to it. An optional input needs a default value.",
    ),
  }),
  client_side_action_error: () => ({
    title: l10n.t("The function on the customer's side failed"),
    message: l10n.t(
      "The connector runs a function in the customer's browser or app. The function failed or took too long.",
    ),
    next: l10n.t(
      "Check the function's name and time limit in the configuration, and the log of the page or app.",
    ),
  }),
};

function isDocumented(errorType: string | undefined): errorType is ErrorType {
  return errorType !== undefined && Object.hasOwn(texts, errorType);
}

function notAcceptable(): ErrorTypeDescription {
  return {
    title: l10n.t("Accept header refused (406)"),
    message: l10n.t(
      "The API refused the request's Accept header. In Intercom's own API this is media_type_not_acceptable, which a connector without an Accept header causes.",
    ),
    next: l10n.t(
      "Add the header Accept: application/json to the connector. Select Explain to see why.",
    ),
  };
}

function describeStatus(status: number | undefined): ErrorTypeDescription {
  return {
    title:
      status === undefined
        ? l10n.t("The API answered with an error")
        : l10n.t("The API answered with an error ({0})", status),
    message: l10n.t("The request was sent, but the API behind the URL refused it or failed."),
    next: nextAfter(status),
  };
}

function nextAfter(status = 0): string {
  if (status === 401 || status === 403) {
    return l10n.t(
      "Check the connector's Authorization header or authentication token, and the token's permissions.",
    );
  }
  if (status === 404) {
    return l10n.t(
      "Check the path of the URL, and whether the requested object exists. Its value is not in the log.",
    );
  }
  if (status === 429) {
    return l10n.t("The API was called too often. Wait, or run the connector less often.");
  }
  return status >= 500
    ? l10n.t("The API itself failed. Check its own log for the time of the run.")
    : l10n.t("See the raw response for what the API objects to.");
}

function describeUnknown(errorType: string | undefined): ErrorTypeDescription {
  return {
    title:
      errorType === undefined
        ? l10n.t("Failed for an unknown reason")
        : l10n.t("Failed: {0}", visible(errorType)),
    message:
      errorType === undefined
        ? l10n.t("Intercom gives no reason for the failure.")
        : l10n.t("Intercom calls this {0}, which it does not document.", visible(errorType)),
    next: l10n.t("The error message and the raw response may say more."),
  };
}
