import type { SampleType } from "./instance.ts";
import { createdAt } from "./sampleEpoch.ts";
import { sampleContactIds, sampleConversationIds } from "./sampleReferences.ts";
import { seededHash } from "./seededHash.ts";

/** The type identifier of the examples in the OpenAPI description. */
export const orderType = "Order";

const count = 42;

/** Orders with the attributes, and the spelling of external_id, of the OpenAPI 2.16 list example. */
export function orders(): SampleType {
  return {
    type: orderType,
    count,
    firstId: 1,
    instanceAt(index) {
      const created = createdAt(index, count);
      const external = index % 2 === 0 ? created : null;
      return {
        id: String(1 + index),
        type: orderType,
        custom_attributes: {
          order_number: `ORDER-${10_000 + index * 137}`,
          total_amount: (999 + (seededHash(index, 11) % 50_000)) / 100,
        },
        external_id: `order_${String(index + 1).padStart(3, "0")}`,
        external_created_at: external,
        external_updated_at: external,
        created_at: created,
        updated_at: created,
      };
    },
    indexOfExternalId(externalId) {
      const index = Number(/^order_(\d{3})$/.exec(externalId)?.[1]) - 1;
      return index >= 0 && index < count ? index : undefined;
    },
    referencesAt: (index) => ({
      contactId: sampleContactIds[index % 7],
      conversationId: sampleConversationIds[index % 11],
    }),
  };
}
