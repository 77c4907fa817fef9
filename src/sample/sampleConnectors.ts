import type { Connector, ConnectorConfiguration, DataInput, RunSchedule } from "./connector.ts";
import { responseFields } from "./responseFields.ts";
import { sampleEpoch } from "./sampleEpoch.ts";
import { trainingTopicType } from "./trainingTopics.ts";
import { upstreamIncident } from "./upstreamIncidents.ts";

const minute = 60;
const hour = 3_600;
const day = 24 * hour;

const address = `https://api.intercom.io/custom_object_instances/${trainingTopicType}`;

const externalId: DataInput = {
  name: "external_id",
  type: "string",
  description: "The external_id of the training topic",
  required: true,
  default_value: "",
};

/** What one of the seeded connectors is; the rest is alike for all of them. */
interface Seed {
  readonly draft: ConnectorConfiguration;
  /** Where it is not the draft. */
  readonly live?: ConnectorConfiguration;
  readonly inUse: boolean;
  readonly schedule: RunSchedule;
}

/** Runs at least once in every hour. */
const always: RunSchedule = { period: 40 * minute, lateness: 20 * minute };

/**
 * The Data Connectors of the sample workspace, all of which read training topics, the last updated first. The
 * token is the workspace's own, and `example` an answer that they were tested with.
 */
export function sampleConnectors(token: string, example: object): readonly Connector[] {
  return seeds(token, example).map(({ draft, live, inUse, schedule }, index) => ({
    id: String(48_106 - index),
    state: "live",
    draft,
    published: [{ since: Number.NEGATIVE_INFINITY, configuration: live ?? draft }],
    inUse,
    createdAt: sampleEpoch - (90 + index * 7) * day,
    updatedAt: sampleEpoch - (1 + index) * day,
    schedule,
  }));
}

function seeds(token: string, example: object): readonly Seed[] {
  const accept = { name: "Accept", value: "application/json" };
  const authorization = { name: "Authorization", value: `Bearer ${token}` };
  const version = { name: "Intercom-Version", value: "2.13" };
  const healthy: ConnectorConfiguration = {
    name: "Get training topic",
    description: "Reads one training topic by its external_id",
    url: `${address}?external_id={{external_id}}`,
    body: undefined,
    headers: [accept, authorization, version],
    http_method: "get",
    direct_fin_usage: false,
    audiences: ["users", "leads"],
    execution_type: "server_side",
    configuration_response_type: "test_response_type",
    data_transformation_type: "full_access",
    client_function_name: null,
    client_function_timeout_ms: 30_000,
    data_inputs: [externalId],
    // Somebody kept what the inbox shows, and left out Intercom's own ids and times.
    response_fields: responseFields(example).filter(({ path }) =>
      /^(?:external_id|custom_attributes\..+)$/.test(path),
    ),
    object_mappings: [],
    token_ids: [],
    customer_authentication: false,
    bypass_authentication: false,
    validate_missing_attributes: true,
  };
  const withoutAccept = [authorization, version];
  const recommended: ConnectorConfiguration = {
    ...healthy,
    name: "Recommend a training topic",
    description: "Reads the topic that a workflow recommends",
  };
  return [
    { draft: healthy, inUse: true, schedule: always },
    {
      draft: {
        ...healthy,
        name: "Training topic for Fin",
        description: "Lets Fin quote a training topic",
        headers: withoutAccept,
        direct_fin_usage: true,
      },
      inUse: true,
      schedule: always,
    },
    {
      draft: {
        ...healthy,
        name: "All training topics",
        description: "Reads the whole list, pinned to a version that has none",
        url: address,
        data_inputs: [],
        response_fields: [],
      },
      inUse: false,
      schedule: { period: 6 * hour, lateness: hour },
    },
    {
      draft: {
        ...healthy,
        name: "Training topic by name",
        description: "Typed from a guide: its variables are not what they look like",
        url: `${address}?external_id={external_id}&topic={{topic}}`,
        validate_missing_attributes: false,
      },
      inUse: false,
      schedule: { period: 3 * hour, lateness: hour },
    },
    {
      draft: {
        ...recommended,
        response_fields: recommended.response_fields.map((field) => ({
          ...field,
          redacted: field.path.endsWith("created_by_admin_email"),
        })),
        data_transformation_type: "redacted_access",
      },
      live: { ...recommended, headers: withoutAccept },
      inUse: false,
      schedule: { period: 4 * hour, lateness: hour, quietFor: 26 * hour },
    },
    {
      draft: {
        ...healthy,
        name: "Training topic for the inbox",
        description: "Reads a topic beside the conversation, with an authentication token",
        headers: [accept, version],
        token_ids: ["4107"],
      },
      inUse: true,
      schedule: { period: hour, lateness: 30 * minute, incidentAt: upstreamIncident },
    },
  ];
}
