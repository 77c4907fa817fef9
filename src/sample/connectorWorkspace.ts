import { connectorCalls } from "./connectorCall.ts";
import { ConnectorStore } from "./connectorStore.ts";
import { customObjectInstances } from "./customObjectInstances.ts";
import type { ConnectorWorkspace } from "./dataConnectors.ts";
import type { InstanceStore } from "./instanceStore.ts";
import type { ApiSettings } from "./intercomApi.ts";
import { sampleConnectors } from "./sampleConnectors.ts";
import { trainingTopics } from "./trainingTopics.ts";

/** Ordinary topics stand behind the special ones, whose external_ids are hard on every URL. */
const specialTopicCount = 100;

/** The workspace's Data Connectors, whose runs read its own training topics. */
export function connectorWorkspace(
  settings: ApiSettings,
  stores: ReadonlyMap<string, InstanceStore>,
): ConnectorWorkspace {
  const topics = trainingTopics(settings.instances);
  const ordinary = Math.max(1, settings.instances - specialTopicCount);
  const topicAt = (number: number) => topics.instanceAt(number % ordinary);
  return {
    store: new ConnectorStore(sampleConnectors(settings.token, topicAt(0))),
    access: settings.connectorAccess,
    log: {
      started: Math.floor(settings.now() / 1_000),
      world: {
        call: connectorCalls({
          ...settings,
          instances: (request) => customObjectInstances(stores, request),
        }),
        externalIdAt: (number) => topicAt(number).external_id ?? "",
        assumptions: settings.assumptions,
      },
    },
  };
}
