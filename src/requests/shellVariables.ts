import type { ShellWord } from "./shellWord.ts";
import { append, write, type Writer } from "./written.ts";

/** The literal text that a variable has at an offset; undefined where it comes from elsewhere, or may have another. */
export type ShellVariables = (name: string, at: number) => string | undefined;

/** An assignment of a literal that is a whole statement at the beginning of a line. */
const literal =
  /^(?:export[ \t]+|readonly[ \t]+|declare[ \t]+(?:-\w+[ \t]+)*)?([A-Za-z_]\w*)=(?:"([^"\\$`\n]*)"|'([^'\n]*)'|([\w.:/@%+-]*))[ \t]*(?=$|;|#|\r)/gm;

/** Whatever gives a variable a value: an assignment, a loop, `read`, `unset` … */
const binding =
  /(?:^|[\s;&|({])([A-Za-z_]\w*)(?:\[[^\]\n]{0,200}\])?\+?=|\b(?:for|select)[ \t]+([A-Za-z_]\w*)[ \t]+in\b|\b(?:read|mapfile|readarray|unset|getopts|printf[ \t]+-v)\b([^\n;|&]*)/gm;

/** The variables of a shell script that are given one literal text, and no other, in all of it. */
export function shellVariables(text: string): ShellVariables {
  const bindings = new Map<string, number>();
  const count = (name: string): void => void bindings.set(name, (bindings.get(name) ?? 0) + 1);
  for (const [, assigned, looped, read] of text.matchAll(binding)) {
    if (assigned !== undefined) count(assigned);
    if (looped !== undefined) count(looped);
    for (const [name] of (read ?? "").matchAll(/[A-Za-z_]\w*/g)) count(name);
  }
  const literals = new Map<string, { readonly text: string; readonly from: number }>();
  for (const { index, 0: all, 1: name = "", 2: double, 3: single, 4: bare } of text.matchAll(
    literal,
  )) {
    if (bindings.get(name) !== 1) continue;
    literals.set(name, { text: double ?? single ?? bare ?? "", from: index + all.length });
  }
  return (name, at) => {
    const found = literals.get(name);
    return found === undefined || found.from > at ? undefined : found.text;
  };
}

/** A word with the variables in it that are known; without quotes only those that stay one word. */
export function resolved(word: ShellWord, variables: ShellVariables): ShellWord {
  if (!word.runs.some((run) => run.variable)) return word;
  const writer: Writer = { text: "", runs: [] };
  let isOpen = false;
  for (const run of word.runs) {
    const text = word.text.slice(run.at, run.at + run.length);
    const [, plain, braced] = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})$/.exec(text) ?? [];
    const name = run.variable === true ? (plain ?? braced) : undefined;
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
