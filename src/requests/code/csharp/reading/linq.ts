import type { KeptLazily, Lazily } from "../../consumedLate.ts";
import { type ChainSyntax, isChain, isPath, lazyChain } from "../../lazyChain.ts";
import { functionsIn, namesOfAll } from "../../functionsIn.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";

/** LINQ and iterators: what is in them runs where their results are taken. */
export function linq(root: Syntax, text: string): Lazily {
  const functions = functionsIn(root, (node) =>
    /^(?:method_declaration|local_function_statement)$/.test(node.type)
      ? sourceOf(childOf(node, "name"), text)
      : undefined,
  );
  const iterators = namesOfAll(functions, yields);
  const syntax: ChainSyntax = {
    call(node) {
      const method = node.type === "invocation_expression" ? childOf(node, "function") : undefined;
      const object = method?.type === "member_access_expression" && childOf(method, "expression");
      const name = method && childOf(method, "name");
      if (!object || name === undefined) return undefined;
      const args = childOf(node, "arguments")?.children.flatMap(({ children }) => children) ?? [];
      // Type arguments are left out.
      const { start, end } = name.type === "generic_name" ? (name.children[0] ?? name) : name;
      return { object, method: text.slice(start, end), args };
    },
    steps:
      /^(?:Select|SelectMany|Where|(?:Order|Then)(?:By)?(?:Descending)?|Skip(?:While|Last)?|Take(?:While|Last)?|Concat|Zip|Cast|OfType|AsEnumerable|AsParallel|Append|Prepend|Distinct(?:By)?|Union(?:By)?|Except(?:By)?|Intersect(?:By)?|GroupBy|Chunk|DefaultIfEmpty|Reverse)$/,
    running: /^(?:Select|SelectMany|Where|OrderBy(?:Descending)?)$/,
    areLazy: () => true,
    lasting: /^(?:lambda_expression|anonymous_method_expression|\w+_literal)$/,
    path: /^(?:identifier|this|member_access_expression)$/,
  };
  return {
    blocks: /^(?:block|compilation_unit)$/,
    opens: /^(?:if|try)_statement$/,
    clauses: /_clause$/,
    isHoisted: (statement) => inside(statement)?.type === "local_function_statement",
    unawaited(outer) {
      const statement = inside(outer);
      const [value] = statement?.type === "expression_statement" ? statement.children : [];
      if (value?.type !== "invocation_expression") return undefined;
      const called = sourceOf(childOf(value, "function"), text).replace(/^this\./, "");
      return iterators.has(called) || isChain(value, syntax) ? "never" : undefined;
    },
    idleName: (node, around) =>
      isOnlyInside(node, around, text)
        ? [sourceOf(childOf(node, "name"), text)].find((name) => iterators.has(name))
        : undefined,
    keeps(statement): KeptLazily | undefined {
      const kept = keptIn(statement);
      if (kept === undefined) return undefined;
      return kept.value.type === "query_expression"
        ? query(kept.name, kept.value)
        : lazyChain({ statement, ...kept }, syntax, text);
    },
  };

  /** `from id in ids select Send(id)`, whose first source is evaluated at once. */
  function query(name: Syntax, { children }: Syntax): KeptLazily | undefined {
    const source = children[0]?.children.at(-1);
    if (source === undefined || !isPath(source, syntax)) return undefined;
    return { name: textOf(name), source: textOf(source) };
  }

  function textOf(node: Syntax): string {
    return sourceOf(node, text);
  }
}

function sourceOf(node: Syntax | undefined, text: string): string {
  return node === undefined ? "" : text.slice(node.start, node.end);
}

/** Whether a function has `yield return`. */
function yields({ children }: Syntax): boolean {
  return children.some(
    ({ type, children: inner }) =>
      type === "yield_statement" ||
      (!/^(?:local_function_statement|lambda_expression)$/.test(type) &&
        inner.some((each) => each.type === "yield_statement" || yields(each))),
  );
}

/** Whether nothing but the text around it can call a function. */
function isOnlyInside(
  { type, children }: Syntax,
  around: readonly Syntax[],
  text: string,
): boolean {
  if (type === "local_function_statement") return true;
  const has = (modifier: string, nodes: readonly Syntax[]): boolean =>
    nodes.some((each) => each.type === "modifier" && sourceOf(each, text) === modifier);
  const isWhole = around.every((each) => !has("partial", each.children));
  return type === "method_declaration" && has("private", children) && isWhole;
}

/** The variable that a statement declares alone or assigns to, and what it gets. */
function keptIn(outer: Syntax): { readonly name: Syntax; readonly value: Syntax } | undefined {
  const statement = inside(outer);
  const [inner] = statement?.children.filter(({ type }) => type !== "modifier") ?? [];
  if (inner?.type === "assignment_expression") {
    const [left, right] = [childOf(inner, "left"), childOf(inner, "right")];
    if (left?.type !== "identifier" || right === undefined) return undefined;
    return { name: left, value: right };
  }
  if (statement?.type !== "local_declaration_statement") return undefined;
  const declarators = (inner?.children ?? []).filter(({ type }) => type === "variable_declarator");
  const [name, value] = declarators[0]?.children ?? [];
  if (declarators.length !== 1 || name === undefined || value === undefined) return undefined;
  return { name, value };
}

/** The statement in what wraps those outside of functions. */
function inside(statement: Syntax): Syntax | undefined {
  return statement.type === "global_statement" ? statement.children[0] : statement;
}
