import { plainText } from "../texts.ts";
import type { DetachedHeaders, HeaderSlot, Span } from "../../httpRequest.ts";
import { detachedOf, everywhere, repaired } from "../detached.ts";
import { typeOfBody } from "../javascript/httpCall.ts";
import type { Call, Run } from "../run.ts";
import { optionValue, sendRequest } from "../sending.ts";
import { entryOf, nothing, unknown, type Entry, type Thing, type Value } from "../values.ts";
import { isLines, linesOf } from "./headerLines.ts";
import { slotAfterStatement, slotInLines, slotUnderKey } from "./headerSlots.ts";
import { answer, argument, isGiven, isTrue, keep, kept, keptThing } from "./phpCall.ts";

/** The functions of curl: a handle is given options one by one, and sends what it has when it is executed. */
export function callCurl(name: string, call: Call, run: Run): Value | undefined {
  const first = argument(call, 0, "handle", "url");
  switch (name) {
    case "curl_init": {
      const state = run.thing([]);
      keep(state, "made", nothing, { start: call.at.start, end: call.at.end }, run);
      if (isGiven(first?.value)) keep(state, "CURLOPT_URL", first.value, first.span, run);
      return { kind: "native", path: "curl", state };
    }
    case "curl_setopt": {
      const state = handleIn(first?.value);
      const [option, value] = [argument(call, 1, "option"), argument(call, 2, "value")];
      if (state === undefined || value === undefined) return unknown;
      const key = plainText(option?.value);
      if (key === undefined) run.open(state, 0);
      else set(state, key, value.value, value.span, option?.span, run);
      return unknown;
    }
    case "curl_setopt_array": {
      const state = handleIn(first?.value);
      const options = argument(call, 1, "options");
      if (state === undefined) return unknown;
      if (options?.value.kind !== "thing") {
        run.open(state, 0);
        return unknown;
      }
      if (options.value.shape.value.isOpen) run.open(state, 0);
      keep(state, "options", options.value, options.span, run);
      for (const entry of options.value.shape.value.entries) {
        const value: Value = entry.isSure ? entry.value : unknown;
        const key = entry.name.text;
        const at = { start: entry.span.start, end: entry.span.start + key.length };
        set(state, key, value, entry.valueSpan, at, run);
      }
      return unknown;
    }
    case "curl_exec":
    case "curl_multi_add_handle": {
      const handle = argument(call, name === "curl_exec" ? 0 : 1, "handle");
      const state = handleIn(handle?.value);
      if (state !== undefined) send(state, run);
      return answer;
    }
    case "curl_reset": {
      const state = handleIn(first?.value);
      for (const { name: option } of state?.shape.value.entries ?? []) {
        if (state !== undefined && option.text.startsWith("CURLOPT_")) run.take(state, option.text);
      }
      return unknown;
    }
    case "curl_copy_handle": {
      const state = handleIn(first?.value);
      if (state === undefined) return unknown;
      const { entries, isOpen } = state.shape.value;
      return { kind: "native", path: "curl", state: run.thing(entries, { isOpen }) };
    }
    default:
      return unknown;
  }
}

function handleIn(value: Value | undefined): Thing | undefined {
  return value?.kind === "native" && value.path === "curl" ? value.state : undefined;
}

/** `at`: where the name of the option stands. */
function set(
  state: Thing,
  key: string,
  value: Value,
  span: Span,
  at: Span | undefined,
  run: Run,
): void {
  keep(state, key, value, span, run);
  if (key === "CURLOPT_HEADER" && at !== undefined) keep(state, wrongOption, value, at, run);
  const late = keptThing(state, "late");
  if (key !== "CURLOPT_HTTPHEADER" || late === undefined || value.kind !== "thing") return;
  for (const entry of linesOf(value, run).shape.value.entries) run.put(late, entry);
}

/** Headers under `CURLOPT_HEADER`, which asks for those of the answer. */
const wrongOption = "CURLOPT_HEADER with headers";

function underWrongOption(state: Thing, run: Run): readonly DetachedHeaders[] {
  const entry = entryOf(state, wrongOption);
  if (entry?.value.kind !== "thing" || kept(state, "CURLOPT_HTTPHEADER") !== undefined) return [];
  const isWritten = run.source(entry.valueSpan) === "CURLOPT_HEADER";
  return repaired(
    detachedOf(linesOf(entry.value, run), "misplaced", everywhere, run),
    isWritten ? [{ span: entry.valueSpan, text: "CURLOPT_HTTPHEADER" }] : undefined,
  );
}

const verbs: readonly (readonly [string, string])[] = [
  ["CURLOPT_NOBODY", "HEAD"],
  ["CURLOPT_HTTPGET", "GET"],
  ["CURLOPT_PUT", "PUT"],
  ["CURLOPT_UPLOAD", "PUT"],
  ["CURLOPT_POST", "POST"],
];

function send(state: Thing, run: Run): void {
  const [url, custom, body, made] = [
    ...["CURLOPT_URL", "CURLOPT_CUSTOMREQUEST", "CURLOPT_POSTFIELDS", "made"],
  ].map((name) => entryOf(state, name));
  if (url === undefined || made === undefined) return;
  const given = kept(state, "CURLOPT_HTTPHEADER");
  const isMap = given?.kind === "thing" && !isLines(given);
  const lines = isGiven(given) && !isMap ? linesOf(given, run) : undefined;
  const verb = verbs.find(([name]) => isTrue(kept(state, name)));
  const named = custom === undefined ? undefined : plainText(custom.value);
  const text =
    custom === undefined
      ? (verb?.[1] ?? (body === undefined ? "GET" : "POST"))
      : (named?.toUpperCase() ?? "$METHOD");
  // An option that is set on some ways only leaves the method open.
  const isSure = [
    ...verbs.map(([name]) => name),
    "CURLOPT_CUSTOMREQUEST",
    "CURLOPT_POSTFIELDS",
  ].every((name) => entryOf(state, name)?.isSure !== false);
  const hasBody = body !== undefined && isGiven(body.value);
  // What came behind an earlier sending is part of this one.
  const before = keptThing(state, "late");
  for (const { name } of before?.shape.value.entries ?? []) {
    if (before !== undefined) run.take(before, name.text);
  }
  const late = run.thing([], { foldsCase: true });
  const sending = {
    ...{ form: run.form, client: "phpCurl" as const, nothing: "removes" as const },
    ...{ span: made.valueSpan, url: url.value, urlSpan: url.valueSpan },
    method: { text: isSure ? text : "$METHOD", span: custom?.valueSpan },
    headers: lines === undefined ? [] : [lines],
    implied: hasBody ? typeOfBody(body.value) : {},
    isOpen: state.shape.value.isOpen || (isGiven(given) && given.kind !== "thing"),
    isAuthorized: ["CURLOPT_USERPWD", "CURLOPT_XOAUTH2_BEARER", "CURLOPT_USERNAME"].some((name) =>
      isGiven(optionValue(state, name)),
    ),
    body: hasBody ? body.valueSpan : undefined,
    slot: slotOf(state, given, made, run),
  };
  const misplaced = isMap
    ? detachedOf(given, "misplaced", everywhere, run)
    : underWrongOption(state, run);
  run.drafts.push({
    finish: () => {
      const after: readonly DetachedHeaders[] = detachedOf(late, "afterSending", everywhere, run);
      sendRequest({ ...sending, detached: [...misplaced, ...after] }, run);
    },
  });
  keep(state, "late", late, made.valueSpan, run);
}

function slotOf(
  state: Thing,
  given: Value | undefined,
  made: Entry,
  run: Run,
): HeaderSlot | undefined {
  if (isGiven(given)) {
    return given.kind === "thing" && isLines(given) ? slotInLines(given, run) : undefined;
  }
  return (
    slotUnderKey(kept(state, "options"), "CURLOPT_HTTPHEADER", true, run) ??
    slotAfterStatement(
      made.valueSpan,
      (name) => `curl_setopt(${name}, CURLOPT_HTTPHEADER, [`,
      "]);",
      run,
    )
  );
}
