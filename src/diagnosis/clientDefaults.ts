import type { Client } from "../requests/httpRequest.ts";

/** What a client sends for Accept when its user sets none. */
export type DefaultAccept =
  | { readonly kind: "sends"; readonly value: string }
  | { readonly kind: "sendsNone" }
  /** Nobody has measured it, or it depends. */
  | { readonly kind: "unknown" };

/** A client as people call it, with its default and how that is known. */
export interface ClientDefault {
  readonly name: string;
  readonly accept: DefaultAccept;
  readonly known: string;
}

/** Measured against a server on loopback, one request without headers of its own for each client. */
export function clientDefault(client: Client): ClientDefault {
  switch (client) {
    case "curl":
      return {
        name: "curl",
        accept: { kind: "sends", value: "*/*" },
        known: "measured, curl 7.88.1",
      };
    case "httpRunner":
      return {
        name: "the runner of this file",
        accept: { kind: "unknown" },
        known: "REST Client, httpYac and others differ",
      };
    case "dataConnector":
      return {
        name: "the Data Connector",
        accept: { kind: "unknown" },
        known: "undocumented; a refusal without an Accept row was reported",
      };
    case "unknown":
      return {
        name: "whoever sends this",
        accept: { kind: "unknown" },
        known: "not to be seen here",
      };
  }
}
