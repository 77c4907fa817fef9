import type { Span } from "../../httpRequest.ts";
import type { Rewriting } from "../rewritten.ts";
import { behindBrackets, behindQuoted } from "./skipping.ts";

/** `${(flags)name…}`, `${(f)$(…)}`, `${=name}`, `$name[key]`, `$+name`, as bash would write what they begin with. */
const filled =
  /\$\{(?:(\([^()\n]{1,20}\))|[=~^+]+(?=\w)|(?=[$:"]))("?\$\()?|\$[A-Za-z_]\w*\[(?=[^[\]\n]{1,100}\])|\$[+=~^]{1,2}(?=[A-Za-z_])/g;

/**
 * What is filled in at an offset, between quotes too, as bash writes it. `end`: where it ends; undefined where the
 * commands in it are still to be read.
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
      // What is changed there is no plain variable.
      return [{ start: start + 2, end: close - 1, text: "_" }];
    }
    // `${(f)"$(…)"}` is what the command in it writes.
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

/** Longer ones are not looked through. */
const longest = 2_000;

/** Where what zsh alone fills in begins and ends: `${(flags)…}`, `${$(…)…}`. */
export function zshSpans(text: string): readonly Span[] {
  return [...text.matchAll(/\$\{(?:\([^()\n]{1,20}\)|(?=[$:"]))/g)].flatMap(({ index: start }) => {
    const { length } = text.slice(start, start + longest);
    const end = start + behindBrackets(text.slice(start, start + longest), 1, "{}");
    return end < start + length || text[end - 1] === "}" ? [{ start, end }] : [];
  });
}
