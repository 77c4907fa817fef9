import { plainText } from "../machine/values/texts.ts";
import type { Span } from "../../httpRequest.ts";
import { joins } from "../machine/values/either.ts";
import { invoke } from "../machine/calls/invoke.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { put } from "../clients/making.ts";
import { isGiven } from "../clients/state.ts";
import { unknown, type FunctionValue, type Thing, type Value } from "../machine/values/values.ts";
import { harmless } from "./harmless.ts";
import { givenBlock } from "./reading/readFunction.ts";

/** The arguments of a call without its block. */
export function positional({ args }: Call): readonly Arg[] {
  return args.filter(({ name }) => name !== givenBlock);
}

/** The block of a call, if it is written in the file. */
export function blockOf({ args }: Call): FunctionValue | undefined {
  const value = args.find(({ name }) => name === givenBlock)?.value;
  return value?.kind === "function" ? value : undefined;
}

/** Calls the block once, as the library would, and returns its result. */
export function callBlock(call: Call, values: readonly Value[], run: Run): Value | undefined {
  const block = blockOf(call);
  if (block === undefined) return withGiven(call, values, run);
  run.taken.add(block);
  const span = { start: block.code.start, end: block.code.start };
  return invoke(
    block,
    values.map((value) => ({ value, span })),
    run,
  );
}

/** `&hook`, `&:sign`: calls a passed method by name; other callables are not followed. */
function withGiven(call: Call, values: readonly Value[], run: Run): Value | undefined {
  const given = call.args.find(({ name }) => name === givenBlock)?.value;
  if (given === undefined || !isGiven(given)) return undefined;
  const [first, ...more] = values;
  const name = plainText(given);
  if (name !== undefined && first !== undefined && more.length === 0)
    return callNamed(first, name, call, run);
  for (const value of values) run.open(value);
  return unknown;
}

/** Calls a method by name on a value: `&:sign`. */
export function callNamed(self: Value, name: string, call: Call, run: Run): Value {
  const own =
    self.kind === "thing" && self.type !== undefined ? methodOf(self.type, name, self) : undefined;
  if (own !== undefined) return invoke(own, [], run);
  const named = { ...call, state: undefined, self, args: [] };
  const answer =
    self.kind === "native"
      ? run.library.call({ ...named, path: `${self.path}.${name}`, state: self.state }, run)
      : run.library.method({ ...named, path: name }, run);
  if (answer === undefined) run.open(self);
  return answer ?? unknown;
}

/**
 * For a call that the library's model does not know: another file or gem has added the method, and it may set any
 * header. Calls without arguments are taken for queries.
 */
export function openIfAdded(method: string, call: Call, run: Run): void {
  const isChange = /!$/.test(method) || method === "extend" || positional(call).length > 0;
  if (isChange && call.self !== undefined && !harmless.has(method)) run.open(call.self);
}

/** Marks a state that can be merged with another one's, see `joins`. */
export function joining(state: Thing, run: Run): Thing {
  put(state, joins, { kind: "constant", value: true }, { start: 0, end: 0 }, run);
  return state;
}

/** The last argument, if it is a hash of options. */
export function optionsIn(args: readonly Arg[]): Arg | undefined {
  const last = args.at(-1);
  return last?.value.kind === "thing" && last.value.type === undefined ? last : undefined;
}

/** A method whose name is computed. */
export const anyVerb = "$method";

/** The HTTP method for a method's name, `get` or `Get`. */
export function verbOf(
  { at: { callee } }: Call,
  method: string,
): { text: string; span: Span | undefined } {
  const span = callee.kind === "member" ? callee.nameSpan : undefined;
  return { text: method.toUpperCase(), span };
}

/** Whether a client's state may have unknown entries. */
export function isOpenState(state: Thing | undefined): boolean {
  return state?.shape.value.isOpen === true;
}

/** Whether options may have unknown entries. */
export function isOpenOptions(options: Arg | undefined): boolean {
  if (options === undefined || !isGiven(options.value)) return false;
  return options.value.kind !== "thing" || isOpenState(options.value);
}
