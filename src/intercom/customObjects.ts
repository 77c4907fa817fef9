import * as v from "valibot";
import { type Cursor, type Page, decodePage } from "./page.ts";
import { decode, identifier, record, seconds } from "./decode.ts";
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
