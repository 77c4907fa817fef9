import { plainText, writtenAt, nameIn } from "../texts.ts";
import { spread } from "../objects.ts";
import { wholeStatement } from "../assign.ts";
import { everywhere, detachedOf } from "../detached.ts";
import type { HeaderSlot } from "../../httpRequest.ts";
import type { Call, Run } from "../run.ts";
import { optionValue, sendRequest } from "../sending.ts";
import { slotIn } from "../slots.ts";
import { unknown, type Thing, type Value } from "../values.ts";
import { argumentsOf, dictStyle, headersBehind } from "./keywordCall.ts";

const places = ["url", "data", "headers", "origin_req_host", "unverifiable", "method"];

/** `urllib.request.Request(url, data, headers, method=…)`. */
export function newUrllibRequest(call: Call, run: Run): Value {
  const { get, isOpen } = argumentsOf(call, places);
  const state = run.thing([], { isOpen });
  for (const name of ["url", "data", "method"]) {
    const given = get(name);
    if (given !== undefined) put(state, name, given.value, given.span, run);
  }
  const headers = run.thing([], { foldsCase: true });
  const given = get("headers");
  if (given !== undefined) spread(headers, given.value, run);
  put(state, "headers", headers, call.at, run);
  put(state, "late", run.thing([], { foldsCase: true }), call.at, run);
  if (given?.value.kind === "thing") put(state, "written", given.value, given.span, run);
  const slot = given === undefined ? headersBehind(call, run, 2) : slotOf(state, run);
  return { kind: "native", path: "urllibRequest", state: withSlot(state, slot) };
}

/** Slots are no values; they are kept beside the state that they belong to. */
const slots = new WeakMap<Thing, HeaderSlot>();

function withSlot(state: Thing, slot: HeaderSlot | undefined): Thing {
  if (slot !== undefined) slots.set(state, slot);
  return state;
}

function slotOf(state: Thing, run: Run): HeaderSlot | undefined {
  const written = optionValue(state, "written");
  const literal = written?.kind === "thing" ? written.literal : undefined;
  return literal && slotIn(run.text, literal, dictStyle);
}

function put(
  state: Thing,
  name: string,
  value: Value,
  at: { start: number; end: number },
  run: Run,
): void {
  const span = { start: at.start, end: at.end };
  run.put(state, {
    name: writtenAt(name, { start: span.start, end: span.start }),
    value,
    valueSpan: span,
    span,
    isSure: true,
  });
}

/** `request.add_header(name, value)`: counts until the request is opened. */
export function callUrllibRequest(method: string, { state, args, at }: Call, run: Run): Value {
  if (state === undefined) return unknown;
  const [key, value] = args;
  const isLate = optionValue(state, "sent") !== undefined;
  const target = optionValue(state, isLate ? "late" : "headers");
  if (/^add_(?:unredirected_)?header$/.test(method) && target?.kind === "thing") {
    const name = key && nameIn(key.value);
    if (name === undefined || value === undefined) run.open(target, 0);
    else {
      const span = wholeStatement(run.text, at);
      run.put(target, { name, value: value.value, valueSpan: value.span, span, isSure: true });
    }
  } else if (method === "remove_header" && target?.kind === "thing") {
    const name = plainText(key?.value);
    if (name === undefined) run.open(target, 0);
    else run.take(target, name);
  }
  return unknown;
}

/** `urllib.request.urlopen(url or request, data)`. */
export function callUrlopen(call: Call, run: Run): Value {
  const { get } = argumentsOf(call, ["url", "data"]);
  const target = get("url");
  if (target === undefined) return unknown;
  const request =
    target.value.kind === "native" && target.value.path === "urllibRequest"
      ? target.value.state
      : undefined;
  if (request === undefined && target.value.kind !== "text") return unknown;
  const entry = (name: string) =>
    request?.shape.value.entries.find((each) => each.name.text === name);
  const data =
    get("data") ??
    (entry("data") && {
      value: entry("data")?.value ?? unknown,
      span: entry("data")?.valueSpan ?? call.at,
    });
  const headers = optionValue(request, "headers");
  const method = entry("method");
  if (request !== undefined) put(request, "sent", { kind: "constant", value: true }, call.at, run);
  run.drafts.push({
    finish: () => {
      sendRequest(
        {
          ...{
            form: run.form,
            client: "urllib",
            span: { start: call.at.start, end: call.at.end },
            nothing: "text",
          },
          method:
            method === undefined
              ? { text: data === undefined ? "GET" : "POST", span: undefined }
              : {
                  text: plainText(method.value)?.toUpperCase() ?? "$METHOD",
                  span: method.valueSpan,
                },
          url: request === undefined ? target.value : (entry("url")?.value ?? unknown),
          urlSpan: entry("url")?.valueSpan ?? target.span,
          headers: headers === undefined ? [] : [headers],
          implied:
            data === undefined ||
            data.value.kind === "text" ||
            (data.value.kind === "native" && data.value.path === "json")
              ? {}
              : { "Content-Type": undefined },
          isOpen: request?.shape.value.isOpen === true || run.facts.has("opener"),
          body: data?.span && { start: data.span.start, end: data.span.end },
          slot: request === undefined ? undefined : slots.get(request),
          detached: detachedOf(optionValue(request, "late"), "afterSending", everywhere, run),
        },
        run,
      );
    },
  });
  return { kind: "native", path: "answer" };
}
