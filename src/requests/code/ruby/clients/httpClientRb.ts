import { saidOfBody } from "../../clients/bodies.ts";
import { option, optionValue, sendRequest } from "../../clients/sending.ts";
import { joinedUrl } from "../../clients/urls.ts";
import { detachedIn } from "../../lost/detached.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { plainText } from "../../machine/values/texts.ts";
import {
  entryOf,
  unknown,
  type Entry,
  type Native,
  type Value,
} from "../../machine/values/values.ts";
import { hashHeaders } from "../hashHeaders.ts";
import { slotInHash } from "./headerSlots.ts";
import { goesOut, watchClient } from "./idleClients.ts";
import { put } from "../../clients/making.ts";
import { answer, isGiven, keptValue } from "../../clients/state.ts";
import {
  anyVerb,
  callBlock,
  isOpenOptions,
  isOpenState,
  joining,
  optionsIn,
  positional,
  verbOf,
} from "../rubyCall.ts";
import { urlText } from "../uri.ts";
import { withQuery, wrongInArgument } from "./wrongPlaces.ts";

const path = "HTTPClient";

/** The positional parameters after the URL, used unless one of the arguments is a hash with these keys. */
const places: Readonly<Record<string, readonly string[]>> = {
  ...{ get: ["query", "header"], head: ["query", "header"], options: ["header"] },
  ...{ post: ["body", "header"], put: ["body", "header"], patch: ["body", "header"] },
  delete: ["body", "header", "query"],
  request: ["query", "body", "header"],
};

/** `HTTPClient.new(default_header: …)`, `client.get(url, query, header)`, `client.post(url, body: …, header: …)`. */
export function callHttpClient(method: string, call: Call, run: Run): Value | undefined {
  const { state } = call;
  const args = positional(call);
  const [first] = args;
  if (args.some(({ isMany }) => isMany)) return unknown;
  if (call.at.isNew && method === "") return newClient(first, call, run);
  const verb = method.replace(/_(?:content|async)$/, "");
  if (verb === anyVerb || Object.hasOwn(places, verb)) {
    const isNamed = verb === "request";
    const url = isNamed ? args[1] : first;
    if (url === undefined) return unknown;
    const named = isNamed ? (plainText(first?.value)?.toLowerCase() ?? anyVerb) : verb;
    const parts = partsOf(places[verb] ?? [], args.slice(isNamed ? 2 : 1));
    send({ verb: named, url, isOpen: verb === anyVerb, ...parts }, call, run);
    callBlock(call, [unknown], run);
    return answer;
  }
  if (state === undefined) return undefined;
  if (/^set_(?:basic_)?auth$|^(?:www_auth|set_cookie)/.test(method)) {
    put(state, "authorized", { kind: "constant", value: true }, { start: 0, end: 0 }, run);
  } else if (/^request_filter/.test(method)) run.open(state);
  return unknown;
}

/** `client.default_header = …`, `client.base_url = …`. */
export function assignToHttpClient(
  { state }: Native,
  name: string,
  entry: Entry,
  run: Run,
): boolean {
  if (state === undefined) return true;
  if (name === "default_header")
    put(state, "headers", hashHeaders(entry.value, "plain", run), entry.valueSpan, run);
  if (name === "base_url") put(state, "url", urlText(entry.value), entry.valueSpan, run);
  return true;
}

function newClient(options: Arg | undefined, call: Call, run: Run): Value {
  const own = options?.value;
  // A text alone is a proxy.
  const isOptions = own?.kind === "thing";
  const state = joining(run.thing([], { isOpen: isOptions && isOpenOptions(options) }), run);
  const made: Native = { kind: "native", path, state };
  const header = isOptions ? optionValue(own, "default_header") : undefined;
  const base = isOptions ? optionValue(own, "base_url") : undefined;
  const headers = header && hashHeaders(header, "plain", run);
  put(state, "headers", headers ?? run.thing([], { foldsCase: true }), call.at, run);
  if (base !== undefined) {
    put(state, "url", urlText(base), options?.span ?? call.at, run);
    watchClient("httpClientRuby", state, call, run);
  }
  callBlock(call, [made], run);
  return made;
}

interface Parts {
  readonly query?: Arg | undefined;
  readonly body?: Arg | undefined;
  readonly header?: Arg | undefined;
  /** The hash with these as keys. */
  readonly named?: Arg;
}

function partsOf(names: readonly string[], args: readonly Arg[]): Parts {
  const only = args.length === 1 ? optionsIn(args) : undefined;
  const known = ["query", "body", "header", "follow_redirect"];
  const isNamed =
    only !== undefined &&
    only.value.kind === "thing" &&
    known.some((name) => only.value.kind === "thing" && entryOf(only.value, name) !== undefined);
  const get = (name: string): Arg | undefined => {
    if (!isNamed) return args[names.indexOf(name)];
    const found = option(only.value, name);
    if (found === undefined) return undefined;
    return found === "unknown"
      ? { value: unknown, span: only.span }
      : { value: found.value, span: found.valueSpan };
  };
  const parts = { query: get("query"), body: get("body"), header: get("header") };
  return isNamed ? { ...parts, named: only } : parts;
}

function send(
  of: Parts & { readonly verb: string; readonly url: Arg; readonly isOpen: boolean },
  call: Call,
  run: Run,
): void {
  const { state } = call;
  const { url, query, body, header, named } = of;
  const shared = keptValue(state, "headers");
  const own = isGiven(header?.value) ? hashHeaders(header.value, "plain", run) : undefined;
  const to = joinedUrl(keptValue(state, "url"), urlText(url.value), url.span, run);
  goesOut(state, run);
  sendRequest(
    {
      ...{ form: run.form, client: "httpClientRuby", nothing: "text", urlSpan: url.span },
      ...{ span: { start: call.at.start, end: call.at.end }, method: verbOf(call, of.verb) },
      url: withQuery(to, query?.value, url.span, run),
      headers: [shared, own].flatMap((each) => (each === undefined ? [] : [each])),
      sources: [shared, header?.value].flatMap((each) => (each === undefined ? [] : [each])),
      ...saidOfBody(body?.value, true, run),
      isOpen: of.isOpen || isOpenState(state) || (named !== undefined && isOpenOptions(named)),
      isAuthorized: keptValue(state, "authorized") !== undefined,
      body: isGiven(body?.value) ? body.span : undefined,
      slot: slotInHash(own, run) ?? slotInHash(shared, run),
      detached: [
        ...wrongInArgument(query, "inQuery", run),
        ...wrongInArgument(body, "inBody", run),
        // The key is `header`: `headers` has no effect.
        ...detachedIn(named?.value, "misplaced", named?.span ?? url.span, run),
      ],
    },
    run,
  );
}
