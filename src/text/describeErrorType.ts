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
      "Intercom could not make a request of the configuration. The URL, a header or the body may be invalid, or a variable may have no value.",
    ),
    next: l10n.t(
      "Compare URL, headers and body with the inputs: each variable, such as {0}, has to be declared as an input.",
      "{{external_id}}",
    ),
  }),
  faraday_error: () => ({
    title: l10n.t("No answer from the API"),
    message: l10n.t(
      "Faraday, which sends Intercom's requests, got no answer. The host may be unknown, not reachable, too slow, or have a certificate that is not trusted.",
    ),
    next: l10n.t(
      "Check the URL's host: it is Intercom's servers that call it, so it has to be reachable from the internet.",
    ),
  }),
  "3rd_party_error": () => describeStatus(undefined),
  response_mapping_error: () => ({
    title: l10n.t("The answer could not be mapped"),
    message: l10n.t(
      "The API answered, but Intercom could not take the connector's response fields from what came: it may be no JSON object, or have other fields.",
    ),
    next: l10n.t(
      "Compare the raw with the mapped response, then test the connector again so that its fields fit.",
    ),
  }),
  token_refresh_error: () => ({
    title: l10n.t("The authentication token could not be renewed"),
    message: l10n.t(
      "Intercom could not get a new value for the authentication token that the connector uses.",
    ),
    next: l10n.t(
      "Open the token in Intercom (Settings > Integrations > Authentication) and renew it there.",
    ),
  }),
  fin_action_response_formatting_error: () => ({
    title: l10n.t("Fin could not use the answer"),
    message: l10n.t(
      "The API answered, but Fin could not make anything of the answer. It may be too large or too deeply nested.",
    ),
    next: l10n.t("Have the API answer with a small JSON object, or take fewer response fields."),
  }),
  fin_action_identity_verification_error: () => ({
    title: l10n.t("Fin could not verify the customer"),
    message: l10n.t(
      "Fin did not run the connector, because the customer's identity was not verified.",
    ),
    next: l10n.t(
      "Set up identity verification for the Messenger, or change what the connector asks for in its Security tab.",
    ),
  }),
  email_verification_error: () => ({
    title: l10n.t("The customer's email address was not verified"),
    message: l10n.t(
      "The connector asks customers to prove who they are by email, and this one did not.",
    ),
    next: l10n.t(
      "See the conversation for what the customer did; the connector's Security tab says what is asked for.",
    ),
  }),
  non_fin_standalone_action_identity_verification_error: () => ({
    title: l10n.t("The customer was not verified"),
    message: l10n.t(
      "Outside of Fin, the connector did not run, because the customer's identity was not verified.",
    ),
    next: l10n.t(
      "Set up identity verification for the Messenger, or change what the connector asks for in its Security tab.",
    ),
  }),
  request_validation_error: () => ({
    title: l10n.t("The inputs did not fit"),
    message: l10n.t(
      "Intercom refused to send the request. A required input may have been missing, or of another type than declared.",
    ),
    next: l10n.t(
      "Compare the connector's inputs with what the workflow or Fin gives it; an input that may be missing needs a default value.",
    ),
  }),
  client_side_action_error: () => ({
    title: l10n.t("The function on the customer's side failed"),
    message: l10n.t(
      "The connector runs a function in the customer's browser or app, which failed or took too long.",
    ),
    next: l10n.t(
      "Check the function's name and its time limit in the configuration, and the log of the page or app.",
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
      "The API refused the request's Accept header. For Intercom's own API this is media_type_not_acceptable: a connector without an Accept header runs into it.",
    ),
    next: l10n.t("Explain it: the connector needs the header Accept: application/json."),
  };
}

function describeStatus(status: number | undefined): ErrorTypeDescription {
  return {
    title:
      status === undefined
        ? l10n.t("The API answered with an error")
        : l10n.t("The API answered with an error ({0})", status),
    message: l10n.t("The request was sent, and the API behind the URL refused or failed it."),
    next: nextAfter(status),
  };
}

function nextAfter(status = 0): string {
  if (status === 401 || status === 403) {
    return l10n.t(
      "Check the connector's Authorization header or authentication token, and what that token may do.",
    );
  }
  if (status === 404) {
    return l10n.t(
      "Check the path of the URL, and whether the object exists that was asked for; its value is not in the log.",
    );
  }
  if (status === 429) {
    return l10n.t("It was called too often: wait, or run the connector less often.");
  }
  return status >= 500
    ? l10n.t("The API has a problem of its own: see its own log for the time of the run.")
    : l10n.t("The raw response says what the API objects to.");
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
        : l10n.t("Intercom calls this {0}, which is not documented.", visible(errorType)),
    next: l10n.t("The error message and the raw response may say more."),
  };
}
