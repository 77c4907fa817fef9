import type { Span } from "../httpRequest.ts";
import { linesOf } from "../places/textLines.ts";

/** Whether a text is a Makefile, by language id, file extension or the word after a fence. */
export function isMakefile(name: string | undefined): boolean {
  return /^(?:(?:gnu)?makefile|make|mk|mak)$/.test(name ?? "");
}

/** An assignment in a Makefile. */
export interface MakeAssignment extends Span {
  readonly name: string;
  /** `=`, `:=`, `?=`, `+=` … */
  readonly operator: string;
  /** Without a trailing comment. */
  readonly value: Span;
  /** It is inside `ifdef` … `endif`. */
  readonly isConditional: boolean;
}

/** The parts of a Makefile that determine what its recipes run. */
export interface MakeFile {
  readonly assignments: readonly MakeAssignment[];
  /** Variables that may have other values in places: set per target, in a loop, by `define` or `eval`. */
  readonly unsure: ReadonlySet<string>;
  /** It includes other files, which may have set variables before. */
  readonly includes: boolean;
  /** The character that begins each recipe line. */
  readonly prefix: string;
  /** The scripts for shells, each as a list of lines: recipes, and texts in `define`. */
  readonly scripts: readonly (readonly Span[])[];
}

/** How much of a line's beginning is looked at to classify it. */
const longestHead = 2000;

const directive =
  /^[ \t]*(ifn?eq|ifn?def|endif|else|[-s]?include|define|undefine|endef)(?=[\s(]|$)[ \t]*/;

const modifiers = String.raw`(?:(?:export|override|private|unexport)[ \t]+){0,4}`;

const assignment = new RegExp(
  String.raw`^[ \t]*${modifiers}([\w.$(){}/-]+)[ \t]*(:{1,3}=|[?+!]?=)[ \t]*`,
);

/** A variable that is set for one target: after the colon of a rule. */
const ofTarget = new RegExp(String.raw`^:?[ \t]*${modifiers}([\w.-]+)[ \t]*(?::{1,3}|[?+!])?=`);

/** Functions that define variables. */
const making = /\$[({](?:eval|foreach|let)[ \t]+([^\n]{0,300})/g;
const made = /([\w.-]+)[ \t]*(?:(?::{1,3}|[?+!])?=|,)/g;

/** Reads a Makefile line by line. */
export function makeLines(text: string): MakeFile {
  const assignments: MakeAssignment[] = [];
  const unsure = new Set<string>();
  for (const [, inside = ""] of text.matchAll(making)) {
    for (const [, name = ""] of inside.matchAll(made)) unsure.add(name);
  }
  const scripts: Span[][] = [];
  const isOneShell = /^\.ONESHELL[ \t]*:/m.test(text);
  const prefix = /^\.RECIPEPREFIX[ \t]*[:?]?=[ \t]*(\S)/m.exec(text)?.[1] ?? "\t";
  const state = { includes: false, conditions: 0, hasRule: false, defines: 0 };
  let script: Span[] | undefined;
  const add = (line: Span): void => {
    if (script === undefined) scripts.push((script = []));
    script.push(line);
    if (!isOneShell && state.defines === 0) script = undefined;
  };

  for (const line of logicalLines(text)) {
    const head = text.slice(line.start, Math.min(line.end, line.start + longestHead));
    const [all = "", word] = directive.exec(head) ?? [];
    if (state.defines > 0) {
      if (word === "define") state.defines++;
      if (word === "endef") state.defines--;
      if (state.defines > 0) add(line);
      else script = undefined;
    } else if (state.hasRule && head.startsWith(prefix)) {
      add({ start: line.start + prefix.length, end: line.end });
    } else if (/^[ \t]*(?:#|$)/.test(head)) {
      continue;
    } else {
      script = undefined;
      if (word === undefined) readLine(line, head);
      else readDirective(word, head.slice(all.length));
    }
  }
  return { assignments, unsure, includes: state.includes, prefix, scripts };

  function readDirective(word: string, rest: string): void {
    if (word.startsWith("if")) state.conditions++;
    else if (word === "endif") state.conditions = Math.max(state.conditions - 1, 0);
    else if (word.endsWith("include")) state.includes = true;
    else if (word.endsWith("define")) {
      unsure.add(/^[^\s=:?+!]*/.exec(rest)?.[0] ?? "");
      if (word === "define") state.defines = 1;
    }
  }

  function readLine(line: Span, head: string): void {
    const [before, name, operator] = assignment.exec(head) ?? [];
    if (before !== undefined && name !== undefined && operator !== undefined) {
      const value = withoutComment(text, { start: line.start + before.length, end: line.end });
      const isConditional = state.conditions > 0;
      assignments.push({ ...line, name, operator, value, isConditional });
      return;
    }
    const plain = head.replaceAll(/\$(?:\([^()]*\)|\{[^{}]*\})/g, (all) => "_".repeat(all.length));
    const colon = plain.indexOf(":");
    if (colon === -1) return;
    state.hasRule = true;
    const behind = plain.slice(colon + 1);
    const own = ofTarget.exec(behind)?.[1];
    const [recipe] = /^[^;#]*;/.exec(behind) ?? [];
    if (own !== undefined) unsure.add(own);
    else if (recipe !== undefined) {
      add({ start: line.start + colon + 1 + recipe.length, end: line.end });
    }
  }
}

/** Lines joined with those that continue them by a backslash. */
function* logicalLines(text: string): Generator<Span> {
  let from: number | undefined;
  for (const { start, end, next } of linesOf(text)) {
    from ??= start;
    let escapes = 0;
    while (end - escapes > start && text[end - escapes - 1] === "\\") escapes++;
    if (escapes % 2 === 1 && next < text.length) continue;
    yield { start: from, end };
    from = undefined;
  }
}

function withoutComment(text: string, { start, end }: Span): Span {
  const comment = /(?<!\\)#/.exec(text.slice(start, end));
  return { start, end: comment === null ? end : start + comment.index };
}
