import { type Syntax, childOf, nodesIn } from "../../syntaxTree.ts";

const printers =
  /^(?:print|(?:\w+\.)*_?log(?:ger|ging)?\.(?:debug|info|warning|warn|error|exception|critical|log))$/i;

/** How often a function mentions each name, and how often it only prints it. */
interface Uses {
  readonly mentions: ReadonlyMap<string, number>;
  readonly printed: ReadonlyMap<string, number>;
}

/**
 * Whether nothing goes through what a statement keeps in a variable: all that its function does with it, besides, is
 * print it as it is. Each function is looked at once, when it is first asked about.
 */
export function neverGoneThrough(
  root: Syntax,
  text: string,
): (statement: Syntax, name: string) => boolean {
  const around = new Map<number, Syntax>();
  const known = new Map<Syntax, Uses>();
  let isRead = false;
  return (statement, name) => {
    if (!isRead) findFunctions(root, undefined);
    isRead = true;
    const code = around.get(statement.start);
    // Other files may use a variable of the whole file.
    if (code === undefined) return false;
    const uses = known.get(code) ?? usesIn(code, text);
    known.set(code, uses);
    return uses.mentions.get(name) === (uses.printed.get(name) ?? 0) + 1;
  };

  /** Notes the innermost function of each statement that may keep something, by where that begins. */
  function findFunctions(node: Syntax, code: Syntax | undefined): void {
    if (code !== undefined && node.type === "expression_statement") around.set(node.start, code);
    const inner = node.type === "function_definition" ? node : code;
    for (const child of node.children) findFunctions(child, inner);
  }
}

/** Names are counted in the text: what the tree leaves out counts, too. */
function usesIn(code: Syntax, text: string): Uses {
  const mentions = counted(text.slice(code.start, code.end).match(/\w+/g) ?? []);
  const printed = [...nodesIn(code)].flatMap((node) => printedBy(node, text));
  return { mentions, printed: counted(printed.map(({ start, end }) => text.slice(start, end))) };
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
/** The variables that a statement prints as they are, by themselves or within a text. */
function printedBy({ type, children }: Syntax, text: string): readonly Syntax[] {
  const [call] = type === "expression_statement" ? children : [];
  const callee = call?.type === "call" ? childOf(call, "function") : undefined;
  if (call === undefined || callee === undefined) return [];
  if (!printers.test(text.slice(callee.start, callee.end))) return [];
  const args = childOf(call, "arguments")?.children ?? [];
  return args.flatMap((arg) => {
    if (arg.type !== "string") return arg.type === "identifier" ? [arg] : [];
    const inserted = arg.children.filter((each) => each.type === "interpolation");
    return inserted.flatMap((each) => each.children.filter(({ type: of }) => of === "identifier"));
  });
}
