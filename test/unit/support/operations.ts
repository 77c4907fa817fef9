import {
  findByExternalId,
  getInstance,
  listInstances,
  listReferencedInstances,
} from "../../../src/intercom/customObjects.ts";
import {
  createDataConnector,
  getDataConnector,
  listDataConnectors,
  setDataConnectorState,
  updateDataConnector,
} from "../../../src/intercom/dataConnectors.ts";
import { record, shapeError } from "../../../src/intercom/decode.ts";
import {
  getExecutionResult,
  listExecutionResults,
} from "../../../src/intercom/executionResults.ts";
import { identifyAdmin } from "../../../src/intercom/me.ts";
import type { Operation } from "../../../src/intercom/operation.ts";
import { canary } from "./withClient.ts";

/** No operation of ours deletes; the client knows how to, and what may be sent twice. */
const deletion: Operation<unknown> = {
  method: "DELETE",
  path: ["custom_object_instances", "PeteUserTrainingTopic"],
  query: { external_id: "a" },
  decode: (json) => {
    if (!("id" in record(json, ""))) throw shapeError("id", "present");
    return json;
  },
};

/** Every operation there is, each against every fault: a new one is one line here. */
export const operations: Readonly<Record<string, Operation<unknown>>> = {
  listInstances: listInstances("PeteUserTrainingTopic", { perPage: 50 }),
  getInstance: getInstance("PeteUserTrainingTopic", "22"),
  listReferencedInstances: listReferencedInstances(
    "PeteUserTrainingTopic",
    { kind: "contact", id: "6762f0dd1bb69f9f2193bb83" },
    { perPage: 50 },
  ),
  findByExternalId: findByExternalId("PeteUserTrainingTopic", "a b/c"),
  identifyAdmin: identifyAdmin(),
  listDataConnectors: listDataConnectors({ perPage: 50 }),
  getDataConnector: getDataConnector("12345", "draft"),
  createDataConnector: createDataConnector({
    name: "Get topic",
    headers: [{ name: "Authorization", value: `Bearer ${canary}` }],
  }),
  updateDataConnector: updateDataConnector("12345", {
    headers: [{ name: "X-Api-Key", value: canary }],
  }),
  setDataConnectorState: setDataConnectorState("12345", "live"),
  listExecutionResults: listExecutionResults("12345", { perPage: 30, includeBodies: true }),
  getExecutionResult: getExecutionResult("12345", "99001"),
  "a DELETE": deletion,
};

/** The faults that an operation does not see: from 2.17 on an object without an id may be a miss. */
export const readable: Readonly<Record<string, readonly string[]>> = {
  findByExternalId: [
    "the JSON {}",
    'the JSON {"type":"list"}',
    'the JSON {"type":"list","data":null}',
    'the JSON {"type":"list","data":"all"}',
  ],
};
