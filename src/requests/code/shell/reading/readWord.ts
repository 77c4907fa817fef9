import type { Run as Stretch, Span } from "../../../httpRequest.ts";
import { readExpanding } from "../../../shell/posixWord.ts";
import type { ShellWord, WordDraft } from "../../../shell/shellWord.ts";
import { slice, spanOf, type Written } from "../../../places/written.ts";
import type { Argument, Expression } from "../../program.ts";
import { anything, native } from "../natives.ts";
import { partsOf } from "../placeholders.ts";
import { readAlternative, readExpansion } from "./readExpansion.ts";
import { scriptAround, type ShellSource } from "../shellSource.ts";

/** An expansion to all elements of an array, or all positional parameters. */
const many = /^\$(?:[@*]|\{(?:[@*]|!?\w+\[[@*]\])(?:[:+-].*)?\})$/s;

/** A word where several are allowed: in a command, array or loop. */
export function readArgument(word: ShellWord, source: ShellSource): Argument {
  const [start, ...rest] = keyed.exec(word.text) ?? [];
  const at = { start: word.span.start, end: word.span.end };
  const key = rest[0];
  if (start !== undefined && key !== undefined && source.text[at.start] === "[") {
    const value = textOf(slice(word, start.length, word.text.length), at, source);
    return { ...at, name: key, value };
  }
  const [run, ...others] = word.runs;
  const isWhole = others.length === 0 && run?.variable === true;
  const value = textOf(word, at, source);
  if (!isWhole) return { ...at, value: source.isZsh ? value : partedAt(word, at, value, source) };
  const shown = source.text.slice(run.span.start, run.span.end);
  // `<(…)` is represented by its content.
  const isMany = many.test(shown) || /^[<>]\(/.test(shown);
  if (isMany || run.quote !== "none") return { ...at, value };
  const isOne = { kind: "constant", ...at, value: source.isZsh } as const;
  // Another shell reads the words of a script in a string once more.
  const isLast = {
    kind: "constant",
    ...at,
    value: scriptAround(at, source) === undefined,
  } as const;
  const words = source.isZsh ? undefined : readAlternative(run.span, source);
  const isElsewhere = { kind: "constant", ...at, value: source.setsSeparators } as const;
  return { ...at, value: native("$split", at, [words ?? value, isOne, isLast, isElsewhere]) };
}

/** A word with parts that are split: `--header=$type`. */
function partedAt(word: Written, at: Span, whole: Expression, source: ShellSource): Expression {
  const isPlain = word.runs.every(
    ({ variable, span }) =>
      variable !== true || /^\$(?:\w+|\{\w+\})$/.test(source.text.slice(span.start, span.end)),
  );
  const isSplit = word.runs.some(({ variable, quote }) => variable === true && quote === "none");
  if (!isPlain || !isSplit || source.setsSeparators) return whole;
  if (scriptAround(at, source) !== undefined) return whole;
  const parts = word.runs.flatMap((run): readonly Argument[] => {
    const { at: from, length, span, quote, variable } = run;
    const value = textOf(slice(word, from, from + length), span, source);
    return [{ ...span, value, ...(variable === true && quote === "none" ? { name: "$" } : {}) }];
  });
  return native("$parted", at, [whole, ...parts]);
}

/** An array element with its key: `[key]=value`. */
const keyed = /^\[([^\]\s]+)\]=/;

/** A word where only one is allowed: after `=`, in a test. */
export function readWord(word: ShellWord, source: ShellSource): Expression {
  return textOf(word, { start: word.span.start, end: word.span.end }, source);
}

/** The text from `start` to `end`, as in a here-document or double quotes. */
export function expanded({ start, end }: Span, source: ShellSource): Written {
  const draft: WordDraft = { text: "", runs: [], closed: true, expands: false };
  readExpanding(source.reading, start, draft, end);
  return draft;
}

/** Joins the literal parts and expansions of a text. */
export function textOf(of: Written, at: Span, source: ShellSource): Expression {
  const written = { text: of.text, runs: of.runs.flatMap((run) => expandedAround(run, source)) };
  const parts: Expression[] = [];
  let from = 0;
  const flush = (to: number): void => {
    if (to === from) return;
    for (const [index, part] of partsOf(slice(written, from, to), source.placeholders).entries()) {
      if (index % 2 === 1) parts.push(anything(spanOf(part)));
      else if (part.text !== "") parts.push({ kind: "text", ...at, written: placed(part, at) });
    }
  };
  for (const run of written.runs) {
    if (run.variable !== true) continue;
    flush(run.at);
    parts.push(readExpansion(run.span, run.quote !== "none", source));
    from = run.at + run.length;
  }
  flush(written.text.length);
  const [first, ...others] = parts;
  if (first === undefined) return { kind: "text", ...at, written: placed(written, at) };
  return others.length === 0 ? { ...first, ...at } : { kind: "join", ...at, parts };
}

/**
 * The parts of a stretch in single quotes within a script that is itself in double quotes: the shell that reads these
 * expands variables there.
 */
function expandedAround(run: Stretch, source: ShellSource): readonly Stretch[] {
  const { start, end } = run.span;
  if (run.quote !== "single" || run.variable === true || run.length !== end - start) return [run];
  const around = scriptAround(run.span, source);
  if (around === undefined || source.text[around.start - 1] !== '"') return [run];
  const shown = source.text.slice(start, end);
  return shown.split(plainVariable).flatMap((part, index, parts): readonly Stretch[] => {
    const from = parts.slice(0, index).join("").length;
    const span = { start: start + from, end: start + from + part.length };
    const stretch = { ...run, at: run.at + from, length: part.length, span };
    if (part === "") return [];
    return [index % 2 === 1 ? { ...stretch, variable: true, quote: "double" } : stretch];
  });
}

const plainVariable = /(?<!\\)(\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\}))/;

/** Marks runs with the word that they belong to. */
function placed({ text, runs }: Written, { start }: Span): Written {
  return { text, runs: runs.map((run) => ({ ...run, origin: start })) };
}
