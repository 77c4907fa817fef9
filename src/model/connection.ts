import type { Region } from "../intercom/endpoint.ts";

/** A workspace that can be looked into. Its token is kept apart, under `key`. */
export interface Connection {
  /** Opaque, lower case, letters and digits: it is the authority of document addresses. */
  readonly key: string;
  /** What people call it. */
  readonly name: string;
  readonly region: Region | "sample";
}

/** The embedded Intercom; it needs no secret. */
export const sampleConnection: Connection = {
  key: "sample",
  name: "Sample Data",
  region: "sample",
};
