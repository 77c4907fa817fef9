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

/** What the sample can be asked for in each version. */
export const cases: Readonly<Record<DescribedVersion, readonly Case[]>> = {
  // The list came with 2.16.
  "2.13": [...alike, { status: 400, path: topics }],
  "2.16": [...alike, ...lists],
  Preview: [...alike, ...lists],
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
