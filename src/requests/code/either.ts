import { Cell } from "./journal.ts";
import {
  type Entry,
  type Shape,
  type Thing,
  type Value,
  textOf,
  truthOf,
  unknown,
} from "./values.ts";

/** What is known of a value that is one of two. */
export function either(a: Value, b: Value): Value {
  if (a === b) return a;
  if (a.kind === "text" && b.kind === "text") {
    const ways = [a.written, ...a.others, b.written, ...b.others];
    const different = ways.filter(
      ({ text }, index) => ways.findIndex((other) => other.text === text) === index,
    );
    const [first = a.written, ...others] = different;
    return textOf(first, others, a.isSure && b.isSure);
  }
  const text = a.kind === "text" ? a : b;
  if (text.kind === "text") {
    return { ...text, isSure: false };
  }
  if (a.kind === "constant" && b.kind === "constant") return a.value === b.value ? a : unknown;
  if (a.kind === "thing" && b.kind === "thing") {
    if (a.shape === b.shape) return a;
    return snapshot(eitherShape(a.shape.value, b.shape.value), a.foldsCase);
  }
  if (a.kind === "list" && b.kind === "list") return eitherList(a, b);
  const [thing, other] = a.kind === "thing" ? [a, b] : [b, a];
  if (thing.kind === "thing" && isFalse(other)) {
    const { entries, isOpen } = thing.shape.value;
    const unsure = entries.map((entry) => ({ ...entry, isSure: false }));
    return snapshot({ entries: unsure, isOpen }, thing.foldsCase);
  }
  if (a.kind === "native" && b.kind === "native" && a.path === b.path && a.state === b.state) {
    return a;
  }
  return unknown;
}

type List = Extract<Value, { kind: "list" }>;

/** What both begin with; where one goes on there may be more. */
function eitherList(a: List, b: List): Value {
  const [short, long] = a.items.length < b.items.length ? [a, b] : [b, a];
  const items = short.items.map((item, index) => either(item, long.items[index] ?? unknown));
  const isComplete = a.isComplete && b.isComplete && a.items.length === b.items.length;
  return { kind: "list", items, isComplete };
}

function isFalse(value: Value): boolean {
  return truthOf(value) === false;
}

/** An object as it is now, whatever becomes of it. */
export function snapshot(shape: Shape, foldsCase: true | undefined): Thing {
  return {
    kind: "thing",
    shape: new Cell(shape, eitherShape),
    ...(foldsCase === undefined ? {} : { foldsCase }),
  };
}

/** Entries that both have stay as far as they agree. */
export function eitherShape(a: Shape, b: Shape): Shape {
  if (a === b) return a;
  const seen = new Set<string>();
  const entries = [...a.entries, ...b.entries].flatMap((entry): Entry[] => {
    const name = entry.name.text;
    if (seen.has(name)) return [];
    seen.add(name);
    const [one, other] = [a, b].map(({ entries: of }) =>
      of.findLast((candidate) => candidate.name.text === name),
    );
    if (one === undefined || other === undefined) {
      return [{ ...(one ?? other ?? entry), isSure: false }];
    }
    if (one === other) return [one];
    const value = either(one.value, other.value);
    return [{ ...one, value, isSure: one.isSure && other.isSure }];
  });
  return { entries, isOpen: a.isOpen || b.isOpen };
}
