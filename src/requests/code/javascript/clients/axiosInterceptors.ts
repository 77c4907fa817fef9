import type { Span } from "../../../httpRequest.ts";
import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { spread } from "../../machine/values/objects.ts";
import { entryOf, unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { configOf } from "./axiosConfig.ts";
import { isOwnAccept, ownAccept, removeAccept } from "./axiosDefaults.ts";
import { copyInto } from "./headersObject.ts";
import { callWith } from "../listMethods.ts";
import { hideMethod, showMethod } from "../methodSeen.ts";
import { transform, transformsOf } from "./axiosTransforms.ts";
import { markChanged } from "./nestHttp.ts";

const nowhere = { start: 0, end: 0 };

const noChanges: Value = { kind: "list", items: [], isComplete: true };

/** `axios.interceptors.request.use(change)`: remembers the interceptor for later requests. */
export function intercept({ state, args }: Call, run: Run): Value {
  const config = configOf(state, run);
  const [change] = args;
  if (change === undefined || (change.value.kind === "constant" && !change.value.value)) {
    return unknown;
  }
  if (config.shape.value.isOpen) markChanged(run);
  if (change.value.kind === "function") run.taken.add(change.value);
  const before = optionValue(config, "interceptors");
  const items = before?.kind === "list" ? before.items : [];
  const isComplete = before === undefined || before.kind === "list";
  const all = { kind: "list", items: [...items, change.value], isComplete } as const;
  put(config, "interceptors", all, nowhere, run);
  const made = run.thing([]);
  put(made, "change", change.value, nowhere, run);
  return { kind: "native", path: "axios.interceptor", state: made };
}

/** `axios.interceptors.response.use(take, retry)`: these may send the request again, with the same client. */
export function watchAnswers({ state, args }: Call, run: Run): Value {
  for (const { value } of args) {
    if (value.kind !== "function") continue;
    run.idleClients.behindAnswer(value, configOf(state, run), run);
    run.taken.add(value);
  }
  return unknown;
}

/** `axios.interceptors.request.eject(change)`, or `clear()`: forgets that interceptor, or all of them. */
export function eject({ state, args }: Call, run: Run): Value {
  const config = configOf(state, run);
  const before = optionValue(config, "interceptors");
  // What any function of the file may do some time is not done yet.
  const isDone = run.isMaking || (!run.isSilent && run.isOnlyWay);
  if (before === undefined || !isDone) return unknown;
  const [which] = args;
  const one = which?.value.kind === "native" ? which.value.state : undefined;
  const change = one && optionValue(one, "change");
  const isKnown = before.kind === "list" && (which === undefined || change !== undefined);
  const items =
    isKnown && change !== undefined ? before.items.filter((each) => each !== change) : [];
  const isComplete = isKnown && before.isComplete;
  put(config, "interceptors", { kind: "list", items, isComplete }, nowhere, run);
  return unknown;
}

/** What a call passes. */
export interface Parts {
  readonly url?: Arg;
  readonly data?: Arg | undefined;
  readonly config: Arg | undefined;
  readonly method?: string;
}

/** A request that code of the file has changed on its way. */
export interface ChangedRequest {
  readonly config: Arg;
  /** Other code may have changed it, too. */
  readonly isOpen: boolean;
  /** See `transform`. */
  readonly isTyped?: boolean;
}

/**
 * A request after the instance's interceptors and the functions of `transformRequest`; undefined if there are none.
 */
export function intercepted(
  state: Thing,
  parts: Parts,
  defaults: readonly (Value | undefined)[],
  run: Run,
): ChangedRequest | undefined {
  const entry = entryOf(state, "interceptors");
  const isTransformed = [parts.config?.value, state].some(transformsOf);
  if (entry === undefined && !isTransformed) return undefined;
  const made = wholeConfig(state, parts, defaults, run);
  const all = entry?.value ?? noChanges;
  const isSure = entry?.isSure !== false && all.kind === "list" && all.isComplete;
  const changes = all.kind === "list" ? all.items.toReversed() : [unknown];
  const changed = changes.reduce<Value>((before, change) => callWith(change, [before], run), made);
  const isWhole = isSure && changed.kind === "thing" && !changed.shape.value.isOpen;
  const after = changed.kind === "thing" ? changed : made;
  hideMethod(after, run);
  const isTyped = transform(after, transformsOf(after) ?? transformsOf(state), run);
  return { ...changedRequest(after, parts, !isWhole, run), isTyped };
}

/** A request with another config, which holds all of its headers. */
export function changedRequest(
  config: Thing,
  parts: Parts,
  isOpen: boolean,
  run: Run,
): ChangedRequest {
  const span = placeOf(parts);
  return { config: { value: withAccept(config, span, run), span }, isOpen };
}

/** What interceptors and adapters get: the config of a call, with the instance's base and all headers. */
export function wholeConfig(
  state: Thing,
  parts: Parts,
  defaults: readonly (Value | undefined)[],
  run: Run,
): Thing {
  const { url, data, config, method } = parts;
  const span = placeOf(parts);
  const made = run.thing([]);
  if (config !== undefined) spread(made, config.value, run);
  if (url !== undefined) put(made, "url", url.value, url.span, run);
  if (data !== undefined) put(made, "data", data.value, data.span, run);
  showMethod(made, { named: method, casing: "lower", instance: state }, run);
  const base = optionValue(made, "baseURL") ?? optionValue(state, "baseURL");
  if (base !== undefined) put(made, "baseURL", base, span, run);
  const headers = allHeaders([...defaults, optionValue(made, "headers")], run);
  put(made, "headers", { kind: "native", path: "AxiosHeaders", state: headers }, span, run);
  return made;
}

function placeOf({ url, config }: Parts): Span {
  return config?.span ?? url?.span ?? nowhere;
}

function allHeaders(sources: readonly (Value | undefined)[], run: Run): Thing {
  const written = sources.findLast((each) => each?.kind === "thing" && each.literal !== undefined);
  const literal = written?.kind === "thing" ? written.literal : undefined;
  const all = run.thing([], { foldsCase: true, ...(literal === undefined ? {} : { literal }) });
  put(all, "Accept", ownAccept, nowhere, run);
  for (const source of sources) if (source !== undefined) copyInto(all, source, run);
  return all;
}

/** Lets interceptors see axios's default Accept; if one of them removes it, none is sent. */
function withAccept(config: Thing, at: Span, run: Run): Thing {
  const found = optionValue(config, "headers");
  const given = found?.kind === "native" ? found.state : found;
  if (given?.kind !== "thing") return config;
  const { literal } = given;
  const { entries, isOpen } = given.shape.value;
  const headers = run.thing(
    entries.filter(({ value }) => !isOwnAccept(value)),
    { foldsCase: true, isOpen, origin: given, ...(literal === undefined ? {} : { literal }) },
  );
  if (entryOf(given, "Accept") === undefined && !isOpen) removeAccept(headers, at, run);
  const made = run.thing(config.shape.value.entries, { isOpen: config.shape.value.isOpen });
  put(made, "headers", headers, nowhere, run);
  return made;
}
