import type { Span } from "../../../httpRequest.ts";
import type { ShellWord } from "../../../shell/shellWord.ts";
import type { Argument, CallExpression, Statement } from "../../program.ts";
import { nameOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { native } from "../natives.ts";
import { assigned } from "./readAssignment.ts";
import { forked } from "./readSubstitution.ts";
import { scriptAround, type ShellSource } from "../shellSource.ts";

/** A command that runs something in another shell. */
interface Starter extends Span {
  readonly program: string;
  readonly words: readonly ShellWord[];
}

/**
 * Statements that take the script's variables away from what a command runs, before the statements of that: a shell
 * that is started sees only what is exported. Empty where the script in a string may contain values of this shell.
 */
export function unseenIn(
  script: readonly Syntax[],
  { program, ...at }: Starter,
  source: ShellSource,
): readonly Statement[] {
  const around = script[0] && scriptAround(script[0], source);
  // Another machine has none of them, exported or not; the other two run it in this shell.
  if (around === undefined || /^(?:ssh|trap|eval)$/.test(program)) return [];
  const isQuoted = source.text[around.start - 1] === "'";
  const isPlain = isQuoted || !/[$`]/.test(source.text.slice(around.start, around.end));
  if (!isPlain) return [];
  const given = source.text.slice(at.start, around.start) + source.text.slice(around.end, at.end);
  return unseen(given, at, source);
}

/** The call of a command, in another shell where it runs a function there that the script exports: `parallel send`. */
export function calledElsewhere(
  call: CallExpression,
  { program, words, ...at }: Starter,
  source: ShellSource,
): readonly Statement[] {
  const made: Statement = { kind: "do", ...at, value: call };
  const isOfScript = words.some(({ text }) => source.functionsExported.has(text));
  const [first, ...more] = call.args;
  if (!/^(?:parallel|sem)$/.test(program) || !isOfScript || first === undefined) return [made];
  // Its words are expanded in this shell.
  const name = source.fresh();
  const target = { kind: "variable", name, ...at } as const;
  const args: readonly Argument[] = [{ ...first, value: nameOf(name, at) }, ...more];
  const given = source.text.slice(at.start, at.end);
  return [
    { kind: "declare", ...at, target, value: first.value },
    ...forked(at, [...unseen(given, at, source), { ...made, value: { ...call, args } }]),
  ];
}

/** `given`: the command, which may set or name variables that it passes on. */
function unseen(given: string, { start, end }: Span, source: ShellSource): readonly Statement[] {
  const at = { start, end };
  const named = new Set(given.match(/(?<![\w$"{])\w+(?![\w"}])/g));
  const empty = { kind: "text", ...at, written: { text: "", runs: [] } } as const;
  return source.unexported
    .filter(({ name }) => !named.has(name))
    .map(({ name, isArray }) => assigned(name, isArray ? native("$words", at, []) : empty, at));
}
