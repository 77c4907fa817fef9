import type { Span } from "../../httpRequest.ts";
import type { Written } from "../../places/written.ts";
import { either } from "../machine/values/either.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { asText, plainText } from "../machine/values/texts.ts";
import { withoutAffix } from "../machine/values/trimmed.ts";
import {
  affixed,
  hashOf,
  indexOf,
  itemOf,
  keysOf,
  linesOf,
  turnsOf,
  withoutElement,
} from "./arrays.ts";
import { anyHost, isKeyed, itemByDefault } from "./openKeys.ts";
import { partedWord } from "./partedWord.ts";
import { replacing } from "./replaced.ts";
import { orElse, setness } from "./setness.ts";
import { optional } from "./options.ts";
import { isOfPattern } from "./isOfPattern.ts";
import { truthOf } from "../machine/values/truthOf.ts";
import {
  isNothing,
  joined,
  textOf,
  unknown,
  type Text,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import {
  elementOf,
  filled,
  isMany,
  many,
  splitText,
  withElement,
  withoutFirst,
  wordAt,
  wordList,
  wordsOf,
} from "./wordList.ts";

const empty: Written = { text: "", runs: [] };

/** The result of an operation of the shell itself (`ShellNative`); undefined for other functions. */
export function expand({ path, args, at }: Call, run: Run): Value | undefined {
  const [first, second, third] = args.map(({ value }) => value);
  const span = { start: at.start, end: at.end };
  switch (path) {
    case "$words":
      return wordList(args, run);
    case "$all":
      if (first?.kind === "constant") return run.thing([]);
      if (first?.kind === "unknown" && truthOf(second ?? unknown) === true) return run.thing([]);
      return first === undefined || first.kind === "unknown" ? many : first;
    case "$split":
      return splitText(
        first ?? unknown,
        {
          staysOne: truthOf(second ?? unknown) === true,
          quotesLast: truthOf(third ?? unknown) === true,
          endsElsewhere: truthOf(args[3]?.value ?? unknown) === true,
        },
        span,
        run,
      );
    case "$parted":
      return partedWord(first ?? unknown, args.slice(1), span, run);
    case "$each":
      return turnsOf(first ?? unknown, second === undefined ? 1 : numberOf(second));
    case "$hash":
      return hashOf(args, run);
    case "$keys":
    case "$pairs":
      return keysOf(first ?? unknown, path === "$pairs", span, run);
    case "$lines":
      return linesOf(first ?? unknown, span, run);
    case "$append":
      return appended(first ?? unknown, second ?? unknown, args[1]?.span ?? span, run);
    case "$replacing":
      return replacing(first ?? unknown, args[1] ?? { value: unknown, span }, run);
    case "$put": {
      const list = first?.kind === "thing" ? first : run.thing([]);
      const put = { value: third ?? unknown, span: args[2]?.span ?? span };
      const key = plainText(second);
      const isFromOne = truthOf(args[3]?.value ?? unknown) === true && !isKeyed(list);
      return withElement(list, key === undefined ? key : indexOf(key, isFromOne), put, run);
    }
    case "$item": {
      const key = plainText(second);
      if (key === undefined) return itemByDefault(first, second, run) ?? anyHost(first);
      return itemOf(first ?? unknown, key, truthOf(third ?? unknown) === true);
    }
    case "$copy":
      return first?.kind === "thing" ? copiedArray(first, run) : (first ?? unknown);
    case "$doubt":
      return inDoubt(first ?? unknown, run);
    case "$first":
      return first?.kind === "thing" ? elementOf(first, "0") : (first ?? unknown);
    case "$matches":
      return matches(first ?? unknown, plainText(second));
    case "$positional":
      return wordAt(first ?? unknown, numberOf(second) - 1) ?? textOf(empty);
    case "$shifted":
      return withoutFirst(first ?? unknown, numberOf(second), span, run);
    case "$joined":
      return inOne(first ?? unknown, span, run);
    case "$orElse":
      return orElse(first ?? unknown, second ?? unknown, truthOf(third ?? unknown) === true);
    case "$option":
      return optional(first ?? unknown, second ?? unknown);
    case "$ifSet": {
      const truth = setness(first ?? unknown, truthOf(third ?? unknown) === true);
      if (truth === undefined) return unknown;
      return truth ? (second ?? unknown) : textOf(empty);
    }
    case "$isSet": {
      const value = setness(first ?? unknown);
      return value === undefined ? unknown : { kind: "constant", value };
    }
    case "$unset":
      return withoutElement(first ?? unknown, plainText(second), run);
    case "$affixed":
      return affixed(first ?? unknown, second ?? unknown, truthOf(third ?? unknown) === true, run);
    case "$without":
      return without(first ?? unknown, plainText(second), third);
    case "$upper":
    case "$lower": {
      const text = plainText(first);
      if (text === undefined) return unknown;
      const changed = path === "$upper" ? text.toUpperCase() : text.toLowerCase();
      return textOf({
        text: changed,
        runs: [{ at: 0, length: changed.length, span, quote: "none" }],
      });
    }
    default:
      return undefined;
  }
}

function copiedArray({ shape }: Thing, run: Run): Thing {
  const { entries, isOpen } = shape.value;
  return run.thing(entries, { isOpen });
}

/** A value that may have been reassigned; a list may have more words. */
export function inDoubt(value: Value, run: Run): Value {
  const isAlready = value.kind === "thing" ? value.shape.value.isOpen : value.kind === "unknown";
  if (isAlready || (value.kind === "text" && !value.isSure)) return value;
  if (value.kind === "thing") return run.thing(value.shape.value.entries, { isOpen: true });
  return plainText(value) === "" ? unknown : either(value, unknown);
}

/** Whether a completely known text matches a pattern such as `*.csv`. */
function matches(value: Value, pattern: string | undefined): Value {
  const text = plainText(value);
  if (text === undefined || pattern === undefined || /[[\]\\()!+@]/.test(pattern)) return unknown;
  return { kind: "constant", value: isOfPattern(text, pattern) };
}

function numberOf(value: Value | undefined): number {
  const number = value?.kind === "constant" ? Number(value.value) : Number.NaN;
  return Number.isNaN(number) ? Infinity : number;
}

function appended(old: Value, more: Value, span: Span, run: Run): Value {
  if (old.kind === "thing") return filled(old, [{ value: more, span }], run);
  const isEmpty = isNothing(old) || plainText(old) === "";
  if (more.kind === "thing") {
    const first = { value: old.kind === "text" ? old : many, span };
    return wordList([...(isEmpty ? [] : [first]), { value: more, span }], run);
  }
  const at = { kind: "other", parts: [], ...span } as const;
  if (old.kind !== "text") return unknown;
  return joined([old, asText(more, at, run)]);
}

function without(value: Value, pattern: string | undefined, isEnd: Value | undefined): Value {
  if (value.kind !== "text" || pattern === undefined || /[*?[\]\\]/.test(pattern)) return unknown;
  return withoutAffix(value, pattern, truthOf(isEnd ?? unknown) === true ? "end" : "start");
}

/** All words joined to one text. */
function inOne(value: Value, at: Span, run: Run): Value {
  const words = wordsOf(value);
  if (value.kind !== "thing" || words.some((word) => !word.isSure || isMany(word.value))) {
    return value.kind === "text" ? value : unknown;
  }
  const blank: Text = {
    ...{ kind: "text", others: [], isSure: true },
    written: {
      text: " ",
      runs: [{ at: 0, length: 1, span: { start: at.end, end: at.end }, quote: "none" }],
    },
  };
  return joined(
    words.flatMap((word, index) => {
      const text = asText(word.value, { kind: "other", parts: [], ...word.valueSpan }, run);
      return index === 0 ? [text] : [blank, text];
    }),
  );
}
