import type { Span } from "../httpRequest.ts";

/**
 * Finds the end of the scope of an environment variable in a YAML document: that of its workflow, job or step; 0 for
 * other keys. `start`: the start of its line, `indent`: the column of its name.
 */
export function environmentScopes(text: string): (start: number, indent: number) => number {
  // Keys at the same column share an end until that is reached.
  const ends = new Map<number, Span>();
  const columns: Columns = new Map();
  return (start, indent) => {
    const column = environmentColumn(text, { start, indent }, columns);
    columns.set(start, { indent, column });
    if (column === undefined) return 0;
    const last = ends.get(column);
    if (last !== undefined && last.start <= start && start < last.end) return last.end;
    const source = column === 0 ? "\\n---" : `\\n[ \\t]{0,${column - 1}}(?![ \\t#\\r\\n])`;
    const behind = new RegExp(source, "g");
    behind.lastIndex = start;
    const end = behind.exec(text)?.index ?? text.length;
    ends.set(column, { start, end });
    return end;
  };
}

/** For each column, what is known from earlier lines. */
type Columns = Map<number, { readonly indent: number; readonly column: number | undefined }>;

/** The column of the key whose environment a line belongs to; undefined if none. */
function environmentColumn(
  text: string,
  { start, indent }: { readonly start: number; readonly indent: number },
  columns: Columns,
): number | undefined {
  let inner = indent;
  let column: number | undefined;
  let end = start - 1;
  for (let lines = 0; end > 0 && inner > 0 && lines < mostLines; lines++) {
    const from = text.lastIndexOf("\n", end - 1) + 1;
    const neighbour = inner === indent ? columns.get(from) : undefined;
    if (neighbour?.indent === indent) return neighbour.column;
    const [, lead, name = ""] = key.exec(text.slice(from, Math.min(end, from + longestLine))) ?? [];
    end = from - 1;
    if (lead === undefined || lead.length >= inner) continue;
    inner = lead.length;
    // A service container's environment does not apply to commands.
    if (name === "services") return undefined;
    if (column === undefined && !environments.has(name)) return undefined;
    column ??= inner;
  }
  return column;
}

/** Whether part of an environment comes from elsewhere, so that no variable is certain. */
export function isOpenEnvironment(text: string): boolean {
  return /^[ \t-]*(?:(?:env|environment|variables):[ \t]*[$*]|<<:|extends:)/m.test(text);
}

const environments: ReadonlySet<string> = new Set(["env", "environment", "variables"]);

const mostLines = 300;
const longestLine = 400;

/** The column of a key, after list markers, and its name. */
const key = /^([ \t]*(?:-[ \t]+)*)["']?([^\s"'#:][^\s"':]*)["']?:(?=\s|$)/;
