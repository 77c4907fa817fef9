import type { Span } from "../httpRequest.ts";

/**
 * Tells up to where a variable is set that a YAML document gives an environment: to the end of the workflow, the job
 * or the step that has it; 0 where it is none. `start`: where its line begins, `indent`: how far in its name stands.
 */
export function environmentScopes(text: string): (start: number, indent: number) => number {
  // Those that stand as far in have one end, until it comes.
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

/** What is known of lines, for those behind them. */
type Columns = Map<number, { readonly indent: number; readonly column: number | undefined }>;

/** How far in the key stands that holds the variables of an environment. */
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
    // What is written for a container is not set where commands of the same document name it.
    if (name === "services") return undefined;
    if (column === undefined && !environments.has(name)) return undefined;
    column ??= inner;
  }
  return column;
}

/** Whether some environment of a document comes from elsewhere, so that no variable is sure to be what it is. */
export function isOpenEnvironment(text: string): boolean {
  return /^[ \t-]*(?:(?:env|environment|variables):[ \t]*[$*]|<<:|extends:)/m.test(text);
}

const environments: ReadonlySet<string> = new Set(["env", "environment", "variables"]);

const mostLines = 300;
const longestLine = 400;

/** How far in a key stands, the signs of lists counted, and its name. */
const key = /^([ \t]*(?:-[ \t]+)*)["']?([^\s"'#:][^\s"':]*)["']?:(?=\s|$)/;
