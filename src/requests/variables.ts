import { append, slice, spanOf, verbatim, write, type Writer, type Written } from "./written.ts";

/** The text of a `{{name}}`, where it is told beforehand. */
export type Resolve = (name: string) => string | undefined;

const placeholder = /\{\{([^{}\n]{1,500})\}\}/g;
const longest = 10_000;

/** A text with its `{{name}}`s resolved; what cannot be resolved stays, as a variable. */
export function withVariables(written: Written, resolve: Resolve): Written {
  const writer: Writer = { text: "", runs: [] };
  let from = 0;
  for (const match of written.text.matchAll(placeholder)) {
    const end = match.index + match[0].length;
    if (match.index > from) append(writer, slice(written, from, match.index));
    const place = slice(written, match.index, end);
    const resolved = resolve(match[1]?.trim() ?? "");
    const quote = place.runs[0]?.quote;
    write(writer, resolved ?? match[0], spanOf(place), quote, resolved === undefined);
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

/** Resolves names by their definitions, which may use one another; a circle or an endless text resolves to nothing. */
export function resolverOf(definitions: ReadonlyMap<string, string>): Resolve {
  const resolved = new Map<string, string | undefined>();
  const resolve = (name: string): string | undefined => {
    if (resolved.has(name)) return resolved.get(name);
    const definition = definitions.get(name);
    if (definition === undefined || definition.length > longest) return undefined;
    // While it is being resolved it counts as unresolved: that is what ends a circle.
    resolved.set(name, undefined);
    const whole = verbatim(definition, { start: 0, end: definition.length });
    const { text, runs } = withVariables(whole, resolve);
    const isLiteral = text.length <= longest && !runs.some((run) => run.variable);
    resolved.set(name, isLiteral ? text : undefined);
    return resolved.get(name);
  };
  return resolve;
}
