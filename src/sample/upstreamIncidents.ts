import type { Incident } from "./connector.ts";
import { itemAround } from "./itemAround.ts";

const badGateway: Incident = {
  error_type: "3rd_party_error",
  error_message: "Request to {url} failed with status 502",
  http_status: 502,
  answered: {
    text: "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n",
  },
};

/** A failure that no answer came with. */
function unanswered(error_type: string, error_message: string, source_type?: string): Incident {
  return {
    error_type,
    error_message,
    http_status: null,
    answered: "nothing",
    ...(source_type === undefined ? {} : { source_type }),
  };
}

/**
 * One failure for each documented error_type, at most one in a row; the words are made up, as none but
 * "Connection refused" is published. Two have addresses with secrets, which the log does not show.
 */
const rare: readonly Incident[] = [
  unanswered("3rd_party_error", "Connection refused"),
  unanswered("faraday_error", "Net::ReadTimeout while requesting {url}"),
  unanswered(
    "faraday_error",
    "407 from the proxy https://pete:hunter2@egress.example.com:3128/?tenant=42#eu",
  ),
  unanswered("token_refresh_error", "The authentication token could not be refreshed (401)"),
  unanswered("request_configuration_error", "The request body is not valid JSON"),
  {
    error_type: "response_mapping_error",
    error_message: "The response has no field custom_attributes.Title",
    http_status: 200,
    answered: { text: '{"type":"list","data":[]}' },
  },
  {
    error_type: "fin_action_response_formatting_error",
    error_message: "The response is too long for Fin",
    http_status: 200,
    source_type: "fin",
    answered: "as usual",
  },
  unanswered(
    "fin_action_identity_verification_error",
    "The identity of the customer is not verified",
    "fin",
  ),
  unanswered("email_verification_error", "The email address of the customer is not verified"),
  unanswered(
    "non_fin_standalone_action_identity_verification_error",
    "The identity of the customer is not verified",
    "inbox",
  ),
  unanswered("request_validation_error", "The input external_id is required"),
  unanswered("client_side_action_error", "The client function did not answer within 30000 ms"),
];

/** What befell the failing upstream in a run: every second one a 502, every fourth one of the rare, in turn. */
export function upstreamIncident(run: number): Incident | undefined {
  if (run % 2 === 0) return badGateway;
  return run % 4 === 1 ? itemAround(rare, Math.floor(run / 4)) : undefined;
}
