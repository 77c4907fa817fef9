import type { Span } from "../../../httpRequest.ts";
import { plainText } from "../../machine/values/texts.ts";
import { resolvedUrl } from "../../clients/urls.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { spread } from "../../machine/values/objects.ts";
import { entryIn, watchIdleClient } from "./watchIdleClient.ts";
import { sendWithOptions } from "./optionsCall.ts";
import { put } from "../../clients/making.ts";
import { answer, keptThing, keptValue } from "../../clients/state.ts";
import { dropLent, lentAt, putLent } from "../lent.ts";
import { argument, hasMany, isOpenValue } from "../phpCall.ts";
import { authorized, headersOver, tokenIn } from "./symfonyHeaders.ts";
import { headersOfScope, keepScopes, watchScopes } from "./symfonyScopes.ts";
import { markUsed, watchCopy, watchUnused } from "../unused.ts";

/** `HttpClient::create([...])` and `createForBaseUri`. */
export function callSymfony(method: string, call: Call, run: Run): Value | undefined {
  if (method !== "create" && method !== "createForBaseUri") return undefined;
  const isForBase = method === "createForBaseUri";
  const options = argument(call, isForBase ? 1 : 0, "defaultOptions");
  return newSymfony(options, isForBase ? argument(call, 0, "baseUri") : undefined, call, run);
}

/** `new CurlHttpClient([...])` and its like. */
export function callSymfonyClass(call: Call, run: Run): Value | undefined {
  if (!call.at.isNew) return undefined;
  return newSymfony(argument(call, 0, "defaultOptions"), undefined, call, run);
}

/** Clients that wrap another one; only a scoping client adds options. */
export function callAround(method: string, call: Call, run: Run): Value {
  const inner = argument(call, 0, "client");
  if (method === "forBaseUri" && inner?.value.kind === "native") {
    const [base, options] = [argument(call, 1, "baseUri"), argument(call, 2, "defaultOptions")];
    const made = changed(inner.value, options, call, run);
    if (made.state !== undefined && base !== undefined) {
      put(made.state, "base", base.value, base.span, run);
    }
    if (made.state !== undefined) watchIdleSymfony(made.state, call, run);
    return made;
  }
  const isScope = method === "scope";
  if (inner?.value.kind === "native" && !isScope) return inner.value;
  const made = givenSymfony(run);
  if (isScope && made.state !== undefined) {
    keepScopes(made.state, call, run);
    watchScopes(made.state, call, run);
  }
  return made;
}

function newSymfony(options: Arg | undefined, base: Arg | undefined, call: Call, run: Run): Native {
  const state = run.thing([]);
  const at = { start: call.at.start, end: call.at.start };
  put(state, "headers", run.thing([], { foldsCase: true }), at, run);
  const made = changed({ kind: "native", path: "symfony", state }, options, call, run);
  if (made.state === undefined) return made;
  if (base !== undefined) put(made.state, "base", base.value, base.span, run);
  if (hasMany(call)) run.open(made.state, 0);
  const own = made.state;
  watchUnused(
    { state: own, at: call.at, client: "symfonyHttp" },
    () => keptThing(own, "headers"),
    run,
  );
  watchIdleSymfony(own, call, run);
  return made;
}

/** Watches a client in case only other files send with it. */
function watchIdleSymfony(state: Thing, call: Call, run: Run): void {
  // It is immutable.
  if (state.shape.value.isOpen) return;
  const base = (): Entry | undefined => entryIn(state, "base", "base_uri");
  watchIdleClient({ state, call, client: "symfonyHttp" }, { base }, run);
}

/** A client from outside the file, which may have headers of its own. */
export function givenSymfony(run: Run, at?: Span): Native {
  const state = run.thing([], { isOpen: true });
  if (at !== undefined) putLent(state, at, run);
  put(state, "headers", run.thing([], { foldsCase: true }), { start: 0, end: 0 }, run);
  return { kind: "native", path: "symfony", state };
}

/** A new client with further options. */
function changed(of: Native, options: Arg | undefined, call: Call, run: Run): Native {
  const { state } = of;
  if (state !== undefined) run.idleClients.uses(state);
  const isMore = isOpenValue(options?.value);
  const entries = (state?.shape.value.entries ?? []).filter(
    ({ name: { text } }) => text !== "used" && text !== "outside",
  );
  const made = run.thing(entries, { isOpen: state?.shape.value.isOpen === true || isMore });
  if (isMore) dropLent(made, run);
  const next: Native = { kind: "native", path: "symfony", state: made };
  if (options === undefined) return next;
  const all = run.thing([]);
  const before = keptValue(state, "options");
  if (before !== undefined) spread(all, before, run);
  spread(all, options.value, run);
  put(made, "options", all, options.span, run);
  put(
    made,
    "headers",
    headersOver(keptThing(state, "headers"), options.value, call, run),
    options.span,
    run,
  );
  return next;
}

export function callSymfonyClient(method: string, call: Call, run: Run): Value | undefined {
  const { state } = call;
  if (hasMany(call)) {
    if (state !== undefined) run.idleClients.uses(state);
    return unknown;
  }
  if (method === "withOptions") {
    const made = changed(
      { kind: "native", path: "symfony", ...(state ? { state } : {}) },
      argument(call, 0, "options"),
      call,
      run,
    );
    watchCopy(made, call.at, run);
    if (made.state !== undefined) watchIdleSymfony(made.state, call, run);
    return made;
  }
  if (method !== "request") return undefined;
  const [verb, url, options] = [
    argument(call, 0, "method"),
    argument(call, 1, "url"),
    argument(call, 2, "options"),
  ];
  if (verb === undefined || url === undefined) return unknown;
  if (state !== undefined) markUsed(state, run);
  const shared = keptValue(state, "options");
  const token = tokenIn(options?.value, url.span, run);
  const base =
    optionValue(options?.value, "base_uri") ??
    keptValue(state, "base") ??
    optionValue(shared, "base_uri");
  sendWithOptions(
    {
      ...{ call, client: "symfonyHttp", options, urlSpan: url.span, last: url, takes: "lines" },
      method: { text: plainText(verb.value)?.toUpperCase() ?? "$METHOD", span: verb.span },
      url: mayBeFilled(resolvedUrl(base, url.value, url.span, run), [options?.value, shared]),
      shared: headersOfScope(state, url.value, call, run) ?? keptValue(state, "headers"),
      clientOptions: shared,
      ...{ query: "query", json: "json", forms: [], body: "body", takesFields: true, authorized },
      extraHeaders: token === undefined ? [] : [run.thing([token])],
      ...{ isOpen: state?.shape.value.isOpen === true, lent: lentAt(state) },
      beside: call.args.slice(3),
    },
    run,
  );
  return answer;
}

/** Marks a URL as doubtful if `vars` may fill its placeholders. */
function mayBeFilled(url: Value, options: readonly (Value | undefined)[]): Value {
  const hasValues = options.some((each) => optionValue(each, "vars") !== undefined);
  return hasValues && url.kind === "text" ? { ...url, isSure: false } : url;
}
