import type { Instance } from "../../../src/intercom/customObjects.ts";

/** An instance with what a test needs; the rest as little as Intercom sends. */
export function instance(given: Partial<Instance> = {}): Instance {
  return {
    id: "1",
    type: "PeteUserTrainingTopic",
    externalId: undefined,
    createdAt: undefined,
    updatedAt: undefined,
    externalCreatedAt: undefined,
    externalUpdatedAt: undefined,
    attributes: {},
    raw: {},
    ...given,
  };
}
