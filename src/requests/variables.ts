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
 * Looks up a `{{name}}`; undefined where it is not defined. In the result, names that are not defined stay
 * `{{name}}`. There are no runs where no single place defines it.
 */
export type Resolve = (name: string) => Written | undefined;

const placeholder = /\{\{([^{}\n]{1,500})\}\}/g;
const longest = 10_000;

/** How many characters are substituted in one text, and by one resolver in all. */
const mostInText = 100_000;
const mostInAll = 10_000_000;

/** How many definitions may lead from one to the next. */
const deepest = 100;

/** A text with its `{{name}}`s substituted; one that is not defined, or too long, stays as a variable. */
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

/** Marks the matches of a pattern as variables, which something else substitutes. */
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

/** For a name that is defined twice: its value if both agree, since it is not known which one counts. */
export function ifSame(one: Written | undefined, other: Written): Written | undefined {
  return one?.text === other.text ? { text: other.text, runs: [] } : undefined;
}

/** A run counts like some characters. */
function sizeOf(written: Written | undefined): number {
  return written === undefined ? 0 : written.text.length + 10 * written.runs.length;
}

/**
 * Resolves names by definitions that may use one another; circular, very long and very deep ones resolve to nothing.
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
    // Unresolved while it is being resolved, which ends circles.
    resolved.set(name, undefined);
    depth++;
    const meant = withVariables(definition, resolve);
    depth--;
    resolved.set(name, meant.text.length <= longest ? meant : undefined);
    return resolved.get(name);
  };
  return resolve;
}
