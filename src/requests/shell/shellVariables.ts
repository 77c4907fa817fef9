import type { ShellWord } from "./shellWord.ts";
import { append, write, type Writer } from "../places/written.ts";

/** The literal text that a variable has at an offset; undefined where it comes from elsewhere, or may have another. */
export type ShellVariables = (name: string, at: number) => string | undefined;

/** What stands for itself behind a sign that gives a variable a value. */
const value =
  String.raw`(?:"([^"\\$` + "`" + String.raw`\n]*)"|'([^'\n]*)'|([\w.:/@%+-]*))[ \t]*(?=$|;|#|\r)`;

/**
 * A literal that is a whole statement at the beginning of a line; the environment of a step (YAML) or of an
 * image (Dockerfile); a variable of a Makefile.
 */
const literals = [
  String.raw`^[ \t]*(?:(?:export|readonly|local)[ \t]+|declare[ \t]+(?:-\w+[ \t]+)*|(?:ENV|ARG)[ \t]+)?([A-Za-z_]\w*)=`,
  String.raw`^ENV[ \t]+([A-Za-z_]\w*)[ \t]+`,
  String.raw`^[ \t]+([A-Z_][A-Z0-9_]*):[ \t]+`,
  String.raw`^([A-Za-z_]\w*)[ \t]*(?::{0,2}|\?)=[ \t]*`,
].map((start) => new RegExp(start + value, "gm"));

/** Whatever gives a variable a value: an assignment, a loop, `read`, `unset` … */
const binding =
  /(?:^|[\s;&|({])([A-Za-z_]\w*)(?:\[[^\]\n]{0,200}\])?(?:[+:?]?=|[ \t]{1,20}[:?]{0,2}=(?!=))|^(?:ENV[ \t]+([A-Za-z_]\w*)[ \t]|[ \t]+([A-Z_][A-Z0-9_]*):[ \t])|\b(?:for|select)[ \t]+([A-Za-z_]\w*)[ \t]+in\b|\b(?:read|mapfile|readarray|unset|getopts|printf[ \t]+-v)\b([^\n;|&]*)/gm;

/** The variables of a shell script that are given one literal text, and no other, in all of it. */
export function shellVariables(text: string): ShellVariables {
  const bindings = new Map<string, number>();
  const count = (name: string): void => void bindings.set(name, (bindings.get(name) ?? 0) + 1);
  for (const match of text.matchAll(binding)) {
    for (const name of match.slice(1, 5).filter(Boolean)) count(name);
    for (const [name] of (match[5] ?? "").matchAll(/[A-Za-z_]\w*/g)) count(name);
  }
  const known = new Map<
    string,
    { readonly text: string; readonly from: number; readonly indent: number }
  >();
  for (const pattern of literals) {
    for (const { index, 0: all, 1: name = "", 2: double, 3: single, 4: bare } of text.matchAll(
      pattern,
    )) {
      if (bindings.get(name) !== 1) continue;
      const indent = all.search(/\S/);
      const from = index + all.length;
      known.set(name, { text: double ?? single ?? bare ?? "", from, indent });
    }
  }
  return (name, at) => {
    const found = known.get(name);
    if (found === undefined || found.from > at) return undefined;
    if (found.indent === 0) return found.text;
    // What stands further in is done on one way only.
    const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
    return found.indent > line.search(/\S|$/) ? undefined : found.text;
  };
}

/** The last one is that of a Makefile. */
const reference = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\}|\(([A-Za-z_]\w*)\))$/;

/** A word with the variables in it that are known; without quotes only those that stay one word. */
export function resolved(word: ShellWord, variables: ShellVariables): ShellWord {
  if (!word.runs.some((run) => run.variable)) return word;
  const writer: Writer = { text: "", runs: [] };
  let isOpen = false;
  for (const run of word.runs) {
    const text = word.text.slice(run.at, run.at + run.length);
    const [, plain, braced, made] = reference.exec(text) ?? [];
    const name = run.variable === true ? (plain ?? braced ?? made) : undefined;
    const value = name === undefined ? undefined : variables(name, run.span.start);
    if (value === undefined || (run.quote === "none" && !/^[\w.:/@%+-]+$/.test(value))) {
      append(writer, { text, runs: [{ ...run, at: 0 }] });
      isOpen ||= run.variable === true && run.quote === "none";
    } else {
      write(writer, value, run.span, run.quote);
    }
  }
  return { ...word, text: writer.text, runs: writer.runs, expands: word.expands && isOpen };
}
