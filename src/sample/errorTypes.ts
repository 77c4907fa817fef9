/** Every `error_type` that a run can have and that can be asked for (OpenAPI 2.16), in the order of the 400's text. */
export const errorTypes: readonly string[] = [
  "request_configuration_error",
  "faraday_error",
  "3rd_party_error",
  "response_mapping_error",
  "token_refresh_error",
  "fin_action_response_formatting_error",
  "fin_action_identity_verification_error",
  "email_verification_error",
  "non_fin_standalone_action_identity_verification_error",
  "request_validation_error",
  "client_side_action_error",
];
