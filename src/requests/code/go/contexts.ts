import { either } from "../machine/values/either.ts";
import { current } from "../machine/values/growing.ts";
import type { Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { textOf, unknown, type List, type Value } from "../machine/values/values.ts";

/** Functions of `context`; a context is a list of pairs of keys and values, behind what its parent may have. */
export function callContext(method: string, call: Call): Value {
  const [parent] = call.args;
  switch (method) {
    case "Background":
    case "TODO":
      return { kind: "list", items: [], isComplete: true };
    case "WithoutCancel":
      return parent?.value ?? unknown;
    case "WithValue":
      return withValue(call);
    default:
      // The context, and a function that cancels it.
      return /^With\w+$/.test(method) && parent !== undefined
        ? { kind: "list", items: [parent.value, unknown], isComplete: true }
        : unknown;
  }
}

function withValue(call: Call): Value {
  const [parent, , value] = call.args;
  const before = parent === undefined ? unknown : current(parent.value);
  const own: List = {
    ...{ kind: "list", isComplete: true },
    items: [keyOf(call, 1), value?.value ?? unknown],
  };
  if (before.kind !== "list") return { kind: "list", items: [before, own], isComplete: true };
  return { kind: "list", items: [...before.items, own], isComplete: before.isComplete };
}

/** `ctx.Value(key)`; undefined where the call is something else. */
export function valueIn(call: Call): Value | undefined {
  const { path, self, args } = call;
  const context = self && current(self);
  if (path !== "Value" || args.length !== 1 || context?.kind !== "list") return undefined;
  const { items, isComplete } = context;
  const key = keyOf(call, 0);
  for (const item of items.toReversed()) {
    const [own, value] = item.kind === "list" ? item.items : [];
    const isIt = own === undefined ? undefined : isSame(own, key);
    if (isIt === undefined || value === undefined) return unknown;
    if (isIt) return isComplete ? value : either(value, unknown);
  }
  return isComplete ? { kind: "constant", value: null } : unknown;
}

/** A key as a text that no other key of the file has; unknown where it cannot be told from others. */
function keyOf({ args, at }: Call, index: number): Value {
  const [value, written] = [args[index]?.value, at.args[index]?.value];
  const text = plainText(value);
  if (text !== undefined) return named(`"${text}"`);
  // Constants of different types may have one number.
  if (value?.kind === "constant" && written?.kind === "name") return named(written.name);
  if (value?.kind !== "thing" || value.type === undefined) return unknown;
  const isEmpty = value.shape.value.entries.length === 0;
  return isEmpty ? named(`type ${String(value.type.code.start)}`) : value;
}

function named(text: string): Value {
  return textOf({ text, runs: [] });
}

function isSame(a: Value, b: Value): boolean | undefined {
  if (a.kind === "thing" && b.kind === "thing") return a.shape === b.shape ? true : undefined;
  const [one, other] = [plainText(a), plainText(b)];
  if (one !== undefined && other !== undefined) return one === other;
  return a.kind === "unknown" || b.kind === "unknown" || a.kind === b.kind ? undefined : false;
}
