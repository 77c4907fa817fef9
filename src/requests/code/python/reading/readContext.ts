import type { Expression, Statement } from "../../program.ts";
import { callLike, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { readStatements } from "./readStatement.ts";
import { aroundWith } from "./readWith.ts";
import { givingContext } from "../signs.ts";

/** What runs before a `yield`, its value, and what runs behind it. */
interface Halves {
  readonly before: readonly Statement[];
  readonly yielded: Syntax;
  readonly after: readonly Statement[];
}

/**
 * The body of a context manager that is written as a generator: it returns what `with` binds, and what is done when
 * that ends. Undefined where its one `yield` is not on every way.
 */
export function readContext(body: Syntax, text: string): readonly Statement[] | undefined {
  const halves = halvesOf(body, text);
  if (halves === undefined) return undefined;
  const { before, yielded, after } = halves;
  const at = spanOf(yielded);
  const code = { ...at, name: undefined, parameters: [], body: after, keepsSelf: true } as const;
  const given = readExpression(yielded.children[0], text);
  const rest: Expression = { kind: "function", ...at, code };
  const args = [given, rest].map((value) => ({ ...spanOf(value), value }));
  const value = callLike({ kind: "name", ...at, name: givingContext }, yielded, args);
  return [...before, { kind: "leave", ...at, value, returns: true }];
}

function halvesOf(block: Syntax | undefined, text: string): Halves | undefined {
  const read = (nodes: readonly Syntax[]): readonly Statement[] => readStatements(nodes, text);
  const nodes = block?.children ?? [];
  const at = nodes.findIndex(yields);
  const node = nodes[at];
  const behind = nodes.slice(at + 1);
  if (node === undefined || behind.some(yields)) return undefined;
  const inner = halvesAt(node, text);
  if (inner === undefined) return undefined;
  return {
    ...inner,
    before: [...read(nodes.slice(0, at)), ...inner.before],
    after: [...inner.after, ...read(behind)],
  };
}

function halvesAt(node: Syntax, text: string): Halves | undefined {
  const [first] = node.children;
  switch (node.type) {
    case "expression_statement":
      return first?.type === "yield" ? { before: [], yielded: first, after: [] } : undefined;
    case "try_statement": {
      const body = childOf(node, "body");
      const inner = halvesOf(body, text);
      if (inner === undefined || node.children.some((each) => each !== body && yields(each)))
        return undefined;
      const after = readStatements([node], text).map((each) =>
        each.kind === "guarded" ? { ...each, body: inner.after } : each,
      );
      return { ...inner, after };
    }
    case "with_statement": {
      const inner = halvesOf(childOf(node, "body"), text);
      if (inner === undefined) return undefined;
      const around = aroundWith(node, text);
      return {
        ...inner,
        before: [...around.flatMap(({ before }) => before), ...inner.before],
        after: [...inner.after, ...around.toReversed().flatMap(({ after }) => after)],
      };
    }
    default:
      return undefined;
  }
}

function yields(node: Syntax): boolean {
  if (/^(?:function_definition|class_definition|lambda)$/.test(node.type)) return false;
  return node.type === "yield" || node.children.some(yields);
}
