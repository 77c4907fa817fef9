import { spread } from "../objects.ts";
import type { Call, Run } from "../run.ts";
import { withoutPairs } from "../pairs.ts";
import { optionValue } from "../sending.ts";
import { plainText, writtenAt } from "../texts.ts";
import { joinedUrl, resolved, textIn } from "../urls.ts";
import { type Thing, type Value, isNothing, unknown } from "../values.ts";
import { argumentsOf, sendKeywordCall } from "./keywordCall.ts";
import type { Kind } from "./keywordKinds.ts";

const verbs = new Set(["get", "post", "put", "patch", "delete", "head", "options"]);

/** `requests.get(url)`, `httpx.Client(base_url=…)`, `session.post(url, json=…)`. */
export function callKeywordClient(
  kind: Kind,
  method: string,
  call: Call,
  run: Run,
): Value | undefined {
  // Requests of these never leave the process.
  if (/^(?:Mock|ASGI|WSGI)Transport$/.test(method)) run.facts.set("mocked", true);
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
      isOpen:
        state?.shape.value.isOpen === true ||
        ["event_hooks", "transport"].some((name) => isGiven(optionValue(state, name))),
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
  if (given !== undefined) spread(headers, withoutPairs(given, run), run);
  put("headers", headers);
  if (given?.kind === "thing") put("written", given);
  return { kind: "native", path: kind.client, state };
}
