/** What the three clients that are called by name do differently. */
export interface Kind {
  readonly client: "requests" | "httpx" | "aiohttp";
  readonly sessions: readonly string[];
  /** Names of the arguments by place, after the URL. */
  readonly places: Readonly<Record<string, readonly string[]>>;
  /** True where setting `headers` takes the client's own away. */
  readonly replaces: boolean;
}

export const kinds: Readonly<Record<string, Kind>> = {
  requests: {
    client: "requests",
    sessions: ["Session", "session", "sessions.Session"],
    places: { get: ["params"], post: ["data", "json"], put: ["data"], patch: ["data"] },
    replaces: true,
  },
  httpx: { client: "httpx", sessions: ["Client", "AsyncClient"], places: {}, replaces: false },
  aiohttp: { client: "aiohttp", sessions: ["ClientSession"], places: {}, replaces: false },
};
