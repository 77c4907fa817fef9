import {
  append,
  appendFilled,
  slice,
  spanOf,
  write,
  type Writer,
  type Written,
} from "./places/written.ts";

/**
 * What a `{{name}}` stands for, where it is told beforehand; what is not told of it is still a `{{name}}` in there. It
 * has no stretches where no one place says it.
 */
export type Resolve = (name: string) => Written | undefined;

const placeholder = /\{\{([^{}\n]{1,500})\}\}/g;
const longest = 10_000;

/** As much as is filled into one text, and into all that one resolver serves. */
const mostInText = 100_000;
const mostInAll = 10_000_000;

/** As many definitions as may lead from one to the next. */
const deepest = 100;

/** A text with its `{{name}}`s resolved; what cannot be resolved, or is too much, stays, as a variable. */
export function withVariables(written: Written, resolve: Resolve): Written {
  const writer: Writer = { text: "", runs: [] };
  let from = 0;
  let room = mostInText;
  for (const match of written.text.matchAll(placeholder)) {
    const end = match.index + match[0].length;
    if (match.index > from) append(writer, slice(written, from, match.index));
    const place = slice(written, match.index, end);
    const resolved = room > 0 ? resolve(match[1]?.trim() ?? "") : undefined;
    room -= sizeOf(resolved);
    const quote = place.runs[0]?.quote;
    if (resolved === undefined) write(writer, match[0], spanOf(place), quote, true);
    else appendFilled(writer, resolved, spanOf(place), quote);
    from = end;
  }
  if (from === 0) return written;
  if (from < written.text.length) append(writer, slice(written, from, written.text.length));
  return writer;
}

/** A text in which what matches a pattern is filled in by somebody else: it stays, as a variable. */
export function withUnknown(written: Written, pattern: RegExp): Written {
  const writer: Writer = { text: "", runs: [] };
  let from = 0;
  for (const match of written.text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (match.index > from) append(writer, slice(written, from, match.index));
    const { runs } = slice(written, match.index, end);
    append(writer, { text: match[0], runs: runs.map((run) => ({ ...run, variable: true })) });
    from = end;
  }
  if (from === 0) return written;
  if (from < written.text.length) append(writer, slice(written, from, written.text.length));
  return writer;
}

/** What a name that is defined twice stands for, if both agree: which of the two places counts is not told. */
export function ifSame(one: Written | undefined, other: Written): Written | undefined {
  return one?.text === other.text ? { text: other.text, runs: [] } : undefined;
}

/** A stretch weighs as much as some letters. */
function sizeOf(written: Written | undefined): number {
  return written === undefined ? 0 : written.text.length + 10 * written.runs.length;
}

/**
 * Resolves names by their definitions, which may use one another; a circle, a long way from one to the next, and an
 * endless text resolve to nothing.
 */
export function resolverOf(definitions: ReadonlyMap<string, Written>): Resolve {
  const resolved = new Map<string, Written | undefined>();
  let room = mostInAll;
  let depth = 0;
  const resolve: Resolve = (name) => {
    const meant = room > 0 ? meantBy(name) : undefined;
    room -= sizeOf(meant);
    return meant;
  };
  const meantBy: Resolve = (name) => {
    if (resolved.has(name)) return resolved.get(name);
    const definition = definitions.get(name);
    if (definition === undefined || definition.text.length > longest || depth >= deepest) {
      return undefined;
    }
    // While it is being resolved it counts as unresolved: that is what ends a circle.
    resolved.set(name, undefined);
    depth++;
    const meant = withVariables(definition, resolve);
    depth--;
    resolved.set(name, meant.text.length <= longest ? meant : undefined);
    return resolved.get(name);
  };
  return resolve;
}
