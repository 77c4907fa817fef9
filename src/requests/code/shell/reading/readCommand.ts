import type { Span } from "../../../httpRequest.ts";
import { readCommandLine } from "../../../shell/commandLine.ts";
import type { ShellWord } from "../../../shell/shellWord.ts";
import { builtin } from "./builtins.ts";
import type { Argument, Expression, Statement } from "../../program.ts";
import type { FunctionCode } from "../../declarations.ts";
import { nameOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { anything, functionName, native } from "../natives.ts";
import { setByCommand, setByName } from "../namedLater.ts";
import { assigned, readAssignment } from "./readAssignment.ts";
import { forked } from "./readSubstitution.ts";
import { calledElsewhere, unseenIn } from "./inOtherShell.ts";
import { readInput } from "./readInput.ts";
import { readStatements } from "./readStatement.ts";
import { readArgument } from "./readWord.ts";
import { scriptsIn } from "./scriptsIn.ts";
import { setElsewhere } from "./setElsewhere.ts";
import { scriptAround, type ShellSource } from "../shellSource.ts";

/** A command, with its effects on the script itself. */
export function readCommand(
  node: Syntax,
  source: ShellSource,
  input?: Expression,
): readonly Statement[] {
  const name = childOf(node, "name");
  if (name === undefined) {
    const own = node.children.filter(({ type }) => type === "variable_assignment");
    return own.flatMap((child) => readAssignment(child, source));
  }
  const around = scriptAround(name, source);
  const { words } = readCommandLine(source.reading, name.start, "posix", {
    inBackticks: source.text[node.end] === "`",
    ...(around === undefined ? {} : { to: around.end }),
  });
  const [first, ...rest] = words;
  const at = { start: node.start, end: Math.max(node.end, rest.at(-1)?.span.end ?? node.end) };
  if (first === undefined) return [];
  const isFixed = !first.runs.some(({ variable }) => variable);
  const program = first.text.replace(/^.*\//, "");
  const given = readInput(node.children, source) ?? input;
  const own = isFixed ? builtin(program, rest, { at, given }, source) : undefined;
  if (own !== undefined) return own;
  const args = (of: readonly ShellWord[]): Expression =>
    native(
      "$words",
      of.length === 0 ? at : spanOf(of),
      of.map((word) => readArgument(word, source)),
    );
  const more = [
    ...(given === undefined ? [] : [{ ...at, name: "input", value: given }]),
    ...(around === undefined ? [] : quoteIn(around, at, source)),
  ];
  const before = node.children.filter(({ type }) => type === "variable_assignment");
  const isOwn = isFixed && source.functions.has(program);
  const [set, reset] = isOwn ? setForCall(before, at, source) : [[], []];
  const call = isFixed
    ? native(functionName(program), at, [args(rest), ...more])
    : native("$run", at, [args(words), ...more]);
  const callee = { ...call.callee, start: first.span.start, end: first.span.end };
  const scripts = isFixed
    ? scriptsIn(program, rest, isWritten(given) ? given : undefined, source)
    : [];
  const starter = { ...at, program, words: rest };
  return [
    ...set,
    ...calledElsewhere({ ...call, callee }, starter, source),
    ...reset,
    ...scripts.flatMap((script) => {
      const read = running(at, readStatements(script, source));
      // `eval` runs in the same shell.
      return program === "eval"
        ? read
        : forked(at, [...unseenIn(script, starter, source), ...read]);
    }),
    ...(isFixed ? setElsewhere(program, rest, at, source) : []),
    ...setByCommand(first, at, source),
    ...(mayName(isFixed, words, source) ? setByName(rest, at, source) : []),
  ];
}

/** What stands before a call of a function holds for it alone: `BODY=$query api /contacts/search`. */
function setForCall(
  assignments: readonly Syntax[],
  at: Span,
  source: ShellSource,
): readonly [readonly Statement[], readonly Statement[]] {
  const names = assignments.flatMap((each) => {
    const name = childOf(each, "name");
    return name?.type === "variable_name" ? source.text.slice(name.start, name.end) : [];
  });
  const kept = (name: string): string => `${name} before`;
  return [
    [
      ...names.map((name) => assigned(kept(name), nameOf(name, at), at)),
      ...assignments.flatMap((each) => readAssignment(each, source)),
    ],
    names.map((name) => assigned(name, nameOf(kept(name), at), at)),
  ];
}

/** Whether input is written in the script, not another command's output. */
function isWritten(given: Expression | undefined): boolean {
  return given?.kind === "text" || given?.kind === "join";
}

/** Whether a command may be, or run, a function that sets the variables whose names it is given. */
function mayName(isFixed: boolean, words: readonly ShellWord[], source: ShellSource): boolean {
  const [first] = words;
  if (source.sourcesOthers && isLikeFunction.test(first?.text ?? "")) return true;
  if (!source.writesByName) return false;
  return !isFixed || words.some(({ text }) => source.functions.has(text));
}

/** A name that functions have, and hardly any program: that of a function of another script. */
const isLikeFunction = /^[A-Za-z]\w*(?:_|::)\w+$/;

/** The kind of quotes left for a command that is itself in quotes. */
function quoteIn(around: Span, at: Span, { text }: ShellSource): readonly Argument[] {
  const quote = text[around.start - 1];
  const left = quote === "'" ? "double" : quote === '"' ? "single" : "none";
  const value = { kind: "text", ...at, written: { text: left, runs: [] } } as const;
  return [{ ...at, name: "quote", value }];
}

/** The content of a word's quotes from a character on; undefined if it contains escapes. */
export function insideOf({ runs }: ShellWord, from = 0): Span | undefined {
  const [first, ...others] = runs.filter(({ at, length }) => at + length > from);
  const start = first === undefined ? 0 : first.span.start + Math.max(from - first.at, 0);
  const last = others.at(-1) ?? first;
  if (first === undefined || last === undefined || first.variable === true) return undefined;
  const isPlain = [first, ...others].every(
    ({ span, length, quote, variable }, index, all) =>
      quote === first.quote &&
      (variable === true || length === span.end - span.start) &&
      (index === 0 || span.start === all[index - 1]?.span.end),
  );
  return isPlain ? { start, end: last.span.end } : undefined;
}

/** A script in a string, which has positional parameters of its own. */
function running(at: Span, body: readonly Statement[]): readonly Statement[] {
  if (body.length === 0) return [];
  const parameter = { pattern: { kind: "variable", name: "@", ...at } } as const;
  const code: FunctionCode = { ...at, name: undefined, parameters: [parameter], body };
  const callee: Expression = { kind: "function", ...at, code };
  const args = [{ ...at, value: anything(at) }];
  return [
    { kind: "do", ...at, value: { kind: "call", ...at, callee, args, isNew: false, inside: at } },
  ];
}

function spanOf(words: readonly ShellWord[]): Span {
  return { start: words[0]?.span.start ?? 0, end: words.at(-1)?.span.end ?? 0 };
}
