import { spread, writtenAt } from "../evaluate.ts";
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
  return callKind(got, method, call, run);
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
  const url = isConfig ? optionValue(own, "url") : first.value;
  if (url === undefined) return unknown;
  const params = optionValue(own, kind.query) ?? optionValue(state, kind.query);
  const base = optionValue(own, kind.base) ?? optionValue(state, kind.base);
  const body = bodyIn(own, "json", "body", "form");
  const isJson = option(own, "json") !== undefined && !isTrue(optionValue(own, "json"));
  const draft = {
    ...({ call, client: kind.client, options, nothing: "skips", body: body?.span } as const),
    url: withParams(joinedUrl(base, url, first.span, run), params, first.span, run),
    urlSpan: first.span,
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
    ...(kind.client === "ofetch" && body !== undefined
      ? { Accept: undefined, "Content-Type": undefined }
      : {}),
  };
  const answer = run.thing([]);
  run.drafts.push({
    finish: () => {
      const asJson =
        optionValue(answer, "json") === undefined ? {} : { Accept: "application/json" };
      sendWithOptions({ ...draft, implied: { ...implied, ...asJson } }, run);
    },
  });
  return { kind: "native", path: "gotAnswer", state: answer };
}

/** `.json()` of what got and ky give back asks for JSON; anything else does not. */
export function callGotAnswer(method: string, { state, at }: Call, run: Run): Value {
  if (method === "json" && state !== undefined) {
    const span = { start: at.start, end: at.start };
    run.put(state, {
      name: writtenAt("json", span),
      value: unknown,
      valueSpan: span,
      span,
      isSure: true,
    });
  }
  return unknown;
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
