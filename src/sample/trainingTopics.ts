import type { CustomObjectInstance, References, SampleType } from "./instance.ts";
import { itemAround } from "./itemAround.ts";
import { createdAt, sampleEpoch } from "./sampleEpoch.ts";
import { sampleContactIds, sampleConversationIds } from "./sampleReferences.ts";
import { seededHash } from "./seededHash.ts";
import { specialTopics, type SpecialTopic } from "./specialTopics.ts";
import { catalogueEntry } from "./trainingCatalogue.ts";

/** The type identifier that the Data Connector guide uses. */
export const trainingTopicType = "PeteUserTrainingTopic";

/** The Intercom id of the oldest training topic; 16032025 is the example id of the OpenAPI description. */
const firstId = 16_032_025;

/**
 * Topics are saved again and again, so twelve instances are five topics: [topic, revision] in the order of
 * saving. A fixed pattern can be inverted, which finds an external_id without a map of a million.
 */
const savings = [
  [0, 1],
  [1, 1],
  [0, 2],
  [2, 1],
  [3, 1],
  [1, 2],
  [0, 3],
  [4, 1],
  [2, 2],
  [1, 3],
  [3, 2],
  [0, 4],
] as const;
const topicsPerBlock = 5;

const fortnight = 14 * 86_400;

/** Scatters the titles over the catalogue; a prime, so that hardly any number of topics divides it. */
const titleStride = 7_919;

const admins = ["pete", "amara", "jonas", "mei", "sofia", "tariq"];
const levels = ["Beginner", "Intermediate", "Advanced"];

/**
 * How far from the newest instance the special topic at `order` stands: within the first 100 for all of
 * them, and but for the guide's example not among the first dozen, where people look first.
 */
function specialPosition(order: number): number {
  return order === 0 ? 3 : 10 + Math.floor(order * 2.4);
}

function savingAt(index: number): { topic: number; revision: number } {
  const [topic, revision] = itemAround(savings, index);
  return { topic: Math.floor(index / savings.length) * topicsPerBlock + topic, revision };
}

function indexOfSaving(topic: number, revision: number): number | undefined {
  const slot = savings.findIndex(([t, r]) => t === topic % topicsPerBlock && r === revision);
  if (slot < 0) return undefined;
  return Math.floor(topic / topicsPerBlock) * savings.length + slot;
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** The instances of the guide's custom object type: a training catalogue with its history of saves. */
export function trainingTopics(count: number): SampleType {
  const specials = specialTopics();
  const specialAt = new Map<number, SpecialTopic>();
  const indexOfSpecial = new Map<string, number>();
  for (const [order, special] of specials.entries()) {
    const index = count - 1 - specialPosition(order);
    if (index < 0) break;
    specialAt.set(index, special);
    indexOfSpecial.set(special.externalId, index);
  }
  const topics = Math.max(1, Math.ceil((count / savings.length) * topicsPerBlock));
  // One instance alone was updated at the epoch itself. It is an old one, so "latest" is neither the first
  // of the list nor on its first page.
  const latest = Math.floor(count / 3);

  function instanceAt(index: number): CustomObjectInstance {
    const { topic, revision } = savingAt(index);
    const { title, category } = catalogueEntry((topic * titleStride) % topics);
    const special = specialAt.get(index);
    const created = createdAt(index, count);
    const updated = created + (seededHash(index, 2) % Math.min(sampleEpoch - created, fortnight));
    const Title = special?.attributes["Title"] ?? title;
    const ordinary = {
      Title,
      category,
      level: itemAround(levels, seededHash(topic, 3)),
      duration_minutes: 10 + 5 * (seededHash(topic, 4) % 10),
      completion_rate: (seededHash(index, 5) % 1_000) / 10,
      mandatory: seededHash(topic, 6) % 4 === 0,
      summary: seededHash(index, 7) % 5 === 0 ? null : `${String(Title)}, in practice.`,
      revision,
      created_by_admin_email: `${itemAround(admins, seededHash(index, 8))}@example.com`,
    };
    return {
      id: String(firstId + index),
      type: trainingTopicType,
      custom_attributes:
        special === undefined
          ? ordinary
          : special.alone === true
            ? special.attributes
            : { ...ordinary, ...special.attributes },
      external_id:
        special?.externalId ??
        `${slug(title)}-${String(topic).padStart(4, "0")}-${String(revision).padStart(3, "0")}`,
      external_created_at: seededHash(index, 9) % 6 === 0 ? null : created - 3_600,
      external_updated_at: seededHash(index, 10) % 4 === 0 ? null : updated - 60,
      created_at: created,
      updated_at: index === latest ? sampleEpoch : updated,
    };
  }

  function indexOfExternalId(externalId: string): number | undefined {
    const special = indexOfSpecial.get(externalId);
    if (special !== undefined) return special;
    const numbers = /-(\d{4,9})-(\d{3})$/.exec(externalId);
    const index = indexOfSaving(Number(numbers?.[1]), Number(numbers?.[2]));
    if (index === undefined || index >= count) return undefined;
    return instanceAt(index).external_id === externalId ? index : undefined;
  }

  function referencesAt(index: number): References {
    return {
      contactId: sampleContactIds[index % 29],
      conversationId: sampleConversationIds[index % 31],
    };
  }

  return {
    type: trainingTopicType,
    count,
    firstId,
    instanceAt,
    indexOfExternalId,
    referencesAt,
  };
}
