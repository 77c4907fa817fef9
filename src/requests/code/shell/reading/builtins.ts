import type { Span } from "../../../httpRequest.ts";
import type { ShellWord } from "../../../shell/shellWord.ts";
import type { FunctionCode } from "../../declarations.ts";
import type { Argument, Expression, Statement } from "../../program.ts";
import { nameOf } from "../../reading.ts";
import { anything, functionName, native } from "../natives.ts";
import { setByName } from "../namedLater.ts";
import { assigned, forgotten } from "./readAssignment.ts";
import { insideOf } from "./readCommand.ts";
import { readStatements } from "./readStatement.ts";
import { readArgument } from "./readWord.ts";
import type { ShellSource } from "../shellSource.ts";

/** The statements of a builtin command; `given`: its standard input. Undefined for other commands. */
export function builtin(
  name: string,
  words: readonly ShellWord[],
  { at, given }: { readonly at: Span; readonly given: Expression | undefined },
  source: ShellSource,
): readonly Statement[] | undefined {
  const values = (from: number): readonly Argument[] =>
    words.slice(from).map((word) => readArgument(word, source));
  switch (name) {
    case "exit":
      return [{ kind: "leave", ...at, value: anything(at), returns: false }];
    case "return":
      return [{ kind: "leave", ...at, value: undefined, returns: true }];
    case "break":
    case "continue":
      return [{ kind: "leave", ...at, value: undefined, returns: false }];
    case "shift": {
      const count = { kind: "constant", ...at, value: Number(words[0]?.text ?? 1) } as const;
      return [assigned("@", native("$shifted", at, [nameOf("@", at), count]), at)];
    }
    case "set": {
      const dashes = words.findIndex(({ text }) => text === "--");
      if (dashes === -1) return [];
      const [dash, ...given] = words.slice(dashes);
      const place = { start: dash?.span.end ?? at.start, end: given.at(-1)?.span.end ?? at.end };
      const all = native("$words", place, values(dashes + 1));
      if (!source.replacing.has(at.start)) return [assigned("@", all, at)];
      return [assigned("@", native("$replacing", at, [nameOf("@", at), all]), at)];
    }
    case "mapfile":
    case "readarray": {
      const [name, ...more] = words.filter(({ text }) => !/^-t$/.test(text));
      const isPlain = words.length === 2 && more.length === 0 && /^\w+$/.test(name?.text ?? "");
      if (isPlain && name !== undefined && given !== undefined)
        return [assigned(name.text, native("$lines", at, [given]), at)];
      return forgettingAll(words, at, source);
    }
    case "read": {
      const [variable, ...others] = words.filter(({ text }) => /^[A-Za-z_]\w*$/.test(text));
      // With an empty delimiter it reads the whole input.
      const takesAll = words.some(
        ({ text }, index) => text === "" && /^-r?d$/.test(words[index - 1]?.text ?? ""),
      );
      if (!takesAll || variable === undefined || others.length > 0 || given === undefined)
        return forgettingAll(words, at, source);
      if (!words.some(({ text }) => /^-\w*a$/.test(text)))
        return [assigned(variable.text, native("$taken", at, [given]), at)];
      return partedAtLines(at, source)
        ? [assigned(variable.text, native("$lines", at, [given]), at)]
        : forgettingAll(words, at, source);
    }
    case "getopts":
      return forgettingAll(words, at, source);
    case "printf":
      return words[0]?.text === "-v" ? printedInto(words, at, source) : undefined;
    case "alias":
      return words.flatMap((word) => aliasOf(word, source));
    default:
      return undefined;
  }
}

/** `printf -v name format …`, `printf -v "name[0]" format …`. */
function printedInto(
  [, variable, ...rest]: readonly ShellWord[],
  at: Span,
  source: ShellSource,
): readonly Statement[] {
  const [whole, name = "", key] = /^(\w+)(\[.*\])?$/s.exec(variable?.text ?? "") ?? [];
  if (whole === undefined) return variable === undefined ? [] : setByName([variable], at, source);
  if (rest.length === 0) return [];
  // Which element is set is not modelled.
  if (key !== undefined) return [assigned(name, native("$doubt", at, [nameOf(name, at)]), at)];
  const given = rest.map((word) => readArgument(word, source));
  return [assigned(name, native(functionName("printf"), at, [native("$words", at, given)]), at)];
}

/** Whether a command's input is split at line ends only. */
function partedAtLines({ start }: Span, { text }: ShellSource): boolean {
  return /^(?:\w+=\S*[ \t]+)*IFS=\$'\\n'[ \t]/.test(text.slice(start, start + longestBefore));
}

/** How much text before a command's name is looked at. */
const longestBefore = 200;

function forgettingAll(
  words: readonly ShellWord[],
  at: Span,
  source: ShellSource,
): readonly Statement[] {
  const names = words.filter(({ text }) => /^[A-Za-z_]\w*$/.test(text));
  return [...names.map(({ text }) => forgotten(text, at)), ...setByName(words, at, source)];
}

/** An alias, as a function that passes its arguments on. */
function aliasOf(word: ShellWord, source: ShellSource): readonly Statement[] {
  const equals = word.text.indexOf("=");
  const at = { start: word.span.start, end: word.span.end };
  const inside = insideOf(word, equals + 1);
  if (equals < 1 || inside === undefined) return [];
  const body = readStatements(source.within(inside.start, inside.end), source);
  const code: FunctionCode = {
    ...{ ...at, name: functionName(word.text.slice(0, equals)) },
    parameters: [{ pattern: { kind: "variable", name: "@", ...at } }],
    body: body.map((statement, index) =>
      index === body.length - 1 ? handingOn(statement, at) : statement,
    ),
  };
  return [{ kind: "function", ...at, code }];
}

function handingOn(statement: Statement, at: Span): Statement {
  if (statement.kind !== "do" || statement.value.kind !== "call") return statement;
  const [words, ...rest] = statement.value.args;
  if (words?.value.kind !== "call") return statement;
  const more = { ...at, value: native("$all", at, [nameOf("@", at)]) };
  const value = { ...words.value, args: [...words.value.args, more] };
  return { ...statement, value: { ...statement.value, args: [{ ...words, value }, ...rest] } };
}
