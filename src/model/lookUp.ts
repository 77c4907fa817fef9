import type { Referrer } from "../intercom/customObjects.ts";

/** The times that "latest" can mean; all in Unix seconds. */
export type LatestBy = "updatedAt" | "createdAt" | "externalUpdatedAt" | "externalCreatedAt";

/** A question that was asked of a type, as it is remembered. */
export type LookUp =
  | { readonly kind: "externalId" | "id"; readonly type: string; readonly value: string }
  | { readonly kind: Referrer; readonly type: string; readonly value: string }
  | { readonly kind: "latest"; readonly type: string; readonly by: LatestBy };

/** Reads a look-up that was stored; undefined for anything else. */
export function decodeLookUp(stored: unknown): LookUp | undefined {
  if (typeof stored !== "object" || stored === null) return undefined;
  if (!("kind" in stored && "type" in stored) || typeof stored.type !== "string") return undefined;
  const { kind, type } = stored;
  if (kind === "latest") {
    const by = "by" in stored ? latestTimes.find((time) => time === stored.by) : undefined;
    return by && { kind, type, by };
  }
  const value = "value" in stored ? stored.value : undefined;
  const known = (["externalId", "id", "contact", "conversation"] as const).find(
    (name) => name === kind,
  );
  return known !== undefined && typeof value === "string"
    ? { kind: known, type, value }
    : undefined;
}

/** A look-up that is kept, and the connection that it was asked of, by its key. */
export interface KeptLookUp {
  readonly connection: string;
  readonly lookUp: LookUp;
}

/** Reads what was stored of a connection's look-up; undefined for anything else. */
export function decodeKeptLookUp(stored: unknown): KeptLookUp | undefined {
  if (typeof stored !== "object" || stored === null) return undefined;
  if (!("connection" in stored && "lookUp" in stored)) return undefined;
  const { connection } = stored;
  const lookUp = decodeLookUp(stored.lookUp);
  return typeof connection === "string" && lookUp !== undefined
    ? { connection, lookUp }
    : undefined;
}

/** The times that "latest" can be asked by, the most useful first. */
export const latestTimes = [
  "updatedAt",
  "createdAt",
  "externalUpdatedAt",
  "externalCreatedAt",
] as const satisfies readonly LatestBy[];
