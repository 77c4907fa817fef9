import type { ShellWord } from "./shellWord.ts";
import { append, type Writer } from "../places/written.ts";
import { environmentScopes, isOpenEnvironment } from "../yaml/environmentScope.ts";

/** Looks up the literal value of a variable at an offset; undefined if it is unknown or has several. */
export type ShellVariables = (name: string, at: number) => string | undefined;

/** A value without expansions, after an assignment operator. */
const value =
  String.raw`(?:"([^"\\$` + "`" + String.raw`\n]*)"|'([^'\n]*)'|([\w.:/@%+-]*))[ \t]*(?=$|;|#|\r)`;

/**
 * Assignments of a literal as a whole statement at the beginning of a line; a Dockerfile's `ENV`; a Makefile
 * variable.
 */
const literals = [
  String.raw`^[ \t]*(?:(?:export|readonly|local)[ \t]+|declare[ \t]+(?:-\w+[ \t]+)*|(?:ENV|ARG)[ \t]+)?([A-Za-z_]\w*)=`,
  String.raw`^ENV[ \t]+([A-Za-z_]\w*)[ \t]+`,
  String.raw`^([A-Za-z_]\w*)[ \t]*(?::{0,2}|\?)=[ \t]*`,
].map((start) => new RegExp(start + value, "gm"));

/** An environment entry in a workflow file. */
const ofYaml = new RegExp(String.raw`^[ \t]+([A-Z_][A-Z0-9_]*):[ \t]+` + value, "gm");

/** Anything that assigns to a variable: an assignment, a loop, `read`, `unset` … */
const binding =
  /(?:^|[\s;&|({"'])([A-Za-z_]\w*)(?:\[[^\]\n]{0,200}\])?(?:[+:?]?=|[ \t]{1,20}[:?]{0,2}=(?!=))|^ENV[ \t]+([A-Za-z_]\w*)[ \t]|\b(?:for|select)[ \t]+([A-Za-z_]\w*)[ \t]+in\b|\b(?:read|mapfile|readarray|unset|getopts|printf[ \t]+-v)\b([^\n;|&]*)/gm;

/** The same in YAML: a key, or a pipeline command in printed output. */
const bindingOfYaml =
  /(?:^|[{,])[ \t]*(?:-[ \t]+)*["']?([A-Za-z_]\w*)["']?[ \t]*:(?=\s|$)|\bvariable=([A-Za-z_]\w*)/gm;

/** A YAML entry with name and value as separate keys. */
const namedInYaml = /\bname:[ \t]*["']?([A-Za-z_]\w*)/gm;

interface Literal {
  readonly text: string;
  readonly from: number;
  /** Where its line begins. */
  readonly start: number;
  readonly indent: number;
  readonly isYaml: boolean;
}

/** The variables of a shell script that have exactly one literal value in all of it. */
export function shellVariables(text: string): ShellVariables {
  const bindings = new Map<string, number>();
  const count = (name: string): void => void bindings.set(name, (bindings.get(name) ?? 0) + 1);
  for (const match of text.matchAll(binding)) {
    for (const name of match.slice(1, 4).filter(Boolean)) count(name);
    for (const [name] of (match[4] ?? "").matchAll(/[A-Za-z_]\w*/g)) count(name);
  }
  for (const pattern of [bindingOfYaml, namedInYaml]) {
    for (const match of text.matchAll(pattern)) {
      for (const name of match.slice(1).filter(Boolean)) count(name);
    }
  }
  const known = new Map<string, Literal>();
  for (const pattern of [...literals, ofYaml]) {
    const isYaml = pattern === ofYaml;
    for (const match of text.matchAll(pattern)) {
      const { index: start, 0: all, 1: name = "", 2: double, 3: single, 4: bare } = match;
      if (bindings.get(name) !== 1) continue;
      const place = { start, from: start + all.length, indent: all.search(/\S/) };
      known.set(name, { text: double ?? single ?? bare ?? "", ...place, isYaml });
    }
  }
  const scopeEnd = environmentScopes(text);
  let isOpen: boolean | undefined;
  return (name, at) => {
    const found = known.get(name);
    if (found === undefined || found.from > at) return undefined;
    if (found.isYaml) {
      const end = scopeEnd(found.start, found.indent);
      return at < end && !(isOpen ??= isOpenEnvironment(text)) ? found.text : undefined;
    }
    if (found.indent === 0) return found.text;
    // A deeper indented assignment may not have been executed.
    const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
    return found.indent > line.search(/\S|$/) ? undefined : found.text;
  };
}

/** A reference; the last form is a Makefile's. */
const reference = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\}|\(([A-Za-z_]\w*)\))$/;

/** A word with its known variables substituted; unquoted ones only if the value stays one word. */
export function resolved(word: ShellWord, variables: ShellVariables): ShellWord {
  if (!word.runs.some((run) => run.variable)) return word;
  const writer: Writer = { text: "", runs: [] };
  let isOpen = false;
  for (const run of word.runs) {
    const text = word.text.slice(run.at, run.at + run.length);
    const [, plain, braced, made] = reference.exec(text) ?? [];
    const name = run.variable === true ? (plain ?? braced ?? made) : undefined;
    const value = name === undefined ? undefined : variables(name, run.span.start);
    // An empty value has no place to point at.
    if (!value || (run.quote === "none" && !/^[\w.:/@%+-]+$/.test(value))) {
      append(writer, { text, runs: [{ ...run, at: 0 }] });
      isOpen ||= run.variable === true && run.quote === "none";
    } else {
      // The value is written elsewhere and may be used by others.
      const { span, quote } = run;
      writer.runs.push({
        ...{ at: writer.text.length, length: value.length },
        ...{ span, quote, isFixed: true },
      });
      writer.text += value;
    }
  }
  return { ...word, text: writer.text, runs: writer.runs, expands: word.expands && isOpen };
}
