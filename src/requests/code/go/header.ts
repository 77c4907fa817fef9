import { nameIn, plainText } from "../texts.ts";
import { wholeStatement } from "../assign.ts";
import { has, headersNow, put, putHeader } from "../making.ts";
import type { Call, Run } from "../run.ts";
import { isNothing, unknown, type Entry, type Native, type Thing, type Value } from "../values.ts";

/** `http.Header{…}`: a map of lists, of which the first counts. Without state: that of a request, see there. */
export function newHeader(given: Value | undefined, run: Run): Native {
  const headers = run.thing([], { foldsCase: true });
  if (given !== undefined) fill(headers, given, run);
  return { kind: "native", path: "http.Header", state: headers };
}

/** The headers that a value holds, as a native of their own. */
export function headerOf(value: Value | undefined, run: Run): Native {
  return value?.kind === "native" && value.path === "http.Header" ? value : newHeader(value, run);
}

function fill(headers: Thing, given: Value, run: Run): void {
  if (isNothing(given)) return;
  if (given.kind !== "thing") {
    run.open(headers, 0);
    return;
  }
  if (given.shape.value.isOpen) run.open(headers, 0);
  for (const entry of given.shape.value.entries) run.put(headers, single(entry));
}

/** One value of a list of them. */
function single(entry: Entry): Entry {
  const { value } = entry;
  if (value.kind !== "list") return entry;
  const [only, ...more] = value.items;
  return {
    ...entry,
    value: only !== undefined && more.length === 0 && value.isComplete ? only : unknown,
  };
}

/** `Set`, `Add`, `Del` and `Clone` of an `http.Header`. */
export function callHeader(method: string, call: Call, run: Run): Value | undefined {
  const { state, args, at } = call;
  if (state === undefined) return unknown;
  switch (method) {
    case "Set":
    case "Add":
      putHeader(state, args, wholeStatement(run.text, at), run);
      return unknown;
    case "Del": {
      const name = plainText(args[0]?.value);
      if (name === undefined) run.open(state, 0);
      else takeHeader(state, name, run);
      return unknown;
    }
    case "Clone":
      return {
        ...{ kind: "native", path: "http.Header" },
        state: run.thing(state.shape.value.entries, {
          ...{ isOpen: state.shape.value.isOpen, foldsCase: true },
        }),
      };
    case "Get":
    case "Values":
    case "Write":
      return unknown;
    default:
      return undefined;
  }
}

/** `header["Accept"] = []string{…}`. */
export function assignToHeader({ state }: Native, entry: Entry, run: Run): boolean {
  if (state !== undefined) run.put(state, single(entry));
  return true;
}

/** `delete(header, "Accept")`. */
export function deleteFrom({ args }: Call, run: Run): void {
  const [map, key] = args;
  const thing = map?.value.kind === "native" ? map.value.state : map?.value;
  if (thing?.kind !== "thing") return;
  const name = key && nameIn(key.value);
  if (name === undefined) run.open(thing, 0);
  else takeHeader(thing, name.text, run);
}

function takeHeader(headers: Thing, name: string, run: Run): void {
  run.take(headers, name);
  run.shared.set(`taken ${run.shared.size}`, headers);
}

/** Whether what is set at first may be taken away again. */
export function isTaken(headers: Value | undefined, run: Run): boolean {
  return [...run.shared.values()].some((taken) => taken === headers);
}

/** `request.Header`: what is set there goes out, or comes too late. */
export function headerOfRequest({ state }: Native): Value {
  const headers = headersNow(state);
  return headers === undefined ? unknown : { kind: "native", path: "http.Header", state: headers };
}

/** `request.Header = …`. */
export function replaceHeader(state: Thing, entry: Entry, run: Run): void {
  const { state: headers } = headerOf(entry.value, run);
  const isLate = has(state, "sent");
  if (headers === undefined || isLate) return;
  put(state, "headers", headers, entry.span, run);
  put(state, "moved", unknown, entry.span, run);
}
