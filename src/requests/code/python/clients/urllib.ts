import { everywhere, detachedOf } from "../../lost/detached.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { wholeStatement } from "../../machine/wholeStatement.ts";
import { put } from "../../clients/making.ts";
import { methodOf } from "../../machine/classes/methodOf.ts";
import { partOfLibrary } from "../../machine/classes/partOfLibrary.ts";
import { putAnywhere, spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue, sendRequest } from "../../clients/sending.ts";
import { slotIn } from "../../slots.ts";
import { nameIn, plainText } from "../../machine/values/texts.ts";
import { textIn } from "../../clients/urls.ts";
import {
  entryOf,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { argumentsOf, dictStyle, headersBehind } from "../arguments.ts";
import { copyOf, dictOf } from "../dicts.ts";
import { namePlace } from "../entries.ts";
import { saidOfBody } from "./bodies.ts";
import { looksLikeHeaders, misplacedIn } from "./misplaced.ts";

const places = ["url", "data", "headers", "origin_req_host", "unverifiable", "method"];

/** The call behind each request, to find misplaced headers in. */
const calls = new WeakMap<Thing, Call>();

/** `urllib.request.Request(url, data, headers, method=…)`. */
export function newUrllibRequest(call: Call, run: Run): Native & { readonly state: Thing } {
  const { isOpen } = argumentsOf(call, places);
  const state = run.thing([], { isOpen });
  fill(state, call, run);
  run.later(() => {
    const isElsewhere = ["sent", "outside"].some((name) => entryOf(state, name) !== undefined);
    const address = textIn(entryOf(state, "url")?.value ?? unknown)?.written.text;
    const headers = optionValue(state, "headers");
    if (isElsewhere || state.shape.value.isOpen || address === undefined) return;
    if (headers !== undefined) run.lost.unsent(headers, address, run);
  });
  return { kind: "native", path: "urllibRequest", state };
}

/**
 * The request part of an object whose class extends `Request`; the arguments count only if it has no constructor of
 * its own.
 */
export function ownUrllibRequest(self: Thing, call: Call, run: Run): Native {
  const has = (name: string): boolean =>
    self.type !== undefined && methodOf(self.type, name, self) !== undefined;
  const made = newUrllibRequest(has("__init__") ? { ...call, args: [] } : call, run);
  put(made.state, "outside", { kind: "constant", value: true }, call.at, run);
  if (has("get_method")) put(made.state, "method", unknown, call.at, run);
  if (["header_items", "get_header", "full_url", "headers"].some(has)) run.open(made);
  return made;
}

/** Fills a request from the constructor's arguments. */
function fill(state: Thing, call: Call, run: Run): void {
  const { get, isOpen } = argumentsOf(call, places);
  if (isOpen) run.open(state, 0);
  for (const name of ["url", "data", "method"]) {
    const given = get(name);
    if (given !== undefined) put(state, name, given.value, given.span, run);
  }
  const given = get("headers");
  const origin = given && dictOf(given.value, run);
  const headers = run.thing([], {
    ...{ foldsCase: true },
    ...(origin?.kind === "thing" ? { origin } : {}),
  });
  if (origin !== undefined) spread(headers, origin, run);
  if (origin?.kind === "thing") run.lost.copied(origin, headers, run.call);
  put(state, "headers", headers, call.at, run);
  put(state, "late", run.thing([], { foldsCase: true }), call.at, run);
  if (given?.value.kind === "thing") put(state, "written", given.value, given.span, run);
  const slot = given === undefined ? headersBehind(call, run, 2) : slotOf(given.value, run);
  if (slot !== undefined) slots.set(state, slot);
  calls.set(state, call);
}

/** Slots cannot be stored as values; they are kept by state. */
const slots = new WeakMap<Thing, HeaderSlot>();

function slotOf(written: Value, run: Run): HeaderSlot | undefined {
  const literal = written.kind === "thing" ? written.literal : undefined;
  return literal && slotIn(run, literal, dictStyle);
}

/** Methods of a request; headers set after it was opened are too late. */
export function callUrllibRequest(method: string, call: Call, run: Run): Value {
  const { state, args, at } = call;
  if (state === undefined) return unknown;
  if (method === "__init__") fill(state, call, run);
  const [key, value] = args;
  // A request from before the loop may be sent again in the next turn.
  const goesAgain = state.shape.born < (run.call.loop ?? 0);
  const isLate = optionValue(state, "sent") !== undefined && !goesAgain;
  const target = optionValue(state, isLate ? "late" : "headers");
  if (/^add_(?:unredirected_)?header$/.test(method) && target?.kind === "thing") {
    if (key === undefined || value === undefined || nameIn(key.value) === undefined) {
      putAnywhere(target, run);
    } else run.put(target, namePlace(key, value, wholeStatement(run.text, at)));
  } else if (method === "remove_header" && target?.kind === "thing") {
    const name = plainText(key?.value);
    if (name === undefined) putAnywhere(target, run);
    else run.take(target, name);
  }
  return unknown;
}

/**
 * `urllib.request.urlopen(url or request, data)`; `defaults`: the headers of an opener, which may also sign or change
 * the request.
 */
export function callUrlopen(
  call: Call,
  defaults: Value | undefined,
  run: Run,
  isAuthorized = false,
  isChanged = false,
): Value {
  const { get } = argumentsOf(call, ["url", "data"]);
  const target = get("url");
  if (target === undefined) return unknown;
  const of = target.value.kind === "thing" ? partOfLibrary(target.value) : target.value;
  const isRequest = of?.kind === "native" && of.path === "urllibRequest";
  const request = isRequest ? of.state : undefined;
  if (request !== undefined) sendAgain(request, call, run);
  if (request === undefined && target.value.kind !== "text") return unknown;
  const entry = (name: string): Entry | undefined => request && entryOf(request, name);
  const held = entry("data");
  const given = get("data") ?? (held && { value: held.value, span: held.valueSpan });
  // Headers passed as the body by mistake.
  const data = given !== undefined && looksLikeHeaders(given.value) ? undefined : given;
  const own = optionValue(request, "headers");
  const [method, url] = [entry("method"), entry("url")];
  if (request !== undefined) put(request, "sent", { kind: "constant", value: true }, call.at, run);
  const made = request && calls.get(request);
  const misplaced = [
    ...(made === undefined ? [] : misplacedIn(made, places, run)),
    ...misplacedIn(call, ["url", "data"], run),
  ];
  run.later(() => {
    sendRequest(
      {
        ...{ form: run.form, client: "urllib", nothing: "text" },
        span: { start: call.at.start, end: call.at.end },
        method: verbOf(method, data),
        url: request === undefined ? target.value : (url?.value ?? unknown),
        urlSpan: url?.valueSpan ?? target.span,
        headers: [defaults, isChanged ? unknown : own].filter((each) => each !== undefined),
        ...saidOfBody(data?.value, "texts", run),
        isAuthorized,
        isOpen: request?.shape.value.isOpen === true,
        body: data?.span && { start: data.span.start, end: data.span.end },
        slot: request === undefined ? undefined : slots.get(request),
        detached: [
          ...misplaced,
          ...detachedOf(optionValue(request, "late"), "afterSending", everywhere, run),
        ],
      },
      run,
    );
  });
  return { kind: "native", path: "answer" };
}

/** When a request is sent again, headers that were too late before are sent. */
function sendAgain(request: Thing, { at }: Call, run: Run): void {
  const [headers, late] = ["headers", "late"].map((name) => optionValue(request, name));
  if (headers?.kind !== "thing" || late?.kind !== "thing") return;
  if (late.shape.value.entries.length === 0) return;
  const all = copyOf(headers, run);
  spread(all, late, run);
  put(request, "headers", all, at, run);
  put(request, "late", run.thing([], { foldsCase: true }), at, run);
}

function verbOf(method: Entry | undefined, data: Pick<Arg, "value"> | undefined) {
  if (method === undefined) return { text: data === undefined ? "GET" : "POST", span: undefined };
  return { text: plainText(method.value)?.toUpperCase() ?? "$METHOD", span: method.valueSpan };
}
