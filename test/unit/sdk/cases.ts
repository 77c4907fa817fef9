import { orderType } from "../../../src/sample/orders.ts";
import type { Sample } from "../../../src/sample/startSample.ts";
import { trainingTopicType } from "../../../src/sample/trainingTopics.ts";
import { exchange, type Sending } from "../sample/exchange.ts";
import type { Answered } from "./judge.ts";
import type { DescribedVersion } from "./overlay.ts";

/** A request, and the status that it has to be answered with. */
export interface Case {
  readonly status: number;
  readonly path: string;
  readonly query?: string;
  readonly sending?: Sending;
}

const topics = `/custom_object_instances/${trainingTopicType}`;
const orders = `/custom_object_instances/${orderType}`;
const noType = "/custom_object_instances/NoSuchType";
const wrongToken = { authorization: "Bearer wrong" };
const remove: Sending = { method: "DELETE" };

function upsert(body: object): Sending {
  return { method: "POST", body: JSON.stringify(body) };
}

/** In this order: what is written is read and deleted further on. */
const alike: readonly Case[] = [
  { status: 200, path: "/me" },
  { status: 401, path: "/me", sending: { headers: wrongToken } },
  { status: 406, path: "/me", sending: { headers: { accept: "text/html" } } },
  { status: 406, path: topics, sending: { headers: { accept: undefined } } },
  { status: 401, path: `${orders}/1`, sending: { headers: { authorization: undefined } } },
  { status: 200, path: topics, query: "?external_id=test-curl-001" },
  { status: 200, path: topics, query: "?external_id=typed-values-001" },
  { status: 200, path: topics, query: "?external_id=all-null-001" },
  { status: 200, path: topics, query: "?external_id=odd-names-001" },
  { status: 404, path: topics, query: "?external_id=nobody" },
  { status: 404, path: noType, query: "?external_id=a" },
  { status: 200, path: `${orders}/1` },
  { status: 200, path: `${orders}/2` },
  { status: 404, path: `${orders}/9999` },
  { status: 404, path: `${noType}/1` },
  {
    status: 200,
    path: orders,
    sending: upsert({
      external_id: "new",
      external_created_at: 1_392_036_272,
      custom_attributes: { order_number: "ORDER-1", total: 99.99, paid: true, tags: ["a"] },
    }),
  },
  {
    status: 200,
    path: orders,
    sending: upsert({ external_id: "new", custom_attributes: { paid: null } }),
  },
  { status: 200, path: orders, query: "?external_id=new" },
  { status: 200, path: orders, sending: upsert({ custom_attributes: { order_number: "2" } }) },
  { status: 400, path: orders, sending: upsert({ external_id: 7 }) },
  { status: 404, path: noType, sending: upsert({ external_id: "a" }) },
  { status: 401, path: orders, sending: { ...upsert({}), headers: wrongToken } },
  { status: 200, path: orders, query: "?external_id=new", sending: remove },
  { status: 404, path: orders, query: "?external_id=new", sending: remove },
  { status: 400, path: orders, sending: remove },
  { status: 200, path: `${orders}/2`, sending: remove },
  { status: 404, path: `${orders}/2`, sending: remove },
];

const lists: readonly Case[] = [
  { status: 200, path: topics },
  { status: 200, path: topics, query: "?per_page=150&page=2" },
  { status: 200, path: topics, query: "?per_page=150&page=9" },
  { status: 200, path: topics, query: "?page=1000" },
  { status: 200, path: orders, query: "?references_contact_id=nobody" },
  { status: 400, path: topics, query: "?page=0" },
  { status: 404, path: noType },
  { status: 401, path: topics, sending: { headers: wrongToken } },
];

const connectors = "/data_connectors";
// Of the sample's: one that is in use, and one that is not.
const used = `${connectors}/48105`;
const unused = `${connectors}/48104`;
// The first that is created there.
const created = `${connectors}/48107`;
const runs = `${used}/execution_results`;
// What is sent as it is written: its runs of long ago are as good as any.
const allRuns = "?start_ts=0";

function patch(body: object): Sending {
  return { method: "PATCH", body: JSON.stringify(body) };
}

const example = {
  name: "Get Order Status",
  description: "Looks up order status from an external service",
  http_method: "get",
  url: "https://api.example.com/orders/{{order_id}}/status",
  direct_fin_usage: true,
  audiences: ["leads", "visitors"],
  headers: [{ name: "Content-Type", value: "application/json" }],
  data_inputs: [{ name: "order_id", type: "string", description: "The order ID", required: true }],
  customer_authentication: true,
  bypass_authentication: false,
  validate_missing_attributes: true,
};

/** In this order, too. */
const dataConnectors: readonly Case[] = [
  { status: 200, path: connectors },
  { status: 200, path: connectors, query: "?per_page=2" },
  { status: 400, path: connectors, query: "?starting_after=nonsense" },
  { status: 401, path: connectors, sending: { headers: wrongToken } },
  ...[1, 2, 3, 4, 5, 6].flatMap((number): Case[] => [
    { status: 200, path: `${connectors}/4810${String(number)}` },
    { status: 200, path: `${connectors}/4810${String(number)}`, query: "?state_version=draft" },
    {
      status: 200,
      path: `${connectors}/4810${String(number)}/execution_results`,
      query: `${allRuns}&per_page=30&include_bodies=true`,
    },
  ]),
  { status: 400, path: used, query: "?state_version=newest" },
  { status: 404, path: `${connectors}/1` },
  { status: 401, path: used, sending: { headers: wrongToken } },
  { status: 200, path: runs },
  { status: 200, path: runs, query: `${allRuns}&success=false` },
  { status: 200, path: runs, query: `${allRuns}&success=true` },
  { status: 200, path: runs, query: `${allRuns}&error_type=3rd_party_error` },
  { status: 400, path: runs, query: "?error_type=none" },
  { status: 400, path: runs, query: "?start_ts=yesterday" },
  { status: 404, path: `${connectors}/1/execution_results` },
  { status: 401, path: runs, sending: { headers: wrongToken } },
  { status: 404, path: `${runs}/1` },
  { status: 200, path: used, sending: patch({ name: "Updated", description: "Updated" }) },
  {
    status: 200,
    path: used,
    sending: patch({ mock_response: { user: { name: "A", age: null } } }),
  },
  { status: 409, path: used, sending: patch({ state: "draft" }) },
  { status: 422, path: used, sending: patch({ state: "paused" }) },
  { status: 422, path: used, sending: patch({ http_method: "head" }) },
  { status: 422, path: used, sending: patch({ audiences: ["everybody"] }) },
  { status: 401, path: used, sending: { ...patch({}), headers: wrongToken } },
  { status: 404, path: `${connectors}/1`, sending: patch({}) },
  { status: 201, path: connectors, sending: upsert(example) },
  { status: 201, path: connectors, sending: upsert({ name: "My Connector" }) },
  { status: 422, path: connectors, sending: upsert({ description: "No name" }) },
  { status: 401, path: connectors, sending: { ...upsert(example), headers: wrongToken } },
  { status: 200, path: created, query: "?state_version=draft" },
  { status: 200, path: `${created}/execution_results` },
  { status: 409, path: used, sending: remove },
  { status: 409, path: unused, sending: remove },
  { status: 200, path: unused, sending: patch({ state: "draft" }) },
  { status: 200, path: unused, sending: remove },
  { status: 404, path: unused, sending: remove },
  { status: 401, path: used, sending: { ...remove, headers: wrongToken } },
];

/** What the sample can be asked for in each version. */
export const cases: Readonly<Record<DescribedVersion, readonly Case[]>> = {
  // The list came with 2.16.
  "2.13": [...alike, { status: 400, path: topics }],
  "2.16": [...alike, ...lists, ...dataConnectors],
  Preview: [...alike, ...lists, ...dataConnectors],
};

/** `GET /me 200`, to tell cases apart. */
export function nameOf({ status, path, query = "", sending = {} }: Case): string {
  const { method = "GET", body = "", headers = {} } = sending;
  const given = Object.entries(headers).map(([name, value]) => ` ${name}: ${value ?? "none"}`);
  return `${status} to ${method} ${path}${query} ${body}${given.join()}`.trim();
}

/** The answers to all cases of a version, in their order. */
export async function answersOf(
  sample: Sample,
  version: DescribedVersion,
): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  for (const { path, query = "", sending = {} } of cases[version]) {
    const headers = { "intercom-version": version, ...sending.headers };
    const { status, json } = await exchange(sample, path + query, { ...sending, headers });
    answers.push({ method: sending.method ?? "GET", path, status, json });
  }
  return answers;
}
