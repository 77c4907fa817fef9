import type { Span } from "../../httpRequest.ts";
import type { ShellWord } from "../../shell/shellWord.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import { unknown, type Text, type Value } from "../machine/values/values.ts";
import type { Expression, Statement } from "../program.ts";
import { nameOf } from "../reading.ts";
import { isOfPattern } from "./isOfPattern.ts";
import { functionName, native } from "./natives.ts";
import { assigned, forgotten } from "./reading/readAssignment.ts";
import { readArgument } from "./reading/readWord.ts";
import type { ShellSource } from "./shellSource.ts";
import { isMany, wordsOf } from "./wordList.ts";

/** What a command may have set that is named by a variable: it may be any function of the script that fits. */
export function setByCommand(
  command: ShellWord,
  at: Span,
  source: ShellSource,
): readonly Statement[] {
  const { setByFunctions } = source;
  const isFixed = !command.runs.some(({ variable }) => variable);
  if (isFixed || setByFunctions.size === 0 || hasSubstitution(command)) return [];
  const names = [...setByFunctions];
  const doubted = names.map((name) => assigned(name, native("$doubt", at, [nameOf(name, at)]), at));
  return [unless("$isKnownCommand", [wordsIn(command, source)], doubted, at)];
}

/** What may have been set by code that a variable contains: `eval "$code"`. */
export function setByCode(code: ShellWord, at: Span, source: ShellSource): readonly Statement[] {
  if (hasSubstitution(code)) return [];
  const doubt: Statement = { kind: "doubt", ...at, isWide: true };
  return [unless("$isKnownCode", [wordsIn(code, source)], [doubt], at)];
}

/** Variables whose names are given as words, which the command may set. */
export function setByName(
  words: readonly ShellWord[],
  at: Span,
  source: ShellSource,
): readonly Statement[] {
  return words.flatMap((word) => {
    if (source.globals.has(word.text)) return [forgotten(word.text, word.span)];
    const isVariable = word.runs.length > 0 && word.runs.every(({ variable }) => variable === true);
    if (!isVariable || hasSubstitution(word)) return [];
    return [...source.namesAsWords].map((name) => {
      const text = { kind: "text", ...at, written: { text: name, runs: [] } } as const;
      return unless("$isNotNamed", [wordsIn(word, source), text], [forgotten(name, at)], at);
    });
  });
}

function wordsIn(word: ShellWord, source: ShellSource): Expression {
  const { start, end } = word.span;
  return native("$words", { start, end }, [readArgument(word, source)]);
}

/** Whether reading the word once more would run something once more. */
function hasSubstitution({ text, runs }: ShellWord): boolean {
  return runs.some(
    ({ variable, at, length }) => variable === true && /\$\(|`|=/.test(text.slice(at, at + length)),
  );
}

function unless(
  name: "$isKnownCommand" | "$isKnownCode" | "$isNotNamed",
  args: readonly Expression[],
  body: readonly Statement[],
  at: Span,
): Statement {
  const test = native(name, at, args);
  return { kind: "branches", ...at, test, branches: [[], body], isComplete: true };
}

/** The tests above, as far as they are certain; undefined for other functions. */
export function testNamed({ path, args: [first, second] }: Call, run: Run): Value | undefined {
  const word = wordsOf(first?.value ?? unknown)[0]?.value;
  switch (path) {
    case "$isKnownCommand":
      return { kind: "constant", value: word === undefined || isKnownCommand(word, run) };
    case "$isKnownCode": {
      const isKnown = word === undefined || isWritten(word);
      return { kind: "constant", value: isKnown };
    }
    case "$isNotNamed": {
      const name = plainText(second?.value);
      const ways = word?.kind === "text" ? [word.written, ...word.others] : [];
      return { kind: "constant", value: !ways.some(({ text }) => text === name) };
    }
    default:
      return undefined;
  }
}

/** Whether a command is not a function of the script, or is a certain one. */
function isKnownCommand(word: Value, run: Run): boolean {
  if (word.kind !== "text") return word.kind !== "unknown" && !isMany(word);
  const commands = commandsOf(word);
  const [only = "", ...others] = commands;
  if (others.length === 0 && word.isSure && isPlain(only)) return true;
  const functions = [...run.functions.keys()].flatMap(({ name }) => name ?? []);
  return !functions.some((name) =>
    commands.some((command) => isOfPattern(name, functionName(command))),
  );
}

/** Whether code begins with a command that is known. */
function isWritten(code: Value): boolean {
  return code.kind === "text" && commandsOf(code).every(isPlain);
}

/** The names that a command may have, with `*` for what is unknown. */
function commandsOf({ written, others }: Text): readonly string[] {
  return [written, ...others].map(({ text, runs }) => {
    const parts = runs.map(({ at, length, variable }) =>
      variable === true ? "*" : text.slice(at, at + length),
    );
    return parts.join("").split(/\s/, 1)[0] ?? "";
  });
}

function isPlain(command: string): boolean {
  return !command.includes("*");
}
