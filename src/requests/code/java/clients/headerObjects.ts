import { lineOf } from "../../clients/headerLine.ts";
import { spanOfSetter } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { writtenAt } from "../../machine/values/texts.ts";
import { unknown, type Entry, type Thing, type Value } from "../../machine/values/values.ts";
import { putPairs } from "./headerPairs.ts";
import { madeAt } from "./headerPlaces.ts";
import { newHeaders, setHeaders } from "./headers.ts";
import { callThing } from "../maps.ts";
import type { Parts } from "../parts.ts";

/** Objects of headers: `Headers` of OkHttp, `HttpHeaders` of Spring. */
export const headerObjects: Parts = {
  Headers: { called: makeHeaders },
  "Headers.Builder": { made: (_call, run) => newHeaders(undefined, run) },
  HttpHeaders: {
    made: ({ args, at }, run) => madeAt(newHeaders(args[0]?.value, run), at),
    called: (_method, { args }) => args[0]?.value ?? unknown,
  },
  headers: { called: callHeaders },
};

/** `Headers.of(…)`. */
function makeHeaders(method: string, { args }: Call, run: Run): Value {
  if (method !== "of" && method !== "headersOf") return newHeaders(unknown, run);
  if (args.length === 1) return newHeaders(args[0]?.value, run);
  const made = newHeaders(undefined, run);
  if (made.state !== undefined) putPairs(made.state, args, run);
  return made;
}

/** Methods of header objects, including Spring's. */
function callHeaders(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first, second] = args;
  if (state === undefined) return unknown;
  if (method === "newBuilder") return newHeaders(state, run);
  if (method === "build") return newHeaders(state, run);
  if (/^(?:map|toMultimap|asMultiValueMap)$/.test(method)) return byName(state, run);
  if (/^(?:forEach|entrySet|keySet)$/.test(method))
    return callThing(byName(state, run), { ...call, path: method }, run) ?? unknown;
  if (/^add(?:UnsafeNonAscii)?$/.test(method) && first !== undefined && second === undefined) {
    addLine(state, first, call, run);
    return self ?? unknown;
  }
  // The results of these are not followed.
  if (/^(?:compute|merge|replace)/.test(method)) run.open(state, 0);
  return setHeaders(state, method, call, run) ? (self ?? unknown) : unknown;
}

/** Headers as a map with lists of values. */
function byName({ shape }: Thing, run: Run): Thing {
  const { entries, isOpen } = shape.value;
  const lists = entries.map((entry): Entry => ({
    ...entry,
    // A name that is not written gets the place of its value.
    name: entry.name.runs.length === 0 ? writtenAt(entry.name.text, entry.span) : entry.name,
    value: { kind: "list", items: [entry.value], isComplete: true },
  }));
  return run.thing(lists, { isOpen, foldsCase: true });
}

/** `add("Accept: application/json")`. */
function addLine(state: Thing, { value, span }: Arg, call: Call, run: Run): void {
  const whole = spanOfSetter(call, run);
  const header =
    value.kind === "text" && value.isSure && value.others.length === 0
      ? lineOf(value.written, { valueSpan: span, span: whole, isSure: true })
      : undefined;
  if (header === undefined) run.open(state, 0);
  else run.put(state, header);
}
