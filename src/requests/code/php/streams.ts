import { plainText } from "../texts.ts";
import type { DetachedHeaders, HeaderSlot } from "../../httpRequest.ts";
import { detachedOf, everywhere, repaired } from "../detached.ts";
import { typeOfBody } from "../javascript/httpCall.ts";
import type { Call, Run } from "../run.ts";
import { methodOf, option, optionValue, sendRequest } from "../sending.ts";
import { unknown, type Thing, type Value } from "../values.ts";
import { linesOf } from "./headerLines.ts";
import { quotedKey, slotBeforeLine, slotInLines, slotUnderKey } from "./headerSlots.ts";
import {
  answer,
  argument,
  hasMany,
  isGiven,
  isOpenValue,
  keep,
  kept,
  keptThing,
  spanOfCall,
} from "./phpCall.ts";

/** `stream_context_create` and what its options are changed with. */
export function callContext(name: string, call: Call, run: Run): Value {
  const first = argument(call, 0, "options", "context");
  if (name === "stream_context_create" || name === "stream_context_set_default") {
    const state = run.thing([]);
    if (first !== undefined) keep(state, "options", first.value, first.span, run);
    if (name === "stream_context_set_default") run.shared.set("streams", state);
    return { kind: "native", path: "context", state };
  }
  const state = first?.value.kind === "native" ? first.value.state : undefined;
  if (state === undefined) return unknown;
  const [wrapper, key, value] = [argument(call, 1), argument(call, 2), argument(call, 3)];
  const options = keptThing(state, "options") ?? run.thing([]);
  const part = plainText(wrapper?.value);
  const setting = plainText(key?.value);
  if (part === undefined || setting === undefined || value === undefined || wrapper === undefined) {
    run.open(state, 0);
    return unknown;
  }
  const inner = optionValue(options, part);
  const changed = inner?.kind === "thing" ? inner : run.thing([]);
  keep(changed, setting, value.value, value.span, run);
  keep(options, part, changed, wrapper.span, run);
  keep(state, "options", options, wrapper.span, run);
  return unknown;
}

/** `file_get_contents($url, false, $context)` and `fopen`. */
export function callStream(name: string, call: Call, run: Run): Value {
  const url = argument(call, 0, "filename");
  const given = argument(call, name === "fopen" ? 3 : 2, "context");
  if (url === undefined || hasMany(call)) return unknown;
  if (url.value.kind !== "text" || !/^https?:/i.test(url.value.written.text)) return unknown;
  const context = isGiven(given?.value)
    ? given.value.kind === "native"
      ? given.value.state
      : undefined
    : run.shared.get("streams");
  const options = kept(context, "options");
  const http = optionValue(options, "http");
  const header = optionValue(http, "header");
  const headers = isGiven(header) ? linesOf(header, run) : undefined;
  const found = option(http, "content");
  const body =
    found === undefined || found === "unknown" || !isGiven(found.value) ? undefined : found;
  sendRequest(
    {
      ...{ form: run.form, client: "phpStream", nothing: "skips", span: spanOfCall(call) },
      ...{ url: url.value, urlSpan: url.span, method: methodOf(http), body: body?.valueSpan },
      headers: headers === undefined ? [] : [headers],
      implied: typeOfBody(body?.value),
      isOpen:
        (isGiven(given?.value) && context === undefined) ||
        context?.shape.value.isOpen === true ||
        isOpenValue(options) ||
        isOpenValue(http),
      slot: slotOf(http, header, run),
      detached: underHttps(options, run),
    },
    run,
  );
  return answer;
}

function slotOf(
  http: Value | undefined,
  header: Value | undefined,
  run: Run,
): HeaderSlot | undefined {
  if (isGiven(header)) {
    const list = header.kind === "native" && header.path === "lines" ? header.state : header;
    return list?.kind === "thing" ? slotInLines(list, run) : slotBeforeLine(list);
  }
  const key = quotedKey("header", run);
  return slotUnderKey(http, key, true, run);
}

/** PHP reads the options of https under the key `http`. */
function underHttps(options: Value | undefined, run: Run): readonly DetachedHeaders[] {
  const found = option(options, "https");
  if (found === undefined || found === "unknown") return [];
  const header = optionValue(found.value, "header");
  const [first, ...more] = found.name.runs;
  const lines: Thing | undefined = isGiven(header) ? linesOf(header, run) : undefined;
  return repaired(
    detachedOf(lines, "misplaced", everywhere, run),
    first === undefined || more.length > 0 || optionValue(options, "http") !== undefined
      ? undefined
      : [{ span: first.span, text: "http" }],
  );
}
