import { wholeStatement } from "../../machine/wholeStatement.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { nameIn, writtenAt } from "../../machine/values/texts.ts";
import {
  entryOf,
  nothing,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { callHeaders, copyInto, pairsIn } from "./headersObject.ts";

/** Methods of `AxiosHeaders`: those of other headers, and one for each common header. */
export function callAxiosHeaders(method: string, call: Call, run: Run): Value | undefined {
  const { state, args, self, at } = call;
  const [first, second] = args;
  if (method === "" || method === "from" || method === "concat") {
    const origin = state ?? pairsIn(first?.value);
    const made = run.thing([], { foldsCase: true, ...(origin && { origin }) });
    for (const given of state === undefined ? args : [{ value: state }, ...args]) {
      copyInto(made, given.value, run);
    }
    // `from` returns an AxiosHeaders unchanged.
    const given = first?.value;
    const isSame = method === "from" && isAxiosHeaders(given);
    return isSame ? given : { kind: "native", path: "AxiosHeaders", state: made };
  }
  if (state === undefined) return unknown;
  const named = /^set(Accept|Authorization|ContentType|UserAgent|ContentLength)$/.exec(method)?.[1];
  if (named !== undefined) {
    const { callee } = at;
    const place = callee.kind === "member" ? callee.nameSpan : at;
    const name = writtenAt(named.replace(/(?!^)[A-Z]/, "-$&"), place);
    if (first !== undefined) put(state, name, first, call, run);
    return self;
  }
  if (method === "set" && first !== undefined && nameIn(first.value) === undefined) {
    copyInto(state, first.value, run);
    return self;
  }
  if (method === "set" && fillsGaps(args[2]) && first !== undefined) {
    const name = nameIn(first.value)?.text ?? "";
    // Requests have an Accept by default.
    if (/^accept$/i.test(name) || entryOf(state, name)?.isSure === true) return self;
  }
  if (method === "toJSON") return state;
  if (method === "normalize" || method === "clear") return method === "clear" ? unknown : self;
  const value = callHeaders(method, { ...call, args: [first, second].filter(isGiven) }, run);
  return method === "set" ? self : value;
}

/** Whether `rewrite` is false: headers that are there stay. */
function fillsGaps(rewrite: Arg | undefined): boolean {
  return rewrite?.value.kind === "constant" && rewrite.value.value === false;
}

function isAxiosHeaders(value: Value | undefined): value is Native {
  return value?.kind === "native" && value.path === "AxiosHeaders";
}

function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function put(
  state: Thing,
  name: Entry["name"],
  { value, span: valueSpan }: Pick<Arg, "value" | "span">,
  { at }: Call,
  run: Run,
): void {
  const span = wholeStatement(run.text, at);
  run.put(state, { name, value, valueSpan, span, isSure: true });
}

const methods =
  /^(?:set|get|has|delete|concat|from|append|to|normalize|clear|forEach|entries|keys|values)/;

/** A header by name; `common` is for code written before version 1, when there were groups. */
export function memberOfAxiosHeaders(of: Native, name: string): Value | undefined {
  if (of.path !== "AxiosHeaders" || of.state === undefined) return undefined;
  if (name === "common") return of;
  const found = entryOf(of.state, name);
  if (found !== undefined) return found.isSure ? found.value : unknown;
  if (methods.test(name)) return undefined;
  return of.state.shape.value.isOpen ? unknown : nothing;
}
