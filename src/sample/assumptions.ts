/**
 * What the embedded Intercom does where Intercom's documentation is silent: one field for each such
 * behaviour, so that a test can run both ways and a measurement against the real API has one place to go.
 */
export interface Assumptions {
  /**
   * What axios sends by default (`axiosDefaultAccept`). Rails would take it for a browser's
   * list and refuse it, but a public project reported success with it.
   */
  readonly axiosDefaultAccept: "accepted" | "refused";
  /**
   * A list before 2.16. The operation is not in the 2.13 to 2.15 descriptions; other endpoints that a version
   * lacks (`/macros` on 2.13) were seen to answer 400 intercom_version_invalid.
   */
  readonly listBefore216: "intercom_version_invalid" | "not_found" | "listed";
  /**
   * A list of references before 2.16. Intercom's own change to the description says that the case existed
   * and was missing from it; no answer was ever recorded.
   */
  readonly referencesBefore216: "listed" | "as list";
  /**
   * Custom objects on 2.7 to 2.12, whose descriptions lack them: the documented code for a resource that the
   * version does not have, or an unknown route.
   */
  readonly customObjectsBefore213: "intercom_version_invalid" | "not_found";
  /**
   * per_page above the maximum (150 instances, 50 connectors, 30 runs): the maximum is documented (OpenAPI
   * 2.16), what happens beyond it is not.
   */
  readonly perPageAboveMaximum: "clamped" | "parameter_invalid";
  /**
   * `pages.next`: a URL or null by the schema (pages_link, OpenAPI 2.16), but the example of the same
   * operation leaves it out.
   */
  readonly pagesNext: "url" | "absent";
  /**
   * No instance has the external_id, from 2.17 on: that version's page says 200 with the body of a miss by
   * id, all earlier descriptions say 404. The body itself is not published; its model and the reserved
   * external_id `reference_not_found` suggest that it may not be an error.list.
   */
  readonly externalIdMissFrom217: "404" | "200 error.list" | "200 reference_not_found";
  /** `?external_id=` without a value, as an empty variable of a connector leaves it: taken for not given. */
  readonly emptyExternalId: "absent" | "miss";
  /**
   * An external_id where the path takes an id: the parameter's text says "id or external_id", the
   * operation's says id alone.
   */
  readonly pathTakesExternalId: boolean;
  /** A filter by a contact or conversation that nothing refers to. */
  readonly unknownReference: "empty list" | "not_found";
  /** Whether a 406 has an x-request-id header; its body has no request_id in any report. */
  readonly requestIdOn406: "none" | "header";
  /**
   * No Authorization header: the code that the list of error codes has for it, or the one that the
   * description shows for every 401.
   */
  readonly authorizationMissing: "missing_authorization" | "unauthorized";
  /**
   * A body that is not JSON. The first shape was captured on 2.13; the 2.17 page says that the code is
   * usually parameter_invalid.
   */
  readonly malformedJson: "status and error" | "parameter_invalid";
  /** A body of another content type: 415 was in old documentation and is gone from 2.17. */
  readonly otherContentType: "parameter_invalid" | "unsupported_media_type";
  /** What an upsert does with attributes that it does not mention; null clears one (2.17) in both cases. */
  readonly attributesNotMentioned: "kept" | "cleared";
  /** Data Connectors before 2.16, as `listBefore216`: no description before has a path of theirs. */
  readonly connectorsBefore216: "intercom_version_invalid" | "not_found";
  /** `pages.next` on the last page of connectors and runs: nullable in the schema, no example has a last page. */
  readonly lastCursor: "null" | "absent";
  /**
   * The live configuration (the default of state_version) of a connector that was never live, or was taken out
   * of service: there is none to show, but no answer is documented for it.
   */
  readonly liveOfDraft: "not_found" | "draft";
  /**
   * The `state` beside the draft of a connector that is live: the connector's own, or that of the version
   * shown. The example of a PATCH shows draft, but not what the connector was before.
   */
  readonly stateOfDraft: "connector" | "draft";
  /**
   * Whether the headers of a PATCH replace those that are there. It is documented for data_inputs alone
   * ("Replaces all existing inputs"), and "only provided fields are changed" can be read both ways.
   */
  readonly patchedHeaders: "replaced" | "merged";
  /** A connector without a URL that is set to live. */
  readonly liveWithoutUrl: "refused" | "accepted";
  /** Whether a 422 names the field that it refuses: its schema may, no example of a connector does. */
  readonly refusedField: "absent" | "named";
  /** The Accept header that a Data Connector sends when none is configured: the guide's 406 says none. */
  readonly connectorAccept: "none" | "anything";
  /** The error_type of a run that the API answered with a status from 400 on. */
  readonly refusedRun: "3rd_party_error" | "faraday_error";
}

/** The likelier answer each time, by the evidence that the fields name. */
export const defaultAssumptions: Assumptions = {
  axiosDefaultAccept: "accepted",
  listBefore216: "intercom_version_invalid",
  referencesBefore216: "listed",
  customObjectsBefore213: "intercom_version_invalid",
  perPageAboveMaximum: "clamped",
  pagesNext: "url",
  externalIdMissFrom217: "200 error.list",
  emptyExternalId: "absent",
  pathTakesExternalId: false,
  unknownReference: "empty list",
  requestIdOn406: "none",
  authorizationMissing: "missing_authorization",
  malformedJson: "status and error",
  otherContentType: "parameter_invalid",
  attributesNotMentioned: "kept",
  connectorsBefore216: "intercom_version_invalid",
  lastCursor: "null",
  liveOfDraft: "not_found",
  stateOfDraft: "connector",
  patchedHeaders: "replaced",
  liveWithoutUrl: "refused",
  refusedField: "absent",
  connectorAccept: "none",
  refusedRun: "3rd_party_error",
};
