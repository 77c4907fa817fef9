import { formBody } from "../clients/bodies.ts";
import { anyOf, either } from "../machine/values/either.ts";
import { putAnywhere, spread } from "../machine/values/objects.ts";
import { putPairs } from "../clients/pairs.ts";
import { plainText } from "../machine/values/texts.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import {
  entryOf,
  nothing,
  textOf,
  unknown,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import { dig } from "./dig.ts";
import { defaultItem } from "./hashDefaults.ts";
import { harmless } from "./harmless.ts";
import { pairsOf, withRenamed } from "./hashPairs.ts";
import { chosenOf } from "./hashChoices.ts";
import { callEach, folded, listOf } from "./lists.ts";
import { blockOf, callBlock, positional } from "./rubyCall.ts";

/** A copy of a hash. */
export function copiedHash(thing: Thing, run: Run): Thing {
  const { entries, isOpen } = thing.shape.value;
  const { literal, foldsCase } = thing;
  return run.thing(entries, {
    ...{ isOpen, ...(literal === undefined ? {} : { literal }) },
    ...(foldsCase === undefined ? {} : { foldsCase }),
    origin: thing,
  });
}

/** Merges nested hashes recursively. */
function spreadDeeply(into: Thing, more: Value, run: Run): void {
  if (more.kind !== "thing") {
    spread(into, more, run);
    return;
  }
  const { entries, isOpen } = more.shape.value;
  const merged = entries.map((entry) => {
    const old = entryOf(into, entry.name.text)?.value;
    if (old?.kind !== "thing" || entry.value.kind !== "thing") return entry;
    const value = copiedHash(old, run);
    spreadDeeply(value, entry.value, run);
    return { ...entry, value };
  });
  spread(into, run.thing(merged, { isOpen }), run);
}

/** Methods of hashes, and attributes of objects that code outside the file set. */
export function ofHash(self: Thing, call: Call, run: Run): Value | undefined {
  const { path: name } = call;
  const args = positional(call);
  const [first, second] = args;
  const chosen = chosenOf(self, call, run);
  if (chosen !== undefined) return chosen;
  switch (name) {
    case "class":
      return self.type ?? unknown;
    case "to_query":
    case "to_param":
      return { ...formBody, state: copiedHash(self, run) };
    case "deep_merge":
    case "deep_merge!": {
      const made = name === "deep_merge" ? copiedHash(self, run) : self;
      for (const { value } of args) spreadDeeply(made, value, run);
      return made;
    }
    case "reverse_merge!":
    case "with_defaults!": {
      const made = run.thing([]);
      spread(made, first?.value ?? unknown, run);
      spread(made, self, run);
      run.journal.set(self.shape, made.shape.value);
      return self;
    }
    case "merge":
    case "with_defaults":
    case "reverse_merge": {
      const isReverse = name !== "merge";
      const made = isReverse ? run.thing([], { origin: self }) : copiedHash(self, run);
      // A block decides about keys that both have.
      if (blockOf(call) !== undefined) return run.thing([], { isOpen: true });
      if (!isReverse)
        for (const { value, isMany } of args) spread(made, isMany ? unknown : value, run);
      else {
        if (first !== undefined) spread(made, first.value, run);
        spread(made, self, run);
      }
      return made;
    }
    case "merge!":
    case "update":
      for (const { value, isMany } of args) spread(self, isMany ? unknown : value, run);
      return self;
    case "replace":
      run.journal.set(self.shape, { entries: [], isOpen: false });
      spread(self, first?.value ?? unknown, run);
      return self;
    case "store":
    case "[]=": {
      const key = first && plainText(first.value);
      if (first?.value.kind !== "text" || key === undefined || second === undefined)
        putAnywhere(self, run);
      else {
        const { written } = first.value;
        const place = { valueSpan: second.span, span: { start: call.at.start, end: call.at.end } };
        run.put(self, { name: written, value: second.value, ...place, isSure: true });
      }
      return second?.value ?? unknown;
    }
    case "delete": {
      const key = plainText(first?.value);
      if (key === undefined) putAnywhere(self, run);
      else run.take(self, key);
      return unknown;
    }
    case "except": {
      const made = copiedHash(self, run);
      for (const { value } of args) {
        const key = plainText(value);
        if (key === undefined) putAnywhere(made, run);
        else run.take(made, key);
      }
      return made;
    }
    case "slice": {
      const keys = args.map(({ value, isMany }) => (isMany ? undefined : plainText(value)));
      const { entries, isOpen } = self.shape.value;
      if (keys.includes(undefined)) return run.thing([], { isOpen: true });
      return run.thing(
        entries.filter(({ name: { text } }) => keys.includes(text)),
        { isOpen, origin: self },
      );
    }
    case "dig":
      return dig(self, args, run);
    case "fetch":
    case "[]": {
      const key = plainText(first?.value);
      const entry = key === undefined ? undefined : entryOf(self, key);
      const found = entry && (entry.isSure ? entry.value : either(entry.value, unknown));
      const otherwise = name === "fetch" ? (second?.value ?? callBlock(call, [], run)) : undefined;
      if (key === undefined) return anyOf(self);
      return (
        found ??
        (self.shape.value.isOpen
          ? either(unknown, otherwise ?? unknown)
          : (otherwise ?? (first && defaultItem(self, first, run)) ?? nothing))
      );
    }
    case "each":
    case "each_pair":
    case "each_with_index":
    case "map":
    case "collect":
    case "to_a":
    case "inject":
    case "reduce":
    case "each_with_object": {
      const pairs = pairsOf(self);
      if (pairs === undefined) return unknown;
      if (name === "to_a") return pairs;
      if (name.startsWith("each") && name !== "each_with_object") {
        return callEach(pairs, call, run) === undefined ? unknown : self;
      }
      return folded(pairs, call, run) ?? unknown;
    }
    case "values":
    case "each_value": {
      const values = pairsOf(self, (pair) => pair.value);
      if (values === undefined || name === "values") return values;
      return callEach(values, call, run) && self;
    }
    case "keys":
    case "each_key": {
      const keys = pairsOf(self, (pair) => textOf(pair.name));
      if (name === "keys") return keys ?? unknown;
      return keys && callEach(keys, call, run) && self;
    }
    case "to_h":
    case "filter_map": {
      const pairs = blockOf(call) && pairsOf(self);
      if (blockOf(call) === undefined) return self;
      const items = pairs && callEach(pairs, call, run);
      if (items === undefined) return run.thing([], { isOpen: true });
      const made = run.thing([]);
      putPairs(made, listOf(items), run);
      return made;
    }
    case "transform_values": {
      const pairs = pairsOf(self, (pair) => pair.value);
      const items = pairs && callEach(pairs, call, run);
      if (items === undefined) return run.thing([], { isOpen: true });
      const { entries } = self.shape.value;
      return run.thing(entries.map((entry, at) => ({ ...entry, value: items[at] ?? unknown })));
    }
    case "to_hash":
    case "symbolize_keys":
    case "stringify_keys":
    case "with_indifferent_access":
      return self;
    case "transform_keys":
      if (blockOf(call) !== undefined) return withRenamed(self, call, run);
      return call.args.some(({ name: of }) => of !== undefined)
        ? copiedHash(self, run)
        : run.thing([], { isOpen: true });
  }
  // Such an attribute is read like a method call.
  const own = args.length === 0 ? entryOf(self, name) : undefined;
  if (own !== undefined) return own.isSure ? own.value : either(own.value, unknown);
  return harmless.has(name) ? unknown : undefined;
}
