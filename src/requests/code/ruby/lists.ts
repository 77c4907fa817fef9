import { followCallback } from "../machine/calls/callBack.ts";
import { invoke } from "../machine/calls/invoke.ts";
import { putPairs } from "../clients/pairs.ts";
import { plainText } from "../machine/values/texts.ts";
import { truthOf } from "../machine/values/truthOf.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { isNothing, type FunctionValue, type Value, unknown } from "../machine/values/values.ts";
import { dig } from "./dig.ts";
import { copiedHash } from "./hashes.ts";
import { givenBlock } from "./reading/readFunction.ts";
import { blockOf, callBlock, callNamed, positional } from "./rubyCall.ts";
import { joinedList } from "./texts.ts";

export type ListValue = Extract<Value, { kind: "list" }>;

/** Loops over longer lists are not followed. */
const mostItems = 16;

/** A list with all of its items. */
export function listOf(items: readonly Value[]): ListValue {
  return { kind: "list", items, isComplete: true };
}

/** Methods of lists; undefined for unknown ones. */
export function ofList(self: ListValue, call: Call, run: Run): Value | undefined {
  switch (call.path) {
    case "join":
      return joinedList(self, call, run);
    case "first":
      return positional(call).length === 0 ? (self.items[0] ?? unknown) : unknown;
    case "to_a":
      return self;
    case "dig":
      return dig(self, positional(call), run);
    case "last":
      return positional(call).length === 0 && self.isComplete
        ? (self.items.at(-1) ?? unknown)
        : unknown;
    case "each":
    case "each_with_index":
      return mapped(self, call, run) && self;
    case "select":
    case "filter":
    case "find_all":
    case "reject":
      return sifted(self, call, run);
    case "compact":
      return { ...self, items: self.items.filter((item) => !isNothing(item)) };
    case "flatten":
      return positional(call).length === 0 ? flattened(self) : undefined;
    case "reverse":
      return self.isComplete ? listOf(self.items.toReversed()) : undefined;
    case "map":
    case "collect":
    case "inject":
    case "reduce":
    case "each_with_object":
      return folded(self, call, run);
    case "to_h": {
      const items = blockOf(call) === undefined ? self.items : callEach(self, call, run);
      if (items === undefined || !self.isComplete) return run.thing([], { isOpen: true });
      const made = run.thing([]);
      putPairs(made, listOf(items), run);
      return made;
    }
  }
  return undefined;
}

/** The items for which a block is true, or (`reject`) false; from the first one on that may be either, some of them. */
function sifted(self: ListValue, call: Call, run: Run): Value | undefined {
  const truths = self.isComplete ? callEach(self, call, run)?.map(truthOf) : undefined;
  if (truths === undefined) return undefined;
  const left = call.path === "reject";
  const doubtful = truths.indexOf(undefined);
  const kept = (from: number, to: number): readonly Value[] =>
    self.items.slice(from, to).filter((_, index) => truths[from + index] !== left);
  if (doubtful === -1) return listOf(kept(0, truths.length));
  const among = kept(doubtful, truths.length);
  return { kind: "list", items: kept(0, doubtful), isComplete: false, among };
}

/** Nested lists as one. */
function flattened({ items, isComplete }: ListValue): ListValue {
  const parts = items.map((item) =>
    item.kind === "list" ? flattened(item) : { items: [item], isComplete: item.kind !== "unknown" },
  );
  const isWhole = isComplete && parts.every((part) => part.isComplete);
  return { kind: "list", items: parts.flatMap((part) => part.items), isComplete: isWhole };
}

/** Methods that return or yield items of a list or hash. */
const handsOut =
  /^(?:values_at|each_\w+|reverse_each|cycle|lazy|to_a|entries|values|compact|flatten|reverse|select|filter|reject|partition|group_by|(?:max|min)(?:_by)?|minmax|sort(?:_by)?|zip|rotate|shuffle|sample|take(?:_while)?|drop(?:_while)?|uniq|find(?:_all)?|detect|product|transpose|each|map|flat_map)$/;

/** Marks items as possibly changed, if a method gives them to code that is not followed. */
export function openHandedOut(self: Value, method: string, run: Run): void {
  if (!handsOut.test(method)) return;
  const entries = self.kind === "thing" && self.type === undefined ? self.shape.value.entries : [];
  const held = self.kind === "list" ? self.items : entries.map(({ value }) => value);
  for (const value of held) run.open(value, 1);
}

/** Calls the block for each item; undefined if not followed. */
export function callEach(self: ListValue, call: Call, run: Run): readonly Value[] | undefined {
  const named = ofEach(self, call, run);
  if (named !== undefined) return named;
  return each(self, call, run, (block, item, index) =>
    turn(block, item, { kind: "constant", value: index }, call, run),
  );
}

function turn(block: FunctionValue, item: Value, index: Value, { path }: Call, run: Run): Value {
  return callWith(block, path === "each_with_index" ? [item, index] : [item], run);
}

/** What the block gives for each item, as far as these are known; undefined if not followed. */
function mapped(self: ListValue, call: Call, run: Run): ListValue | undefined {
  const { items, isComplete, among = [] } = self;
  const block = blockOf(call);
  const count = items.length + among.length;
  if (isComplete || block === undefined || count === 0 || count > mostItems) {
    const all = callEach(self, call, run);
    return all && listOf(all);
  }
  run.taken.add(block);
  const known = items.map((item, index) =>
    turn(block, item, { kind: "constant", value: index }, call, run),
  );
  const some = among.map((item) => {
    let given: Value = unknown;
    run.journal.ways([() => ((given = turn(block, item, unknown, call, run)), false)], true);
    return given;
  });
  // Others may follow.
  followCallback(block, run);
  return { kind: "list", items: known, isComplete: false, among: some };
}

/** `map`, `reduce` and the like with a block of the file. */
export function folded(self: ListValue, call: Call, run: Run): Value | undefined {
  const { path: name } = call;
  if (name === "map" || name === "collect") return mapped(self, call, run);
  const [given] = positional(call);
  const isMemo = name === "each_with_object";
  let memo = given?.value;
  const named = byName(self, call, run);
  if (named !== undefined) return named;
  const items = each(self, call, run, (block, item) => {
    const before = memo ?? item;
    const next = callWith(block, isMemo ? [item, before] : [before, item], run);
    memo = isMemo || memo === undefined ? before : next;
    return next;
  });
  if (items === undefined) return undefined;
  // The block's code may keep the memo; the result is a copy.
  return memo?.kind === "thing" ? copiedHash(memo, run) : memo;
}

/** `reduce(:merge)`, `inject({}, :merge)`: combines the items by a method. */
function byName(self: ListValue, call: Call, run: Run): Value | undefined {
  const args = positional(call);
  const name = plainText(args.at(-1)?.value);
  if (name === undefined || !self.isComplete || self.items.length > mostItems) return undefined;
  if (blockOf(call) !== undefined || args.length > 2 || self.items.length === 0) return undefined;
  const all =
    args.length === 2 && args[0] !== undefined ? [args[0].value, ...self.items] : self.items;
  const { start, end } = call.at;
  return all.reduce((before, value) => {
    const given = { ...call, path: name, self: before, args: [{ value, span: { start, end } }] };
    return run.library.method(given, run) ?? unknown;
  });
}

/** `map(&:to_s)`: calls a method of each item. */
function ofEach(self: ListValue, call: Call, run: Run): readonly Value[] | undefined {
  const name = plainText(call.args.find((arg) => arg.name === givenBlock)?.value);
  if (name === undefined || !self.isComplete) return undefined;
  return self.items.map((item) => callNamed(item, name, call, run));
}

function each(
  { items, isComplete }: ListValue,
  call: Call,
  run: Run,
  take: (block: FunctionValue, item: Value, index: number) => Value,
): readonly Value[] | undefined {
  const block = blockOf(call);
  // An unknown block may change the items.
  if (block === undefined) for (const item of items) callBlock(call, [item], run);
  if (block === undefined || !isComplete || items.length > mostItems) return undefined;
  run.taken.add(block);
  return items.map((item, index) => take(block, item, index));
}

/** Calls a block; one with several parameters destructures a list. */
function callWith(block: FunctionValue, values: readonly Value[], run: Run): Value {
  const [only] = values;
  const isApart = values.length === 1 && only?.kind === "list" && block.code.parameters.length > 1;
  const span = { start: block.code.start, end: block.code.start };
  return invoke(
    block,
    (isApart ? only.items : values).map((value) => ({ value, span })),
    run,
  );
}
