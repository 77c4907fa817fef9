import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { withHeld } from "../withHeld.ts";
import { option, optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { joinedUrl } from "../../clients/urls.ts";
import { unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { anyVerb, unknownMethod } from "../anyVerb.ts";
import { isTrue } from "../given.ts";
import { keptAnswer } from "./gotAnswer.ts";
import { extended, changedHeaders, instanceOf, type Kind } from "./gotInstance.ts";
import { pairsIn } from "./headersObject.ts";
import { basicAmong } from "./credentials.ts";
import { bodyIn, optionsBehind, sendWithOptions, saidOfSent, typeOfBody } from "./httpCall.ts";

const verbs = new Set(["get", "post", "put", "patch", "head", "delete"]);

const got: Kind = { client: "got", bases: ["prefixUrl", "baseUrl"], query: "searchParams" };
const ky: Kind = { client: "ky", bases: ["prefixUrl", "prefix", "baseUrl"], query: "searchParams" };
const ofetch: Kind = { client: "ofetch", bases: ["baseURL"], query: "query" };

export function callGot(method: string, call: Call, run: Run): Value | undefined {
  // Streams and pagination take the same arguments.
  return callKind(got, method.replace(/^(?:stream|paginate(?:\.all|\.each)?)\.?/, ""), call, run);
}

export function callKy(method: string, call: Call, run: Run): Value | undefined {
  return callKind(ky, method, call, run);
}

export function callOfetch(method: string, call: Call, run: Run): Value | undefined {
  const given = method === "useFetch" ? withHeld(call, run) : call;
  return callKind(ofetch, method.replace(/^(?:raw|useFetch)$/, ""), given, run);
}

function callKind(kind: Kind, method: string, call: Call, run: Run): Value | undefined {
  const { args } = call;
  if (args.some(({ isMany }) => isMany)) return unknown;
  const state = instanceOf(kind, call.state, run);
  const [first, second, third] = args;
  if (method === "extend" || method === "create") {
    return made(kind, method === "extend" ? state : undefined, call, run);
  }
  const isAny = method === anyVerb;
  if (first === undefined || (method !== "" && !isAny && !verbs.has(method))) return undefined;
  const isConfig = first.value.kind === "thing";
  const options = isConfig ? first : second;
  const own = pairsIn(options?.value) === undefined ? options?.value : undefined;
  const entry = isConfig ? option(own, "url") : undefined;
  const urlEntry = entry === "unknown" ? undefined : entry;
  const url = isConfig ? urlEntry?.value : first.value;
  if (url === undefined) return unknown;
  const says = (name: string): Value | undefined =>
    optionValue(own, name) ?? optionValue(state, name);
  const base = kind.bases.map(says).find((value) => value !== undefined);
  const body = bodyIn(own, "json", "body", "form");
  const read = own === undefined ? undefined : options;
  const named = isAny ? unknownMethod : method === "" ? undefined : method.toUpperCase();
  const whole = joinedUrl(base, url, first.span, run);
  const changed = changedHeaders(kind, state, read, { url, whole, named, at: first.span }, run);
  const from = run.requests.length;
  sendWithOptions(
    {
      ...{ call, client: kind.client, nothing: "skips", body: body?.span, sender: state },
      ...(kind.client === "got" ? { takesPlain: true } : {}),
      options: changed?.options ?? options,
      ...{ url: changed?.url ?? whole, unread: [third] },
      params: says(kind.query) ?? says("params"),
      urlSpan: urlEntry?.valueSpan ?? first.span,
      method: named,
      defaults: [
        kind.client === "got" ? basicAmong([state, own], run) : undefined,
        changed === undefined ? optionValue(state, "headers") : undefined,
      ],
      isOpen: changed?.isOpen === true || isHandled(own) || isHandled(state) || isOpen(state),
      isAuthorized: optionValue(own, "username") !== undefined,
      ...(isConfig ? {} : { optionsAfter: optionsBehind(first.span) }),
      ...{ implied: impliedBy(kind, own, state, body, changed), ...saidOfSent(body?.value) },
    },
    run,
  );
  return keptAnswer(changed?.lostAccept === true ? run.requests.length : from, run);
}

/** A new instance, which other files may send with. */
function made(kind: Kind, base: Thing | undefined, call: Call, run: Run): Value {
  const configs = call.args.map(({ value }) => value);
  const state = extended(base, configs, run);
  for (const each of configs) if (each.kind === "native") run.idleClients.uses(each.state);
  const held = (...names: readonly string[]): Value | undefined =>
    names.map((name) => optionValue(state, name)).find((value) => value !== undefined);
  run.idleClients.watch(
    {
      ...{ client: kind.client, call, holder: state, base: () => held(...kind.bases) },
      headers: () => {
        if (isHandled(state)) return undefined;
        const at = call.at;
        const changed = changedHeaders(
          kind,
          state,
          undefined,
          { url: unknown, whole: unknown, named: unknownMethod, at },
          run,
        );
        const basic = kind.client === "got" ? basicAmong([state], run) : undefined;
        if (changed === undefined) return [basic, held("headers")];
        return changed.isOpen ? undefined : [basic, optionValue(changed.options.value, "headers")];
      },
    },
    run,
  );
  return { kind: "native", path: kind.client, state };
}

function isOpen(state: Thing): boolean {
  return state.shape.value.isOpen;
}

/** An option replaces how requests are sent. */
function isHandled(options: Value | undefined): boolean {
  return optionValue(options, "fetch") !== undefined;
}

function impliedBy(
  { client }: Kind,
  own: Value | undefined,
  state: Thing,
  body: Pick<Arg, "value"> | undefined,
  changed: { readonly lostAccept: boolean } | undefined,
): Readonly<Record<string, string | undefined>> {
  const asks = changed?.lostAccept !== true && (asksForType(own) || asksForType(state));
  const json = bodyIn(own, "json");
  const isJson = json !== undefined && !isTrue(json.value);
  return {
    ...(isJson
      ? { "Content-Type": "application/json" }
      : body === undefined
        ? {}
        : typeOfGotBody(own)),
    // In some versions, `responseType` sets Accept.
    ...(asks ? { Accept: undefined } : {}),
    ...(client === "ofetch" ? impliedByOfetch(body?.value) : {}),
  };
}

/** ofetch sends objects as JSON, and then also asks for JSON. */
function impliedByOfetch(body: Value | undefined): Readonly<Record<string, string | undefined>> {
  if (body === undefined) return {};
  const type = body.kind === "thing" || body.kind === "list" ? "application/json" : undefined;
  return { Accept: type, "Content-Type": type };
}

function typeOfGotBody(options: Value | undefined): Readonly<Record<string, undefined>> {
  return optionValue(options, "form") === undefined
    ? typeOfBody(optionValue(options, "body"))
    : { "Content-Type": undefined };
}

function asksForType(options: Value | undefined): boolean {
  const type = optionValue(options, "responseType");
  const isPlain = /^(?:text|buffer)$/.test(plainText(type) ?? "");
  return isTrue(optionValue(options, "json")) || (type !== undefined && !isPlain);
}
