import type { Arg, Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Native, type Value } from "../machine/values/values.ts";
import { isBound } from "./boundMethods.ts";

/** `dict.update(headers, …)`: a method called on its class. */
export function callUnbound(path: string, call: Call, run: Run): Value | undefined {
  const [, method] = /^(?:dict|list|set|str|bytes)\.(\w+)$/.exec(path) ?? [];
  const [self, ...args] = call.args;
  if (method === undefined || self === undefined || /^(?:fromkeys|maketrans)$/.test(method))
    return unknown;
  return run.library.method(
    { ...call, path: method, self: self.value, state: undefined, args },
    run,
  );
}

/** Unknown code returns some of its arguments: whoever gets the result may change any of them. */
export function handedOn(args: readonly Arg[], run: Run): Value {
  for (const { value } of args) {
    if (value.kind === "list") for (const item of value.items) run.open(item, 1);
    else if (isBound(value)) run.open(value);
  }
  return unknown;
}

/** Functions that make a text of each item. */
const ofTexts = /^(?:builtins\.str|urllib\.parse\.quote(?:_plus)?)$/;

/** Whether what a function does with each item of a list is known. */
export function isMapping(value: Value): value is Native {
  const path = value.kind === "native" ? value.path : "";
  return isBound(value) || ofTexts.test(path);
}

/** `map(headers.update, parts)`, `map(str, parts)`: assumed to be iterated over. */
export function mapped(method: Native, { value, span }: Arg, call: Call, run: Run): Value {
  const isSeen = value.kind === "list" && (value.isComplete || !isBound(method));
  if (!isSeen) return handedOn(call.args, run);
  const { path, state } = method;
  const items = value.items.map((item): Value => {
    const args = [{ value: item, span }];
    return run.library.call({ ...call, path, state, self: undefined, args }, run) ?? unknown;
  });
  return { kind: "list", items, isComplete: value.isComplete };
}

const mostZipped = 64;

/** `zip` of lists, as far as their items are known. */
export function zipped(args: readonly Arg[]): Value {
  if (args.some(({ isMany, name }) => isMany === true || name !== undefined)) return unknown;
  const lists = args.map(({ value }) => (value.kind === "list" ? value : undefined));
  const ends = lists.flatMap((each) => (each?.isComplete === true ? [each.items.length] : []));
  const known = lists.map((each) => each?.items.length ?? 0);
  const count = Math.min(mostZipped, ends.length > 0 ? Math.min(...ends) : Math.max(0, ...known));
  const items = Array.from({ length: count }, (_, at): Value => {
    const together = lists.map((each) => each?.items[at] ?? unknown);
    return { kind: "list", items: together, isComplete: true };
  });
  return { kind: "list", items, isComplete: ends.length === lists.length };
}
