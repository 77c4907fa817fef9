import type { Span } from "../../httpRequest.ts";
import { slice, spanOf, type Written } from "../../places/written.ts";

/** A placeholder that a program replaces in its arguments: `{id}` after `xargs -I{id}`. */
export interface Placeholder {
  readonly pattern: RegExp;
  /** The command in which it is replaced. */
  readonly span: Span;
}

/** The placeholder of a command; undefined if it has none. */
export function placeholderOf({ start, end }: Span, text: string): Placeholder | undefined {
  const written = text.slice(start, Math.min(end, start + longestStart));
  const [, double, single, plain] = ofXargs.exec(written) ?? [];
  const name = double ?? single ?? plain;
  const span = { start, end };
  if (name !== undefined) {
    return { pattern: new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "g"), span };
  }
  return ofColumns.test(written) ? { pattern: /\{\w+\}/g, span } : undefined;
}

/** Splits a text at placeholders: every other part is one. */
export function partsOf(written: Written, placeholders: readonly Placeholder[]): Written[] {
  const { start, end } = spanOf(written);
  const own = placeholders.find(({ span }) => span.start <= start && end <= span.end);
  if (own === undefined) return [written];
  const parts: Written[] = [];
  let from = 0;
  for (const { 0: name, index } of written.text.matchAll(own.pattern)) {
    parts.push(slice(written, from, index), slice(written, index, index + name.length));
    from = index + name.length;
  }
  return [...parts, slice(written, from, written.text.length)];
}

/** Text before a program's name. */
const before = /^(?:(?:sudo|time|command|exec)\s+)*(?:\/[\w/]*\/)?/.source;

/** An option, possibly with a separate value. */
const option = /\s+-\S+(?:\s+(?:\d+|"[^"]*"|'[^']*'|(?<=-a\s+)\S+))?/.source;

const ofXargs = new RegExp(
  `${before}xargs(?:${option})*?\\s+(?:-\\w*[IiJ]\\s*|--replace[=\\s])(?:"([^"\\s]+)"|'([^'\\s]+)'|([^\\s"']+))`,
);

/** With column headers, their names in braces are placeholders. */
const ofColumns = new RegExp(`${before}parallel(?:${option})*?\\s+--header\\s`);

/** How much of a command is looked at. */
const longestStart = 1_000;
