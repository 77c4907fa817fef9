import type { IncomingHttpHeaders } from "node:http";
import type { SampleWorkspace } from "./identifyAdmin.ts";
import type { Assumptions } from "./assumptions.ts";
import type { ConnectorAccess } from "./dataConnectors.ts";

/** Everything has a default; tests and benchmarks change it. */
export interface SampleOptions {
  /** Default: any free one. */
  readonly port?: number;
  /** Default: a random one for each start. */
  readonly token?: string;
  /** Default: the "Sample Workspace" in the US. */
  readonly workspace?: SampleWorkspace;
  /** How many training topics there are, default 1,234; they take no memory until written. */
  readonly instances?: number;
  /** The API version for requests that name none, default 2.13. */
  readonly version?: string;
  /** Requests in ten seconds, default 1,667: the slice of 10,000 a minute that was seen in real headers. */
  readonly rateLimit?: number;
  /** Milliseconds to wait before each answer, default none. */
  readonly delayMs?: number;
  /** Milliseconds since 1970, default Date.now. */
  readonly now?: () => number;
  readonly assumptions?: Partial<Assumptions>;
  /** What the token may do with Data Connectors, default "write"; otherwise 403 where a scope is missing. */
  readonly connectorAccess?: ConnectorAccess;
  /**
   * Interferes with a request before it is judged: ends its connection without an answer, before it was applied
   * or afterwards. What it awaits (somebody else's edit, say) has happened when the request is judged.
   */
  readonly interfere?: (request: SeenRequest) => Interference | Promise<Interference>;
  /** Called for each request before it is judged. */
  readonly onRequest?: (request: SeenRequest) => void;
  /** Milliseconds that a client has for its request line and headers, default 10,000; three times that for all. */
  readonly headersTimeoutMs?: number;
}

/** A request as it came in. */
export interface SeenRequest {
  readonly method: string;
  /** The path and query (or whatever else) of the request line, as sent. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  /** Names and values alternating, as sent. */
  readonly rawHeaders: readonly string[];
  /** Tells connections apart. */
  readonly clientPort: number;
}

/** Where the connection of a request ends; undefined leaves the request alone. */
export type Interference = "cut before" | "cut after" | undefined;
