import type { Span } from "../../httpRequest.ts";
import type { Rewriting } from "../rewritten.ts";
import { behindBrackets, behindQuoted } from "./skipping.ts";

/**
 * The beginning of expansions that only zsh has: `${(flags)name…}`, `${(f)$(…)}`, `${=name}`, `$name[key]`, `$+name`.
 */
const filled =
  /\$\{(?:(\([^()\n]{1,20}\))|[=~^+]+(?=\w)|(?=[$:"]))("?\$\()?|\$[A-Za-z_]\w*\[(?=[^[\]\n]{1,100}\])|\$[+=~^]{1,2}(?=[A-Za-z_])/g;

/**
 * Converts the expansion at an offset to bash, also inside quotes. `end`: its end; undefined if it contains commands
 * that are still to be read.
 */
export function zshExpansions(
  text: string,
  at: number,
): { readonly expansions: readonly Rewriting[]; readonly end: number | undefined } {
  const isVariable = text[at] === "$" && !/^\$[('"]/.test(text.slice(at, at + 2));
  if (!isVariable && text[at] !== '"') return { expansions: [], end: undefined };
  const quoted = behindQuoted(text, at);
  const end =
    quoted ??
    at +
      (/^\$[+=~^]{0,2}\w*(?:\[[^[\]\n]{1,100}\])?/.exec(text.slice(at, at + 200))?.[0].length ?? 1);
  const expansions: Rewriting[] = [];
  for (const found of text.slice(at, end).matchAll(filled)) {
    expansions.push(...asBash(text, at + found.index, found));
  }
  return { expansions, end: Math.max(end, at + 1) };
}

function asBash(
  text: string,
  start: number,
  [all, flags = "", command]: RegExpExecArray,
): readonly Rewriting[] {
  const end = start + all.length;
  if (all.startsWith("${")) {
    const close = behindBrackets(text, start + 1, "{}");
    if (command === undefined) {
      if (/^\w/.test(text.slice(end, end + 1)) && !flags.includes("%"))
        return [{ start: start + 2, end, text: "" }];
      // A nested expansion is replaced by a plain variable.
      return [{ start: start + 2, end: close - 1, text: "_" }];
    }
    // `${(f)"$(…)"}` is converted to its command substitution.
    const inner = end - command.length;
    const quotes = command.startsWith('"') ? 1 : 0;
    return [
      { start, end: inner + quotes, text: "" },
      { start: close - 1 - quotes, end: close, text: "" },
    ];
  }
  if (all.endsWith("[")) {
    const close = text.indexOf("]", end) + 1;
    const isSearched = text[end] === "(";
    return [
      { start: start + 1, end: start + 1, text: "{" },
      ...(isSearched ? [{ start: end, end: close - 1, text: "0" }] : []),
      { start: close, end: close, text: "}" },
    ];
  }
  const { length } = /^\w+/.exec(text.slice(end, end + 200))?.[0] ?? "";
  return [
    { start: start + 1, end, text: "{" },
    { start: end + length, end: end + length, text: "}" },
  ];
}

/** Longer expansions are not examined. */
const longest = 2_000;

/** The spans of expansions that only zsh has: `${(flags)…}`, `${$(…)…}`. */
export function zshSpans(text: string): readonly Span[] {
  return [...text.matchAll(/\$\{(?:\([^()\n]{1,20}\)|(?=[$:"]))/g)].flatMap(({ index: start }) => {
    const { length } = text.slice(start, start + longest);
    const end = start + behindBrackets(text.slice(start, start + longest), 1, "{}");
    return end < start + length || text[end - 1] === "}" ? [{ start, end }] : [];
  });
}
