import { everywhere, detachedOf } from "../lost/detached.ts";
import type { HeaderSlot } from "../../headerSlot.ts";
import { wholeStatement } from "../machine/wholeStatement.ts";
import { put } from "../clients/making.ts";
import { putAnywhere, spread } from "../machine/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { optionValue, sendRequest } from "../clients/sending.ts";
import { slotIn } from "../slots.ts";
import { nameIn, plainText } from "../machine/texts.ts";
import { textIn } from "../clients/urls.ts";
import { entryOf, unknown, type Entry, type Thing, type Value } from "../machine/values.ts";
import { argumentsOf, dictStyle, headersBehind } from "./arguments.ts";
import { dictOf } from "./dicts.ts";
import { namePlace } from "./entries.ts";
import { saidOfBody } from "./bodies.ts";
import { looksLikeHeaders, misplacedIn } from "./misplaced.ts";

const places = ["url", "data", "headers", "origin_req_host", "unverifiable", "method"];

/** What calls say about headers in places that take none. */
const calls = new WeakMap<Thing, Call>();

/** `urllib.request.Request(url, data, headers, method=…)`. */
export function newUrllibRequest(call: Call, run: Run): Value {
  const { get, isOpen } = argumentsOf(call, places);
  const state = run.thing([], { isOpen });
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
  run.later(() => {
    const isElsewhere = ["sent", "outside"].some((name) => entryOf(state, name) !== undefined);
    const address = textIn(entryOf(state, "url")?.value ?? unknown)?.written.text;
    if (isElsewhere || state.shape.value.isOpen || address === undefined) return;
    run.lost.unsent(optionValue(state, "headers") ?? headers, address, run);
  });
  return { kind: "native", path: "urllibRequest", state };
}

/** Slots are no values; they are kept beside the state that they belong to. */
const slots = new WeakMap<Thing, HeaderSlot>();

function slotOf(written: Value, run: Run): HeaderSlot | undefined {
  const literal = written.kind === "thing" ? written.literal : undefined;
  return literal && slotIn(run, literal, dictStyle);
}

/** `request.add_header(name, value)`: counts until the request is opened. */
export function callUrllibRequest(method: string, { state, args, at }: Call, run: Run): Value {
  if (state === undefined) return unknown;
  const [key, value] = args;
  const isLate = optionValue(state, "sent") !== undefined;
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

/** `urllib.request.urlopen(url or request, data)`; `defaults` are the headers of an opener, which may sign it, too. */
export function callUrlopen(
  call: Call,
  defaults: Value | undefined,
  run: Run,
  isAuthorized = false,
): Value {
  const { get } = argumentsOf(call, ["url", "data"]);
  const target = get("url");
  if (target === undefined) return unknown;
  const isRequest = target.value.kind === "native" && target.value.path === "urllibRequest";
  const request = isRequest ? target.value.state : undefined;
  if (request === undefined && target.value.kind !== "text") return unknown;
  const entry = (name: string): Entry | undefined => request && entryOf(request, name);
  const held = entry("data");
  const given = get("data") ?? (held && { value: held.value, span: held.valueSpan });
  // Headers in this place are a mistake, and no body.
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
        method: methodOf(method, data),
        url: request === undefined ? target.value : (url?.value ?? unknown),
        urlSpan: url?.valueSpan ?? target.span,
        headers: [defaults, own].filter((each) => each !== undefined),
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

function methodOf(method: Entry | undefined, data: Pick<Arg, "value"> | undefined) {
  if (method === undefined) return { text: data === undefined ? "GET" : "POST", span: undefined };
  return { text: plainText(method.value)?.toUpperCase() ?? "$METHOD", span: method.valueSpan };
}
