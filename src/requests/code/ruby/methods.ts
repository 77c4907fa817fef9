import { anyOf, either } from "../either.ts";
import { spread } from "../objects.ts";
import { plainText } from "../texts.ts";
import { invoke } from "../invoke.ts";
import type { Call, Run } from "../run.ts";
import { entryOf, nothing, textOf, unknown, type Thing, type Value } from "../values.ts";
import { sendNetRequest } from "./netRequest.ts";
import { answer, blockOf, callBlock, positional } from "./rubyCall.ts";
import { callText, joinedList } from "./texts.ts";

/** What changes neither what it is called on nor what it is given. */
const harmless = new Set([
  ...["inspect", "to_s", "to_sym", "to_i", "to_f", "is_a?", "nil?", "empty?", "present?", "blank?"],
  ...["key?", "keys", "values", "each", "map", "each_pair", "length", "size", "include?", "class"],
  ...["any?", "all?", "select", "find", "dig", "info", "debug", "error", "warn", "sub!", "zip"],
  ...["each_with_object", "each_with_index", "flat_map", "sort_by", "first", "last", "join", "=="],
  ...[
    "respond_to?",
    "instance_of?",
    "hash",
    "object_id",
    "body",
    "code",
    "parse",
    "status",
    "reduce",
  ],
]);

/** A loop over more headers than this is not followed. */
const mostEntries = 16;

/** Methods of texts, hashes, lists and of what is not known. */
export function callMethod(call: Call, run: Run): Value | undefined {
  const { self, path: name } = call;
  const [first, second] = positional(call);
  if (name === "to_json") return { kind: "native", path: "json" };
  if (name === "stub_request" || name === "a_request") {
    run.facts.set("mocked", true);
    return unknown;
  }
  if (/^(?:freeze|dup|clone|presence|itself|deep_dup|html_safe|to_str)$/.test(name)) {
    return self?.kind === "thing" && name.endsWith("dup") ? copied(self, run) : self;
  }
  if (name === "tap") {
    callBlock(call, [self ?? unknown], run);
    return self;
  }
  if (name === "then" || name === "yield_self") return callBlock(call, [self ?? unknown], run);
  if ((name === "call" || name === "()" || name === "yield") && self?.kind === "function") {
    return invoke(self, positional(call), run);
  }
  if (self?.kind === "text") return callText(self, call, run);
  if (self?.kind === "thing") return ofHash(self, call, run);
  if (self?.kind === "list" && name === "join") return joinedList(self, call, run);
  // A connection that comes from elsewhere may add headers of its own.
  if (name === "request" && first !== undefined) {
    const isSent = [first, second].some(
      (arg) => arg !== undefined && sendNetRequest(arg.value, undefined, (path) => path, true, run),
    );
    if (isSent) return answer;
  }
  return harmless.has(name) ? unknown : undefined;
}

function copied(thing: Thing, run: Run): Thing {
  const { entries, isOpen } = thing.shape.value;
  const { literal, foldsCase } = thing;
  return run.thing(entries, {
    ...{ isOpen, ...(literal === undefined ? {} : { literal }) },
    ...(foldsCase === undefined ? {} : { foldsCase }),
    origin: thing,
  });
}

/** What is a hash in both is merged for itself. */
function spreadDeeply(into: Thing, more: Value, run: Run): void {
  if (more.kind !== "thing") {
    spread(into, more, run);
    return;
  }
  const { entries, isOpen } = more.shape.value;
  const merged = entries.map((entry) => {
    const old = entryOf(into, entry.name.text)?.value;
    if (old?.kind !== "thing" || entry.value.kind !== "thing") return entry;
    const value = copied(old, run);
    spreadDeeply(value, entry.value, run);
    return { ...entry, value };
  });
  spread(into, run.thing(merged, { isOpen }), run);
}

function ofHash(self: Thing, call: Call, run: Run): Value | undefined {
  const { path: name } = call;
  const args = positional(call);
  const [first, second] = args;
  switch (name) {
    case "class":
      return self.type ?? unknown;
    case "deep_merge":
    case "deep_merge!": {
      const made = name === "deep_merge" ? copied(self, run) : self;
      for (const { value } of args) spreadDeeply(made, value, run);
      return made;
    }
    case "merge":
    case "reverse_merge": {
      const isReverse = name === "reverse_merge";
      const made = isReverse ? run.thing([], { origin: self }) : copied(self, run);
      // A block decides of what both have.
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
    case "store":
    case "[]=": {
      const key = first && plainText(first.value);
      if (first?.value.kind !== "text" || key === undefined || second === undefined)
        run.open(self, 0);
      else {
        const { written } = first.value;
        const place = { valueSpan: second.span, span: { start: call.at.start, end: call.at.end } };
        run.put(self, { name: written, value: second.value, ...place, isSure: true });
      }
      return second?.value ?? unknown;
    }
    case "delete": {
      const key = plainText(first?.value);
      if (key === undefined) run.open(self, 0);
      else run.take(self, key);
      return unknown;
    }
    case "except": {
      const made = copied(self, run);
      for (const { value } of args) {
        const key = plainText(value);
        if (key === undefined) run.open(made, 0);
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
    case "fetch":
    case "[]":
    case "dig": {
      const key = plainText(first?.value);
      const found = key === undefined ? undefined : entryOf(self, key)?.value;
      const otherwise = name === "fetch" ? (second?.value ?? callBlock(call, [], run)) : undefined;
      if (args.length > 1 && name === "dig") return unknown;
      if (key === undefined) return anyOf(self);
      return (
        found ??
        (self.shape.value.isOpen || key === undefined
          ? either(unknown, otherwise ?? unknown)
          : (otherwise ?? nothing))
      );
    }
    case "each":
    case "each_pair": {
      const block = blockOf(call);
      const { entries, isOpen } = self.shape.value;
      if (block === undefined || isOpen || entries.length > mostEntries) return unknown;
      for (const { name: key, value, span } of entries) {
        run.taken.add(block);
        invoke(
          block,
          [
            { value: textOf(key), span },
            { value, span },
          ],
          run,
        );
      }
      return self;
    }
    case "compact":
    case "to_h":
    case "to_hash":
    case "symbolize_keys":
    case "stringify_keys":
    case "with_indifferent_access":
    case "transform_keys":
    case "transform_values":
      if (name === "transform_keys" || name === "transform_values") {
        const made = run.thing([], { isOpen: true });
        return name === "transform_keys" && call.args.some(({ name: of }) => of !== undefined)
          ? copied(self, run)
          : made;
      }
      return self;
  }
  // What an object was given from outside is read like a method.
  const own = args.length === 0 ? entryOf(self, name) : undefined;
  if (own !== undefined) return own.isSure ? own.value : either(own.value, unknown);
  return harmless.has(name) ? unknown : undefined;
}
