import type { Region } from "../intercom/endpoint.ts";

/** A workspace that can be looked into. Its token is kept apart, under `key`. */
export interface Connection {
  /** Opaque, lower case, letters and digits: it is the authority of document addresses. */
  readonly key: string;
  /** What people call it; the workspace's name until somebody renames it. */
  readonly name: string;
  readonly region: Region | "sample";
  /** The workspace's own id, as `GET /me` told it. */
  readonly workspaceId?: string | undefined;
}

/** The embedded Intercom; it needs no secret. */
export const sampleConnection: Connection = {
  key: "sample",
  name: "Sample Data",
  region: "sample",
};

/** Reads a connection that was stored; undefined for anything else. */
export function decodeConnection(value: unknown): Connection | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!("key" in value && "name" in value && "region" in value)) return undefined;
  const { key, name, region } = value;
  if (typeof key !== "string" || !/^[a-z0-9]+$/.test(key) || typeof name !== "string") {
    return undefined;
  }
  if (region !== "us" && region !== "eu" && region !== "au") return undefined;
  const workspaceId = "workspaceId" in value ? value.workspaceId : undefined;
  return {
    key,
    name,
    region,
    workspaceId: typeof workspaceId === "string" ? workspaceId : undefined,
  };
}
