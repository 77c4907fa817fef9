import * as v from "valibot";
import { type Cursor, type Page, decodePage } from "./page.ts";
import { decode, identifier, record, seconds, shapeError } from "./decode.ts";
import type { Operation } from "./operation.ts";

/** One record of a custom object type. All times are Unix seconds. */
export interface Instance {
  /** Intercom's own id. */
  readonly id: string;
  /** The identifier of its custom object type, in the spelling it was asked for. */
  readonly type: string;
  readonly externalId: string | undefined;
  readonly createdAt: number | undefined;
  readonly updatedAt: number | undefined;
  readonly externalCreatedAt: number | undefined;
  readonly externalUpdatedAt: number | undefined;
  /** Values as Intercom sends them: strings, numbers, booleans, null, lists, references. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The whole object as it came, for documents and copies. */
  readonly raw: Readonly<Record<string, unknown>>;
}

const instanceSchema = v.object({
  id: identifier,
  external_id: v.fallback(v.optional(identifier), undefined),
  created_at: seconds,
  updated_at: seconds,
  external_created_at: seconds,
  external_updated_at: seconds,
});

/** A page of a type's instances. Documented from 2.16 on; older versions know look-ups alone. */
export function listInstances(
  type: string,
  { perPage, cursor }: { readonly perPage: number; readonly cursor?: Cursor | undefined },
): Operation<Page<Instance>> {
  return {
    method: "GET",
    path: ["custom_object_instances", type],
    query: { per_page: String(perPage), ...cursor },
    minimumVersion: "2.16",
    decode: (json) => decodePage(json, (item, path) => decodeInstance(type, item, path)),
  };
}

/** What refers to an instance, and can be asked for its instances. */
export type Referrer = "contact" | "conversation";

/** A page of the instances of a type that a contact or a conversation refers to (OpenAPI 2.16). */
export function listReferencedInstances(
  type: string,
  referrer: { readonly kind: Referrer; readonly id: string },
  { perPage, cursor }: { readonly perPage: number; readonly cursor?: Cursor | undefined },
): Operation<Page<Instance>> {
  const list = listInstances(type, { perPage, cursor });
  return { ...list, query: { ...list.query, [`references_${referrer.kind}_id`]: referrer.id } };
}

/**
 * One instance by its external_id, undefined for a miss: from 2.17 on that is a 200 with another body
 * (before, and still possibly, a `notFound` error). Another object than the one asked for is refused.
 */
export function findByExternalId(
  type: string,
  externalId: string,
): Operation<Instance | undefined> {
  return {
    method: "GET",
    path: ["custom_object_instances", type],
    query: { external_id: externalId },
    decode: (json) => {
      const body = record(json, "");
      if (Array.isArray(body["data"]))
        return only(
          decodePage(json, (item, path) => decodeInstance(type, item, path)).items,
          externalId,
        );
      // What such a body holds is not documented: an error, or no id, or the reserved external_id.
      const miss = body["type"] === "error.list" || body["id"] === undefined || body["id"] === null;
      if (miss || body["external_id"] === "reference_not_found") return undefined;
      const instance = decodeInstance(type, json, "");
      decode(v.literal(externalId), instance.externalId, "external_id");
      return instance;
    },
  };
}

/** One instance by Intercom's id. Another object in the answer is refused: the path is also said to take an external_id. */
export function getInstance(type: string, id: string): Operation<Instance> {
  return {
    method: "GET",
    path: ["custom_object_instances", type, id],
    decode: (json) => {
      const instance = decodeInstance(type, json, "");
      decode(v.literal(id), instance.id, "id");
      return instance;
    },
  };
}

/** A list where one object was asked for: an empty one is a miss, a server that did not filter is refused. */
function only(items: readonly Instance[], externalId: string): Instance | undefined {
  const found = items.find((item) => item.externalId === externalId);
  if (found === undefined && items.length > 0) throw shapeError("data", "the one instance");
  return found;
}

function decodeInstance(type: string, json: unknown, path: string): Instance {
  const raw = record(json, path);
  const fields = decode(instanceSchema, raw, path);
  const attributes = raw["custom_attributes"];
  return {
    id: fields.id,
    type,
    externalId: fields.external_id,
    createdAt: fields.created_at,
    updatedAt: fields.updated_at,
    externalCreatedAt: fields.external_created_at,
    externalUpdatedAt: fields.external_updated_at,
    attributes:
      attributes === undefined || attributes === null
        ? {}
        : record(attributes, [path, "custom_attributes"].filter(Boolean).join(".")),
    raw,
  };
}
