import type { NothingAsHeader } from "../../clients/sending.ts";

/** How one of the clients with keyword arguments differs from the others. */
export interface Kind {
  readonly client: "requests" | "niquests" | "httpx" | "aiohttp" | "treq";
  /** The parameters of each session constructor, in order. */
  readonly sessions: Readonly<Record<string, readonly string[]>>;
  /**
   * The parameters of each method after the URL, in order; `placesOfSession`: those of session methods, if different.
   */
  readonly places: Readonly<Record<string, readonly string[]>>;
  readonly placesOfSession?: Readonly<Record<string, readonly string[]>>;
  /** Assigning `headers` also removes the client's defaults. */
  readonly replaces: boolean;
  /** What a header of None becomes. */
  readonly nothing: NothingAsHeader;
  /** A path is written behind the base URL, instead of being resolved against it. */
  readonly appends?: true;
  /** The option for functions that change requests. */
  readonly hooks?: "event_hooks" | "hooks";
  /** The method that all others call. */
  readonly through: string;
  /** The method that prepares requests; `takes`: whether it is given a request object or the call's arguments. */
  readonly prepares?: { readonly name: string; readonly takes: "request" | "arguments" };
}

const bodies = { post: ["data", "json"], put: ["data"], patch: ["data"] };

/** requests, and sessions of other packages that extend its own. */
const requests: Kind = {
  client: "requests",
  sessions: {
    ...{ Session: [], session: [], CachedSession: [], OAuth1Session: [], OAuth2Session: [] },
    ...{ BaseUrlSession: ["base_url"], FuturesSession: [] },
  },
  places: { get: ["params"], ...bodies },
  placesOfSession: {
    ...bodies,
    request: ["params", "data", "headers", "cookies", "files", "auth"],
  },
  replaces: true,
  nothing: "unsets",
  through: "request",
  prepares: { name: "prepare_request", takes: "request" },
};

const kinds: Readonly<Record<string, Kind>> = {
  requests,
  niquests: {
    ...requests,
    client: "niquests",
    sessions: { Session: [], AsyncSession: [] },
    appends: true,
    hooks: "hooks",
  },
  httpx: {
    client: "httpx",
    sessions: { Client: [], AsyncClient: [] },
    places: {},
    replaces: false,
    nothing: "text",
    appends: true,
    hooks: "event_hooks",
    through: "request",
    prepares: { name: "build_request", takes: "arguments" },
  },
  aiohttp: {
    client: "aiohttp",
    sessions: { ClientSession: ["base_url"] },
    places: {},
    replaces: false,
    nothing: "text",
    through: "_request",
  },
  treq: {
    client: "treq",
    sessions: { HTTPClient: ["agent"] },
    places: { get: ["headers"], head: ["headers"], ...bodies, post: ["data"] },
    placesOfSession: { ...bodies, post: ["data"] },
    replaces: false,
    nothing: "text",
    through: "request",
  },
};

/** The client that a library path belongs to. */
export function kindOf(head: string): Kind | undefined {
  return Object.hasOwn(kinds, head) ? kinds[head] : undefined;
}

/** Whether a name is one of the client's session classes. */
export function isSession(kind: Kind, name: string): boolean {
  return Object.hasOwn(kind.sessions, name);
}
