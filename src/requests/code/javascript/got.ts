import type { HttpRequest } from "../../httpRequest.ts";
import { spread } from "../objects.ts";
import { writtenAt } from "../texts.ts";
import type { Call, Run } from "../run.ts";
import { option, optionValue } from "../sending.ts";
import { isNothing, unknown, type Thing, type Value } from "../values.ts";
import { bodyIn, optionsBehind, sendWithOptions, typeOfBody } from "./httpCall.ts";
import { joinedUrl, withParams } from "../urls.ts";

const verbs = new Set(["get", "post", "put", "patch", "head", "delete"]);

/** What got and ky, which are used alike, do differently. */
interface Kind {
  readonly client: "got" | "ky" | "ofetch";
  readonly base: string;
  readonly query: string;
}

const got: Kind = { client: "got", base: "prefixUrl", query: "searchParams" };
const ky: Kind = { client: "ky", base: "prefixUrl", query: "searchParams" };
const ofetch: Kind = { client: "ofetch", base: "baseURL", query: "query" };

export function callGot(method: string, call: Call, run: Run): Value | undefined {
  // What comes as a stream is asked for in the same way.
  return callKind(got, method.replace(/^stream\.?/, ""), call, run);
}

export function callKy(method: string, call: Call, run: Run): Value | undefined {
  return callKind(ky, method, call, run);
}

export function callOfetch(method: string, call: Call, run: Run): Value | undefined {
  return callKind(ofetch, method.replace(/^raw$/, ""), call, run);
}

function callKind(kind: Kind, method: string, call: Call, run: Run): Value | undefined {
  const { args, state } = call;
  if (args.some(({ isMany }) => isMany)) return unknown;
  const [first, second] = args;
  if (method === "extend" || method === "create") {
    const configs = args.map(({ value }) => value);
    return {
      kind: "native",
      path: kind.client,
      state: extended(method === "extend" ? state : undefined, configs, run),
    };
  }
  if (first === undefined || (method !== "" && !verbs.has(method))) return undefined;
  const isConfig = first.value.kind === "thing";
  const options = isConfig ? first : second;
  const own = options?.value;
  const entry = isConfig ? option(own, "url") : undefined;
  const urlEntry = entry === "unknown" ? undefined : entry;
  const url = isConfig ? urlEntry?.value : first.value;
  if (url === undefined) return unknown;
  const params = optionValue(own, kind.query) ?? optionValue(state, kind.query);
  const base = optionValue(own, kind.base) ?? optionValue(state, kind.base);
  const body = bodyIn(own, "json", "body", "form");
  const json = bodyIn(own, "json");
  const isJson = json !== undefined && !isTrue(json.value);
  const draft = {
    ...({ call, client: kind.client, options, nothing: "skips", body: body?.span } as const),
    url: withParams(joinedUrl(base, url, first.span, run), params, first.span, run),
    urlSpan: urlEntry?.valueSpan ?? first.span,
    method: method === "" ? undefined : method.toUpperCase(),
    defaults: [optionValue(state, "headers")],
    isOpen: hooked(own) || hooked(state) || state?.shape.value.isOpen === true,
    isAuthorized: optionValue(own, "username") !== undefined,
    ...(isConfig ? {} : { optionsAfter: optionsBehind(first.span) }),
  };
  const implied = {
    ...(isJson
      ? { "Content-Type": "application/json" }
      : body === undefined
        ? {}
        : typeOfGotBody(own)),
    // The type of the answer sets Accept in some versions.
    ...(asksForType(own) || asksForType(state) ? { Accept: undefined } : {}),
    ...(kind.client === "ofetch" ? impliedByOfetch(body?.value) : {}),
  };
  const from = run.requests.length;
  sendWithOptions({ ...draft, implied }, run);
  const answer = run.thing([]);
  sentBy.set(answer, { from, to: run.requests.length });
  return { kind: "native", path: "gotAnswer", state: answer };
}

/** The requests of the run's list that an answer belongs to. */
const sentBy = new WeakMap<Thing, { readonly from: number; readonly to: number }>();

/** An object goes out as JSON, and JSON is asked for then. */
function impliedByOfetch(body: Value | undefined): Readonly<Record<string, string | undefined>> {
  if (body === undefined) return {};
  const type = body.kind === "thing" || body.kind === "list" ? "application/json" : undefined;
  return { Accept: type, "Content-Type": type };
}

/** `.json()` of what got and ky give back asks for JSON; anything else does not. */
export function callGotAnswer(method: string, { state }: Call, run: Run): Value {
  const sent = state && sentBy.get(state);
  if (method !== "json" || sent === undefined) return unknown;
  for (let index = sent.from; index < sent.to; index++) {
    const request = run.requests[index];
    if (request !== undefined) run.requests[index] = askingForJson(request);
  }
  return unknown;
}

function askingForJson(request: HttpRequest): HttpRequest {
  const { headers, span } = request;
  if (headers.some(({ name }) => name.toLowerCase() === "accept")) return request;
  const value = { kind: "known", text: "application/json", span, runs: [] } as const;
  const accept = { name: "Accept", nameSpan: span, value, implied: true, span } as const;
  return { ...request, headers: [...headers, accept] };
}

function isTrue(value: Value | undefined): boolean {
  return value?.kind === "constant" && value.value === true;
}

function typeOfGotBody(options: Value | undefined): Readonly<Record<string, undefined>> {
  return optionValue(options, "form") === undefined
    ? typeOfBody(optionValue(options, "body"))
    : { "Content-Type": undefined };
}

function asksForType(options: Value | undefined): boolean {
  return isTrue(optionValue(options, "json")) || optionValue(options, "responseType") !== undefined;
}

/** Hooks may add headers to every request. */
function hooked(options: Value | undefined): boolean {
  return ["hooks", "handlers", "onRequest"].some((name) => {
    const hooks = optionValue(options, name);
    return hooks !== undefined && !isNothing(hooks);
  });
}

/** The options of an instance: its headers are put over those of the one it extends. */
function extended(state: Thing | undefined, configs: readonly Value[], run: Run): Thing {
  const made = run.thing([]);
  for (const config of [state, ...configs]) {
    if (config === undefined) continue;
    const before = optionValue(made, "headers");
    spread(made, config, run);
    const after = optionValue(config, "headers");
    if (before?.kind !== "thing" || after?.kind !== "thing" || before === after) continue;
    const headers = run.thing([], after.literal === undefined ? {} : { literal: after.literal });
    spread(headers, before, run);
    spread(headers, after, run);
    const span = { start: 0, end: 0 };
    run.put(made, {
      name: writtenAt("headers", span),
      value: headers,
      valueSpan: span,
      span,
      isSure: true,
    });
  }
  return made;
}
