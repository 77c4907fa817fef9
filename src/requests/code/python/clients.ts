/** How one of the clients with keyword arguments differs from the others. */
export interface Kind {
  readonly client: "requests" | "httpx" | "aiohttp" | "treq";
  /** The parameters of each session constructor, in order. */
  readonly sessions: Readonly<Record<string, readonly string[]>>;
  /**
   * The parameters of each method after the URL, in order; `placesOfSession`: those of session methods, if different.
   */
  readonly places: Readonly<Record<string, readonly string[]>>;
  readonly placesOfSession?: Readonly<Record<string, readonly string[]>>;
  /** Assigning `headers` also removes the client's defaults. */
  readonly replaces: boolean;
  /** The method that all others call. */
  readonly through: string;
  /** The method that prepares requests; `takes`: whether it is given a request object or the call's arguments. */
  readonly prepares?: { readonly name: string; readonly takes: "request" | "arguments" };
}

const bodies = { post: ["data", "json"], put: ["data"], patch: ["data"] };

/** requests, and sessions of other packages that extend its own. */
export const requestsKind: Kind = {
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
  through: "request",
  prepares: { name: "prepare_request", takes: "request" },
};

const kinds: Readonly<Record<string, Kind>> = {
  requests: requestsKind,
  httpx: {
    client: "httpx",
    sessions: { Client: [], AsyncClient: [] },
    places: {},
    replaces: false,
    through: "request",
    prepares: { name: "build_request", takes: "arguments" },
  },
  aiohttp: {
    client: "aiohttp",
    sessions: { ClientSession: ["base_url"] },
    places: {},
    replaces: false,
    through: "_request",
  },
  treq: {
    client: "treq",
    sessions: { HTTPClient: ["agent"] },
    places: { get: ["headers"], head: ["headers"], ...bodies, post: ["data"] },
    placesOfSession: { ...bodies, post: ["data"] },
    replaces: false,
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
