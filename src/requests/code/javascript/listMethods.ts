import { either } from "../machine/values/either.ts";
import { changeList, current } from "../machine/values/growing.ts";
import { invoke, invokeWithAnything } from "../machine/calls/invoke.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { isAmong } from "../machine/values/isAmong.ts";
import { asValue, truthOf } from "../machine/values/truthOf.ts";
import {
  nothing,
  unknown,
  type FunctionValue,
  type Native,
  type Value,
} from "../machine/values/values.ts";

type List = Extract<Value, { kind: "list" }>;

/** More items than a handwritten list of headers or path segments has. */
const mostItems = 20;

/** Methods of an array; those with a callback call it for each item. */
export function callListMethod(self: List, call: Call, run: Run): Value | undefined {
  const { path: name, args } = call;
  const [first] = args;
  switch (name) {
    // A set is a list, too.
    case "add":
      changeList(self, [...self.items, first?.value ?? nothing], run);
      return current(self);
    case "delete":
    case "clear":
      changeList(self, name === "clear" ? [] : undefined, run);
      return unknown;
    case "includes":
    case "has":
      return asValue(isAmong(first?.value ?? nothing, self));
    case "push":
    case "unshift": {
      const more = args.map(({ value }) => value);
      const items = name === "push" ? [...self.items, ...more] : [...more, ...self.items];
      changeList(self, args.some(({ isMany }) => isMany) ? undefined : items, run);
      return unknown;
    }
    case "pop":
    case "shift":
    case "splice":
    case "fill":
    case "copyWithin":
      // The removed item may be any of them, and may be changed.
      for (const item of self.items) if (item.kind === "native") run.open(item);
      changeList(self, undefined, run);
      return unknown;
    case "concat":
      return args.reduce<Value>((whole, { value }) => joinedTo(whole, value), copyOf(self));
    case "slice":
      return args.length === 0 ? copyOf(self) : unknown;
    case "flat":
      return self.items.reduce<Value>(joinedTo, { ...self, items: [] });
    case "at":
      return first?.value.kind === "constant" && typeof first.value.value === "number"
        ? (self.items.at(first.value.value) ?? unknown)
        : unknown;
    case "reverse":
      changeList(self, self.isComplete ? self.items.toReversed() : [], run);
      return current(self);
    case "sort":
      return sorted(self, run);
    case "entries":
      return { ...self, items: self.items.map((item, index) => pair(index, item)) };
    case "values":
      return copyOf(self);
    case "map":
    case "forEach":
    case "flatMap":
    case "filter":
    case "some":
    case "every":
    case "reduce":
      return first === undefined ? unknown : goThrough(self, name, first.value, args, run);
    case "reduceRight": {
      const turned = { ...self, items: self.items.toReversed() };
      return first === undefined ? unknown : goThrough(turned, "reduce", first.value, args, run);
    }
    default:
      return undefined;
  }
}

/** A copy of an array with the same items; changes to one do not reach the other. */
export function copyOf(list: List): List {
  return { ...list, items: [...list.items] };
}

/** Sorts an array in place: each item may be any of them. */
function sorted(self: List, run: Run): Value {
  const { items, isComplete } = self;
  if (items.length > 1 || !isComplete) {
    const any = items.length === 0 ? unknown : items.reduce(either);
    changeList(self, isComplete ? items.map(() => any) : [], run);
  }
  return current(self);
}

function pair(index: number, item: Value): Value {
  return { kind: "list", items: [{ kind: "constant", value: index }, item], isComplete: true };
}

function joinedTo(whole: Value, more: Value): Value {
  if (whole.kind !== "list") return whole;
  // The added value may be an array, whose items are concatenated.
  if (more.kind === "unknown") return { ...whole, isComplete: false };
  if (more.kind !== "list") return { ...whole, items: [...whole.items, more] };
  const isComplete = whole.isComplete && more.isComplete;
  return { ...whole, items: [...whole.items, ...more.items], isComplete };
}

function goThrough(
  self: List,
  name: "map" | "forEach" | "flatMap" | "filter" | "some" | "every" | "reduce",
  by: Value,
  args: readonly Arg[],
  run: Run,
): Value | undefined {
  if (self.items.length > mostItems || !isCallable(by)) return undefined;
  // Unknown items are iterated over as well.
  if (!self.isComplete || (self.items.length === 0 && name !== "reduce")) {
    return /^(?:forEach|reduce|some|every)$/.test(name)
      ? unknown
      : { ...copyOf(self), isComplete: false };
  }
  const on = (values: readonly Value[]): Value => callWith(by, values, run);
  const numbered = (item: Value, index: number): Value =>
    on([item, { kind: "constant", value: index }, self]);
  switch (name) {
    case "map":
      return { ...self, items: self.items.map(numbered) };
    case "flatMap":
      return self.items.map(numbered).reduce<Value>(joinedTo, { ...self, items: [] });
    case "forEach":
      self.items.forEach(numbered);
      return nothing;
    case "reduce": {
      const start = args[1]?.value ?? self.items[0] ?? unknown;
      const rest = args[1] === undefined ? self.items.slice(1) : self.items;
      return rest.reduce<Value>((whole, item) => on([whole, item]), start);
    }
    case "some":
    case "every": {
      const truths = self.items.map((item, index) => truthOf(numbered(item, index)));
      const isSome = name === "some";
      if (truths.includes(isSome)) return asValue(isSome);
      return asValue(truths.includes(undefined) ? undefined : !isSome);
    }
    case "filter": {
      const truths = self.items.map((item, index) => truthOf(numbered(item, index)));
      const items = self.items.filter((_, index) => truths[index] !== false);
      return { ...self, items, isComplete: !truths.includes(undefined) };
    }
  }
}

/** Follows a callback with an unknown item: it may change it or send it. */
export function madeOfEach(by: FunctionValue, run: Run): Value {
  run.taken.add(by);
  run.called.add(by.code);
  let made: Value = unknown;
  const make = (): boolean => {
    made = invokeWithAnything(by, run, true);
    return false;
  };
  run.journal.ways([make], true);
  const isRequest = made.kind === "native" && made.state !== undefined;
  return isRequest ? { kind: "list", items: [made], isComplete: false } : unknown;
}

function isCallable(value: Value): value is FunctionValue | Native {
  return value.kind === "function" || (value.kind === "native" && value.path === "Boolean");
}

/** Calls a function as a library would, and returns the result. */
export function callWith(by: Value, values: readonly Value[], run: Run): Value {
  const [first = unknown] = values;
  if (by.kind === "native" && by.path === "Boolean") return asTruth(first);
  if (by.kind !== "function") return unknown;
  run.taken.add(by);
  const span = { start: by.code.start, end: by.code.start };
  return invoke(
    by,
    values.map((value) => ({ value, span })),
    run,
  );
}

function asTruth(value: Value): Value {
  const truth = truthOf(value);
  return truth === undefined ? unknown : { kind: "constant", value: truth };
}
