import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { option, optionValue } from "../clients/sending.ts";
import { plainText } from "../machine/values/texts.ts";
import { entryOf, unknown, type Thing, type Value } from "../machine/values/values.ts";
import { isArray } from "./arrays.ts";
import { linesOf } from "./clients/headerLines.ts";
import { isGiven, keptThing } from "../clients/state.ts";
import { argument, isOpenValue } from "./phpCall.ts";
import { watchUnused } from "./unused.ts";

/** `stream_context_create` and functions that change a context's options. */
export function callContext(name: string, call: Call, run: Run): Value {
  const first = argument(call, 0, "options", "context");
  switch (name) {
    case "stream_context_create":
    case "stream_context_set_default":
    case "stream_context_get_default":
      return made(name, call, run);
    case "stream_context_set_option":
    case "stream_context_set_options": {
      const state = first?.value.kind === "native" ? first.value.state : undefined;
      if (state !== undefined) change(state, call, run);
      return unknown;
    }
    default:
      return unknown;
  }
}

function made(name: string, call: Call, run: Run): Value {
  const [first, params] = [argument(call, 0, "options"), argument(call, 1, "params")];
  const state = run.thing([]);
  if (first !== undefined) put(state, "options", first.value, first.span, run);
  if (params !== undefined) put(state, "params", params.value, params.span, run);
  if (name !== "stream_context_create") {
    if (first !== undefined) run.shared.set("streams", state);
  } else {
    const { at } = call;
    watchUnused({ state, at, client: "phpStream" }, () => headersIn(state, run), run);
  }
  return { kind: "native", path: "context", state };
}

function headersIn(state: Thing, run: Run): Thing | undefined {
  const header = optionValue(optionValue(keptThing(state, "options"), "http"), "header");
  return isGiven(header) ? linesOf(header, run) : undefined;
}

/** Sets one option or an array of them; after the request was sent they are too late. */
function change(state: Thing, call: Call, run: Run): void {
  const [wrapper, key, value] = [argument(call, 1), argument(call, 2), argument(call, 3)];
  const options = keptThing(state, "options") ?? run.thing([]);
  const parts = wrapper?.value;
  if (isArray(parts)) {
    for (const part of parts.shape.value.entries) {
      if (!isArray(part.value)) run.open(state, 0);
      else for (const entry of part.value.shape.value.entries) setIn(part.name.text, entry);
    }
    if (isOpenValue(parts)) run.open(state, 0);
  } else {
    const [part, setting] = [plainText(parts), plainText(key?.value)];
    if (part === undefined || setting === undefined || value === undefined) {
      run.open(state, 0);
      return;
    }
    const name = { text: setting, runs: [] };
    setIn(part, {
      name,
      value: value.value,
      valueSpan: value.span,
      span: value.span,
      isSure: true,
    });
  }
  put(state, "options", options, { start: call.at.start, end: call.at.start }, run);

  function setIn(part: string, entry: Parameters<Run["put"]>[1]): void {
    const found = option(options, part);
    const inner = found === "unknown" ? undefined : found?.value;
    const changed = inner?.kind === "thing" ? inner : run.thing([]);
    const late = entryOf(state, "late")?.value;
    if (late?.kind === "thing" && part === "http" && entry.name.text === "header") {
      for (const line of linesOf(entry.value, run).shape.value.entries) run.put(late, line);
    }
    run.put(changed, entry);
    put(options, part, changed, entry.span, run);
  }
}
