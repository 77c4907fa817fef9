import { readWordsIn } from "../../../shell/commandLine.ts";
import type { ShellWord } from "../../../shell/shellWord.ts";
import { isWithin } from "../../../places/isWithin.ts";
import { slice, spanIn } from "../../../places/written.ts";
import type { Pattern } from "../../pattern.ts";
import type { Expression, Statement } from "../../program.ts";
import { nameOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { anything, native } from "../natives.ts";
import { readKey } from "./readExpansion.ts";
import { setByName } from "../namedLater.ts";
import { isOfScript } from "../namesSet.ts";
import { readArgument, readWord, textOf } from "./readWord.ts";
import { wholeOf, type ShellSource } from "../shellSource.ts";

/** `X=…`, `X+=…`, `X=(…)`, `X[k]=…`. */
export function readAssignment(node: Syntax, source: ShellSource): readonly Statement[] {
  const { start, end } = node;
  const name = childOf(node, "name");
  if (name === undefined) return [];
  const at = { start, end };
  const written = source.text.slice(name.start, name.end);
  const variable = /^\w+/.exec(written)?.[0] ?? written;
  const value = valueOf(node, variable, source);
  if (written !== variable) {
    const item = readKey({ start: name.start + variable.length + 1, end: name.end - 1 }, source);
    const isFromOne = { kind: "constant", ...at, value: source.isFromOne } as const;
    const put = native("$put", at, [nameOf(variable, at), item, value, isFromOne]);
    return [assigned(variable, put, at)];
  }
  if (source.options.some((option) => isWithin(at, option))) {
    const isAdded = source.text.startsWith("+=", name.end);
    const option = native("$option", at, [value, nameOf(variable, at)]);
    if (!isAdded) return [assigned(variable, option, at)];
  }
  if (source.text.slice(name.end, name.end + 2) !== "+=") {
    const whole = source.replacing.has(start)
      ? native("$replacing", at, [nameOf(variable, at), value])
      : value;
    return [assigned(variable, whole, at)];
  }
  const appended = native("$append", at, [nameOf(variable, at), value]);
  return [assigned(variable, appended, at)];
}

/** `local`, `declare`, `export`, `readonly`, `typeset`. */
export function readDeclaration(node: Syntax, source: ShellSource): readonly Statement[] {
  const isGlobal = isOfScript(node, source.text);
  return node.children.flatMap((child): readonly Statement[] => {
    const at = { start: child.start, end: child.end };
    const name = childOf(child, "name");
    if (child.type === "variable_assignment" && name !== undefined) {
      const variable = source.text.slice(name.start, name.end);
      const isAppended = source.text.slice(name.end, name.end + 2) === "+=";
      if (isGlobal || isAppended || !/^\w+$/.test(variable)) return readAssignment(child, source);
      // A reference to another variable.
      const isReference = /^\w+\s+-\w*n/.test(source.text.slice(node.start));
      if (!isReference) return [local(variable, valueOf(child, variable, source), at, source)];
      const target = readWordsIn(source.reading, { start: name.end + 1, end: child.end });
      return [...setByName(target, at, source), declared(variable, anything(at), at)];
    }
    if (child.type !== "variable_name" || isGlobal) return [];
    const empty = { kind: "text", ...at, written: { text: "", runs: [] } } as const;
    const isArray = /^\w+\s+-\w*[aA]/.test(source.text.slice(node.start));
    const value = isArray ? native("$words", at, []) : empty;
    return [local(source.text.slice(child.start, child.end), value, at, source)];
  });
}

/** `unset X`, `unset 'X[key]'`. */
export function readUnset(node: Syntax, source: ShellSource): readonly Statement[] {
  const at = { start: node.start, end: node.end };
  const [, ...words] = readWordsIn(source.reading, at);
  return words.flatMap((word) => {
    const { text } = word;
    const [whole, name = "", key] = unsettable.exec(text) ?? [];
    if (whole === undefined) return [];
    const empty = { kind: "text", ...at, written: { text: "", runs: [] } } as const;
    if (key === undefined) return [assigned(name, empty, at)];
    const from = name.length + 1;
    const value = textOf(slice(word, from, from + key.length), at, source);
    return [assigned(name, native("$unset", at, [nameOf(name, at), value]), at)];
  });
}

/** A variable or an array element, as `unset` takes it. */
const unsettable = /^([A-Za-z_]\w*)(?:\[([^\]]+)\])?$/;

/** Makes a variable's value unknown. */
export function forgotten(
  name: string,
  at: { readonly start: number; readonly end: number },
): Statement {
  return assigned(name, anything(at), { start: at.start, end: at.end });
}

export function assigned(
  name: string,
  value: Expression,
  at: { readonly start: number; readonly end: number },
): Statement {
  const target: Pattern = { kind: "variable", name, ...at };
  return { kind: "do", ...at, value: { kind: "assign", ...at, target, value } };
}

/** Declares a local variable; one that callees use as well becomes a variable of the script, see `namesShared`. */
function local(
  name: string,
  value: Expression,
  at: { readonly start: number; readonly end: number },
  { shared }: ShellSource,
): Statement {
  return shared.has(name) ? assigned(name, value, at) : declared(name, value, at);
}

function declared(
  name: string,
  value: Expression,
  at: { readonly start: number; readonly end: number },
): Statement {
  return { kind: "declare", ...at, target: { kind: "variable", name, ...at }, value, isWide: true };
}

function valueOf(node: Syntax, name: string, source: ShellSource): Expression {
  const value = childOf(node, "value");
  if (value === undefined) {
    const at = { start: node.end, end: node.end };
    const run = { at: 0, length: 0, span: at, quote: "none", origin: node.end } as const;
    return { kind: "text", ...at, written: { text: "", runs: [run] } };
  }
  const { start, end, type } = value;
  if (type === "array") {
    const words = readWordsIn(source.reading, { start: start + 1, end: end - 1 });
    const at = { start, end };
    const pairs = inPairs(words, source.keyed.has(name), source);
    if (pairs !== undefined) return native("$hash", at, pairs);
    return native(
      "$words",
      at,
      words.map((word) => readArgument(word, source)),
    );
  }
  const [word, ...others] = readWordsIn(source.reading, wholeOf(value, source));
  if (word === undefined || others.length > 0) return anything({ start, end });
  return readWord(word, source);
}

/** `[key]=value`. */
const withKey = /^\[([^\]]+)\]=/;

/** Alternating keys and values of an associative array; undefined for other arrays. */
function inPairs(
  words: readonly ShellWord[],
  isKeyed: boolean,
  source: ShellSource,
): readonly Expression[] | undefined {
  const isWritten = (word: ShellWord): boolean => source.text[word.span.start] === "[";
  if (words.length > 0 && words.every((word) => isWritten(word) && withKey.test(word.text))) {
    return words.flatMap((word) => {
      const { length } = withKey.exec(word.text)?.[0] ?? "";
      const key = slice(word, 1, length - 2);
      const value = slice(word, length, word.text.length);
      return [textOf(key, spanIn(key, word), source), textOf(value, spanIn(value, word), source)];
    });
  }
  if (!isKeyed || words.some(isWritten)) return undefined;
  return words.map((word) => {
    const { value } = readArgument(word, source);
    return { ...value, start: word.span.start, end: word.span.end };
  });
}
