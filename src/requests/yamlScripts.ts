import type { Span } from "./httpRequest.ts";
import { linesOf } from "./textLines.ts";

/** The sign behind which the lines of a text are folded into one. */
const folding = /^([ \t]*)(?:- )?(?:[\w.-]+:[ \t]+|-[ \t]+)?>[+-]?\d?[ \t]*\r?$/;

/** The sign behind which the lines of a text stand as they are. */
const literal = /^([ \t]*)(?:- )?(?:[\w.-]+:[ \t]+|-[ \t]+)?\|[+-]?\d?[ \t]*\r?$/;

/** Where the lines of literal texts stand, as `run: |` begins one. */
export function literalTexts(text: string): readonly Span[] {
  const texts: { start: number; end: number }[] = [];
  let outer: number | undefined;
  for (const { start, end, next } of linesOf(text)) {
    const line = text.slice(start, Math.min(end, start + 2000));
    const indent = line.search(/\S/);
    const last = texts.at(-1);
    if (outer !== undefined && (indent === -1 || indent > outer)) {
      if (last !== undefined && indent !== -1) last.end = end;
    } else {
      outer = literal.exec(line)?.[1]?.length;
      if (outer !== undefined) texts.push({ start: next, end: next });
    }
    if (next === start) break;
  }
  return texts;
}

/**
 * YAML with its folded texts as what they are, lines of one: `>` makes blanks of line ends. Nothing changes its
 * place.
 */
export function unfolded(text: string): string {
  if (!text.includes(">")) return text;
  const parts: string[] = [];
  let from = 0;
  let block: { readonly outer: number; indent: number; end: number } | undefined;
  for (const { start, end, next } of linesOf(text)) {
    const line = text.slice(start, Math.min(end, start + 2000));
    const indent = line.search(/\S/);
    if (block !== undefined && indent !== -1 && indent <= block.outer) block = undefined;
    if (block === undefined) {
      const outer = folding.exec(line)?.[1]?.length;
      if (outer !== undefined) block = { outer, indent: -1, end: -1 };
      continue;
    }
    // Lines that are blank or stand further in stay lines.
    const isFolded = indent !== -1 && indent === block.indent && block.end !== -1;
    if (isFolded) {
      parts.push(text.slice(from, block.end), " ".repeat(start - block.end));
      from = start;
    }
    if (block.indent === -1 && indent !== -1) block.indent = indent;
    block.end = indent === block.indent ? end : -1;
    if (next === start) break;
  }
  return [...parts, text.slice(from)].join("");
}
