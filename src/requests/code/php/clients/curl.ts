import { plainText } from "../../machine/values/texts.ts";
import type { Span } from "../../../httpRequest.ts";
import { has, put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import {
  entryOf,
  nothing,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { sendHandle, wrongOptions } from "./curlSend.ts";
import { isLines, linesOf } from "./headerLines.ts";
import { answer, isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { argument, isTrue } from "../phpCall.ts";
import { lateHeaders, markUsed, watchUnused } from "../unused.ts";

const listOfHeaders = "CURLOPT_HTTPHEADER";

/** The curl functions: a handle gets options, and sends when executed. */
export function callCurl(name: string, call: Call, run: Run): Value | undefined {
  const first = argument(call, 0, "handle", "url");
  const state = handleIn(first?.value);
  switch (name) {
    case "curl_init":
      return begun(first, call, run);
    case "curl_setopt": {
      const [option, value] = [argument(call, 1, "option"), argument(call, 2, "value")];
      if (state === undefined || value === undefined) return unknown;
      const key = plainText(option?.value);
      if (key === undefined) run.open(state, 0);
      else set(state, key, { ...value, at: option?.span }, run);
      return unknown;
    }
    case "curl_setopt_array": {
      if (state !== undefined) setAll(state, argument(call, 1, "options"), run);
      return unknown;
    }
    case "curl_exec":
      if (state !== undefined) sendNow(state, run);
      return answer;
    case "curl_multi_add_handle": {
      const added = handleIn(argument(call, 1, "handle")?.value);
      if (added === undefined) return answer;
      markUsed(added, run);
      // It is sent later, with options set until then.
      run.later(() => {
        sendHandle(added, undefined, run);
      });
      return answer;
    }
    case "curl_reset":
      if (state !== undefined) reset(state, run);
      return unknown;
    case "curl_copy_handle": {
      if (state === undefined) return unknown;
      const { entries, isOpen } = state.shape.value;
      const own = entries.filter(({ name: { text } }) => text !== "used" && text !== "outside");
      return { kind: "native", path: "curl", state: run.thing(own, { isOpen }) };
    }
    default:
      return unknown;
  }
}

function handleIn(value: Value | undefined): Thing | undefined {
  return value?.kind === "native" && value.path === "curl" ? value.state : undefined;
}

function begun(url: ReturnType<typeof argument>, { at }: Call, run: Run): Value {
  const state = run.thing([]);
  put(state, "made", nothing, { start: at.start, end: at.end }, run);
  if (isGiven(url?.value)) put(state, "CURLOPT_URL", url.value, url.span, run);
  const given = (): Span | undefined => entryOf(state, listOfHeaders)?.valueSpan;
  watchUnused({ state, at, client: "phpCurl", given }, () => headersIn(state, run), run);
  return { kind: "native", path: "curl", state };
}

function headersIn(state: Thing, run: Run): Thing | undefined {
  const given = keptValue(state, listOfHeaders);
  return given?.kind === "thing" && isLines(given) ? linesOf(given, run) : undefined;
}

interface Setting {
  readonly value: Value;
  readonly span: Span;
  /** Where the option's name is written. */
  readonly at?: Span | undefined;
}

function setAll(state: Thing, options: Setting | undefined, run: Run): void {
  if (options?.value.kind !== "thing") {
    run.open(state, 0);
    return;
  }
  if (options.value.shape.value.isOpen) run.open(state, 0);
  put(state, "options", options.value, options.span, run);
  for (const entry of options.value.shape.value.entries) {
    const key = entry.name.text;
    const at = { start: entry.span.start, end: entry.span.start + key.length };
    const value = entry.isSure ? entry.value : unknown;
    set(state, key, { value, span: entry.valueSpan, at }, run, entry.replaces);
  }
}

function set(
  state: Thing,
  key: string,
  { value, span, at }: Setting,
  run: Run,
  former?: Value,
): void {
  for (const other of replacedBy(key, value)) run.take(state, other);
  put(state, key, value, span, run);
  if (wrongOptions.includes(key) && at !== undefined) {
    put(state, `${key} with headers`, value, at, run);
  }
  if (key !== listOfHeaders) return;
  if (!isGathering(run)) awaitSending(state, { value, span }, run, former);
  const late = keptThing(state, "late");
  if (late === undefined || value.kind !== "thing") return;
  for (const entry of linesOf(value, run).shape.value.entries) run.put(late, entry);
}

/** Whether methods are followed for what they leave behind: none of them has certainly sent or replaced headers. */
function isGathering({ isSilent, isMaking }: Run): boolean {
  return isSilent && !isMaking;
}

/** Notes headers that no request was sent with yet, and the loss of those that they replace. */
function awaitSending(state: Thing, { value, span }: Setting, run: Run, former?: Value): void {
  if (former !== undefined) lose(state, former, run);
  const old = entryOf(state, "waiting");
  if (old?.isSure === true) lose(state, old.value, run);
  put(state, "waiting", value, span, run);
}

/** Options that select the method: the last one set counts, and a body means POST (setopt.c of libcurl). */
const methods = [
  "CURLOPT_NOBODY",
  "CURLOPT_HTTPGET",
  "CURLOPT_PUT",
  "CURLOPT_UPLOAD",
  "CURLOPT_POST",
];

/** The options that another one overrides. */
function replacedBy(key: string, value: Value): readonly string[] {
  if (key === "CURLOPT_POSTFIELDS")
    return isGiven(value) ? ["CURLOPT_HTTPGET", "CURLOPT_NOBODY"] : [];
  if (!methods.includes(key) || !isTrue(value)) return [];
  const others = methods.filter((each) => each !== key);
  return key === "CURLOPT_HTTPGET" ? [...others, "CURLOPT_POSTFIELDS"] : others;
}

/** Notes headers that the next request is not sent with. */
function lose(state: Thing, headers: Value, run: Run): void {
  if (headers.kind !== "thing" || !isLines(headers)) return;
  const before: readonly Entry[] = keptThing(state, "lost")?.shape.value.entries ?? [];
  const more = linesOf(headers, run).shape.value.entries;
  const names = new Set(more.map(({ name }) => name.text.toLowerCase()));
  const others = before.filter(({ name }) => !names.has(name.text.toLowerCase()));
  put(state, "lost", run.thing([...others, ...more]), { start: 0, end: 0 }, run);
}

function reset(state: Thing, run: Run): void {
  const waiting = entryOf(state, "waiting");
  if (waiting?.isSure === true) lose(state, waiting.value, run);
  for (const { name: option } of state.shape.value.entries) {
    if (option.text.startsWith("CURLOPT_")) run.take(state, option.text);
  }
}

function sendNow(state: Thing, run: Run): void {
  markUsed(state, run);
  if (!has(state, "made")) return;
  sendHandle(state, lateHeaders(state, run), run);
  if (isGathering(run)) return;
  for (const name of ["waiting", "lost"]) if (has(state, name)) run.take(state, name);
}
