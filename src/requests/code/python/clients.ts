/** A client whose calls take a URL, and the rest mostly by name: what it does differently from the others. */
export interface Kind {
  readonly client: "requests" | "httpx" | "aiohttp" | "treq";
  /** The names of what sessions are made with, by place. */
  readonly sessions: Readonly<Record<string, readonly string[]>>;
  /** Names of the arguments by place, after the URL; those of a session where they are others. */
  readonly places: Readonly<Record<string, readonly string[]>>;
  readonly placesOfSession?: Readonly<Record<string, readonly string[]>>;
  /** True where setting `headers` takes the client's own away. */
  readonly replaces: boolean;
  /** The method that all others go through. */
  readonly through: string;
  /** The method that makes requests ready to be sent: of those that are made so, or of what others are called with. */
  readonly prepares?: { readonly name: string; readonly takes: "request" | "arguments" };
}

const bodies = { post: ["data", "json"], put: ["data"], patch: ["data"] };

/** requests, and the sessions of others that extend its own. */
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

/** The client that a path of the library belongs to. */
export function kindOf(head: string): Kind | undefined {
  return Object.hasOwn(kinds, head) ? kinds[head] : undefined;
}

/** Whether a name is that of a class of sessions. */
export function isSession(kind: Kind, name: string): boolean {
  return Object.hasOwn(kind.sessions, name);
}
