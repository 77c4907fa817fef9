import { type Syntax, childOf, nodesIn } from "../syntaxTree.ts";

const printers =
  /^(?:print|(?:\w+\.)*_?log(?:ger|ging)?\.(?:debug|info|warning|warn|error|exception|critical|log))$/i;

/**
 * Whether nothing goes through what a statement keeps in a variable: all that its function does with it, besides, is
 * print it as it is.
 */
export function neverGoneThrough(
  statement: Syntax,
  name: string,
  root: Syntax,
  text: string,
): boolean {
  const around = functionAround(statement, root);
  // Other files may use a variable of the whole file.
  if (around === undefined) return false;
  // Counted in the text: what the tree leaves out counts, too.
  const mentions = text.slice(around.start, around.end).match(new RegExp(`\\b${name}\\b`, "g"));
  const printed = [...nodesIn(around)].flatMap((node) => printedBy(node, text));
  const harmless = printed.filter(({ start, end }) => text.slice(start, end) === name);
  return mentions?.length === harmless.length + 1;
}

function functionAround(node: Syntax, root: Syntax): Syntax | undefined {
  const holds = ({ start, end }: Syntax): boolean => start <= node.start && node.end <= end;
  const functions = [...nodesIn(root)].filter(
    (each) => each.type === "function_definition" && holds(each),
  );
  return functions.toSorted((a, b) => b.start - a.start)[0];
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
