import { plainText, spread, writtenAt } from "../evaluate.ts";
import type { Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { joinedUrl, resolved, textIn } from "../urls.ts";
import { isNothing, unknown, type Entry, type Native, type Thing, type Value } from "../values.ts";
import { argumentsOf, sendKeywordCall } from "./keywordCall.ts";

/** What the three clients that are called by name do differently. */
interface Kind {
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

const verbs = new Set(["get", "post", "put", "patch", "delete", "head", "options"]);

/** `requests.get(url)`, `httpx.Client(base_url=…)`, `session.post(url, json=…)`. */
export function callKeywordClient(
  kind: Kind,
  method: string,
  call: Call,
  run: Run,
): Value | undefined {
  if (kind.sessions.includes(method)) return newSession(kind, call, run);
  const { state } = call;
  const isRequest = method === "request" || method === "stream";
  const named = argumentsOf(call, ["method"]).get("method");
  const verb = isRequest ? plainText(named?.value)?.toUpperCase() : method.toUpperCase();
  if (!isRequest && !verbs.has(method))
    return method === "close" || method === "mount" ? unknown : undefined;
  const { callee } = call.at;
  const own =
    state === undefined && kind.client === "requests"
      ? kind.places[method]
      : kind.client === "requests" && method !== "get"
        ? kind.places[method]
        : [];
  const names = isRequest ? ["method", "url"] : ["url", ...(own ?? [])];
  const shared = optionValue(state, "written");
  return sendKeywordCall(
    {
      ...{
        call,
        client: kind.client,
        names,
        nothing: kind.client === "requests" ? "removes" : "text",
      },
      method: {
        text: verb ?? "$METHOD",
        span: isRequest ? named?.span : callee.kind === "member" ? callee.nameSpan : undefined,
      },
      url: (given, at) => urlOf(kind, given, state, at, run),
      defaults: [optionValue(state, "headers")].filter((value) => value !== undefined),
      shared: shared?.kind === "thing" ? shared : undefined,
      params: optionValue(state, "params"),
      isOpen: state?.shape.value.isOpen === true || isGiven(optionValue(state, "event_hooks")),
      isAuthorized: isGiven(optionValue(state, "auth")),
    },
    run,
  );
}

function isGiven(value: Value | undefined): boolean {
  return value !== undefined && !isNothing(value);
}

function urlOf(
  kind: Kind,
  given: Value,
  state: Thing | undefined,
  at: { start: number; end: number },
  run: Run,
): Value {
  const base = optionValue(state, "base_url");
  if (!isGiven(base) || base === undefined) return given;
  if (kind.client === "httpx") return joinedUrl(base, given, at, run);
  return resolved(textIn(given), textIn(base), at) ?? unknown;
}

function newSession(kind: Kind, call: Call, run: Run): Value {
  const { args } = call;
  const state = run.thing([], { isOpen: args.some(({ isMany }) => isMany === true) });
  const put = (name: string, value: Value, span = call.at): void => {
    const at = { start: span.start, end: span.end };
    run.put(state, { name: writtenAt(name, at), value, valueSpan: at, span: at, isSure: true });
  };
  const [first] = args;
  if (kind.client === "aiohttp" && first !== undefined && first.name === undefined)
    put("base_url", first.value);
  for (const { name, value, span } of args) {
    if (name !== undefined && name !== "headers") put(name, value, { ...call.at, ...span });
  }
  const headers = run.thing([], { foldsCase: true });
  const given = args.find(({ name }) => name === "headers")?.value;
  if (given !== undefined) spread(headers, given, run);
  put("headers", headers);
  if (given?.kind === "thing") put("written", given);
  return { kind: "native", path: kind.client, state };
}

/** `session.headers` and the other things that a session shares. */
export function memberOfSession(of: Native, name: string): Value | undefined {
  const { state, path } = of;
  if (state === undefined || path.includes(".")) return undefined;
  if (name === "headers") return { kind: "native", path: `${path}.headers`, state };
  return name === "params" || name === "auth" ? optionValue(state, name) : undefined;
}

/** `session.headers.update({…})` and what else a dictionary can. */
export function callSessionHeaders(method: string, call: Call, run: Run): Value | undefined {
  const { state, args } = call;
  const headers = optionValue(state, "headers");
  if (state === undefined || headers?.kind !== "thing") return unknown;
  const [first, second] = args;
  switch (method) {
    case "update":
      for (const { name, value, span } of args) {
        if (name === undefined) {
          spread(headers, value, run);
          if (value.kind === "thing") putWritten(state, value, run);
        } else {
          run.put(headers, {
            name: writtenAt(name, span),
            value,
            valueSpan: span,
            span,
            isSure: true,
          });
        }
      }
      return unknown;
    case "setdefault": {
      const name = plainText(first?.value);
      if (first === undefined || second === undefined || name === undefined) run.open(headers, 0);
      else if (optionValue(headers, name) === undefined) {
        const { span } = second;
        run.put(headers, {
          name: writtenAt(name, first.span),
          value: second.value,
          valueSpan: span,
          span,
          isSure: true,
        });
      }
      return unknown;
    }
    case "pop": {
      const name = plainText(first?.value);
      if (name === undefined || first === undefined) run.open(headers, 0);
      else putNothing(headers, name, call.at, run);
      return unknown;
    }
    case "clear":
      for (const { name } of headers.shape.value.entries) run.take(headers, name.text);
      putNothing(headers, "Accept", call.at, run);
      return unknown;
    default:
      return unknown;
  }
}

/** A header that is taken away, the client's own of that name too. */
function putNothing(
  headers: Thing,
  name: string,
  at: { start: number; end: number },
  run: Run,
): void {
  const span = { start: at.start, end: at.end };
  const value: Value = { kind: "constant", value: null };
  run.put(headers, { name: { text: name, runs: [] }, value, valueSpan: span, span, isSure: true });
}

function putWritten(state: Thing, value: Thing, run: Run): void {
  const at = value.literal ?? { start: 0, end: 0 };
  const span = { start: at.start, end: at.end };
  run.put(state, { name: writtenAt("written", span), value, valueSpan: span, span, isSure: true });
}

/** `session.headers = {…}`, `session.headers["Accept"] = …`, `session.auth = …`. */
export function assignToSession(of: Native, entry: Entry, run: Run): boolean {
  const { state, path } = of;
  if (state === undefined) return false;
  if (path.endsWith(".headers")) {
    const headers = optionValue(state, "headers");
    if (headers?.kind === "thing") run.put(headers, entry);
    return true;
  }
  if (entry.name.text !== "headers") {
    run.put(state, entry);
    return true;
  }
  const kind = kinds[path];
  const headers = run.thing([], { foldsCase: true });
  // requests' own Accept goes with the headers that are replaced.
  if (kind?.replaces === true) putNothing(headers, "Accept", entry.span, run);
  spread(headers, entry.value, run);
  run.put(state, { ...entry, value: headers });
  if (entry.value.kind === "thing") putWritten(state, entry.value, run);
  return true;
}
