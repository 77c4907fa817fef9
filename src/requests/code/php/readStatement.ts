import type { Argument, Expression, Pattern, Statement } from "../program.ts";
import { other, spanOf } from "../reading.ts";
import { childOf, childrenOf, type Syntax } from "../syntaxTree.ts";
import { plainName, type PhpSource } from "./phpSource.ts";
import { readCall } from "./readCall.ts";
import { readClass } from "./readClass.ts";
import { readExpression } from "./readExpression.ts";
import { readFunction } from "./readFunction.ts";
import { readPattern } from "./readPattern.ts";
import { copyName, foreachName } from "./unnamed.ts";

export function readStatements(nodes: readonly Syntax[], source: PhpSource): readonly Statement[] {
  return nodes.flatMap((node) => readStatement(node, source));
}

/** A value that somebody else is given: an array is copied, whatever else stays the same. */
export function valueOf(node: Syntax | undefined, source: PhpSource): Expression {
  const value = readExpression(node, source);
  if (!/^(?:name|member|index)$/.test(value.kind)) return value;
  const at = spanOf(value);
  const callee = { kind: "name", start: at.start, end: at.start, name: copyName } as const;
  const args: readonly Argument[] = [{ ...at, value }];
  return { kind: "call", ...at, callee, args, isNew: false, inside: at };
}

function readStatement(node: Syntax, source: PhpSource): readonly Statement[] {
  const at = spanOf(node);
  const { text } = source;
  const read = (of: Syntax | undefined): Expression => readExpression(of, source);
  const bodyOf = (of: Syntax | undefined): readonly Statement[] =>
    of === undefined ? [] : readStatement(of, source);
  const run = (value: Expression): readonly Statement[] => [{ kind: "do", ...at, value }];
  switch (node.type) {
    case "expression_statement": {
      const [inner] = node.children;
      if (inner?.type === "throw_expression") {
        return [{ kind: "leave", ...at, value: read(inner), returns: false }];
      }
      // What nothing is made of may change what it is given.
      const defined = inner === undefined ? undefined : readDefine(inner, source);
      if (defined !== undefined) return [defined];
      const isCall = inner?.type.endsWith("call_expression") === true;
      return inner === undefined ? [] : run(isCall ? readCall(inner, source, true) : read(inner));
    }
    case "namespace_use_declaration":
      return readUse(node, text);
    case "namespace_definition":
      return bodyOf(childOf(node, "body"));
    case "const_declaration":
      return node.children.flatMap((element): Statement[] => {
        const [name, value] = element.children;
        if (element.type !== "const_element" || name === undefined) return [];
        const target = { kind: "variable", ...spanOf(name), name: plainName(name, text) } as const;
        return [{ kind: "declare", ...at, target, value: read(value) }];
      });
    case "function_definition":
      return [{ kind: "function", ...at, code: readFunction(node, source) }];
    case "class_declaration":
    case "trait_declaration":
      return [{ kind: "class", ...at, code: readClass(node, source) }];
    case "compound_statement":
    case "colon_block":
    case "declare_statement":
      return [{ kind: "block", ...at, body: readStatements(node.children, source) }];
    case "if_statement":
      return [readIf(node, childrenOf(node, "alternative"), source)];
    case "switch_statement": {
      const cases = childOf(node, "body")?.children ?? [];
      const branches = cases.map((each) =>
        readStatements(
          each.children.filter(({ field }) => field !== "value"),
          source,
        ).filter((inner) => inner.kind !== "leave" || inner.returns || inner.value),
      );
      const isComplete = cases.some(({ type }) => type === "default_statement");
      return [
        ...run(read(childOf(node, "condition"))),
        { kind: "branches", ...at, branches, isComplete },
      ];
    }
    case "foreach_statement":
      return readForeach(node, source);
    case "for_statement":
    case "while_statement": {
      const head = childrenOf(node, "initialize").flatMap((each) => run(read(each)));
      const tests = childrenOf(node, "condition").map(read);
      const body = [...run(other(at, tests)), ...childrenOf(node, "body").flatMap(bodyOf)];
      return [{ kind: "block", ...at, body: [...head, { kind: "loop", ...at, body }] }];
    }
    case "do_statement":
      return [...bodyOf(childOf(node, "body")), ...run(read(childOf(node, "condition")))];
    case "try_statement": {
      const clauses = (type: string): readonly (readonly Statement[])[] =>
        node.children
          .filter((child) => child.type === type)
          .map((child) => bodyOf(childOf(child, "body")));
      return [
        {
          ...{ kind: "guarded", ...at, body: bodyOf(childOf(node, "body")) },
          ...{ handlers: clauses("catch_clause"), last: clauses("finally_clause").flat() },
        },
      ];
    }
    case "return_statement": {
      const [value] = node.children;
      return [{ kind: "leave", ...at, value: value && valueOf(value, source), returns: true }];
    }
    case "exit_statement":
    case "break_statement":
    case "continue_statement":
      return [{ kind: "leave", ...at, value: undefined, returns: false }];
    case "unset_statement":
      return node.children.flatMap((child) =>
        run({ kind: "delete", ...spanOf(child), target: read(child) }),
      );
    case "function_static_declaration":
      return node.children.flatMap((each): Statement[] => {
        const [name, value] = [childOf(each, "name"), childOf(each, "value")];
        if (name === undefined || value === undefined) return [];
        return [{ kind: "declare", ...at, target: readPattern(name, source), value: read(value) }];
      });
    case "echo_statement":
      return run(other(at, node.children.map(read)));
    case "ERROR":
      return readStatements(node.children, source);
    default:
      return /expression$|^(?:print_intrinsic)$/.test(node.type) ? run(read(node)) : [];
  }
}

/** `define('TOKEN', …)`: a constant of the whole file. */
function readDefine(node: Syntax, source: PhpSource): Statement | undefined {
  const called = childOf(node, "function");
  if (called === undefined || plainName(called, source.text) !== "define") return undefined;
  const [name, value] = childOf(node, "arguments")?.children ?? [];
  const shown = name && /^["'](\w+)["']$/.exec(source.text.slice(name.start, name.end))?.[1];
  if (name === undefined || shown === undefined) return undefined;
  const target = { kind: "variable", ...spanOf(name), name: shown } as const;
  return { kind: "declare", ...spanOf(node), target, value: readExpression(value, source) };
}

function readIf(node: Syntax, alternatives: readonly Syntax[], source: PhpSource): Statement {
  const [next, ...rest] = alternatives;
  const then = childrenOf(node, "body").flatMap((body) => readStatement(body, source));
  const otherwise =
    next === undefined
      ? []
      : next.type === "else_if_clause"
        ? [readIf(next, rest, source)]
        : childrenOf(next, "body").flatMap((body) => readStatement(body, source));
  return {
    ...{ kind: "branches", ...spanOf(node), branches: [then, otherwise], isComplete: true },
    test: readExpression(childOf(node, "condition"), source),
  };
}

/** A loop over an array that is known is followed item by item, any other once. */
function readForeach(node: Syntax, source: PhpSource): readonly Statement[] {
  const at = spanOf(node);
  const [iterated, taken] = node.children.filter(({ field }) => field !== "body");
  const body = childrenOf(node, "body").flatMap((each) => readStatement(each, source));
  const patterns = (
    taken?.type === "pair" ? taken.children : taken === undefined ? [] : [taken]
  ).map((each) => readPattern(each.type === "by_ref" ? (each.children[0] ?? each) : each, source));
  const names =
    taken?.type === "pair" ? patterns : [{ kind: "parts", ...at, parts: [] } as const, ...patterns];
  const parameters = names.map((pattern, index) => ({
    pattern: { kind: "variable", ...spanOf(pattern), name: ` item ${index}` } as const,
  }));
  const given = names.flatMap((target, index): Statement[] => {
    if (target.kind === "parts" && target.parts.length === 0) return [];
    const value = { kind: "name", ...spanOf(target), name: ` item ${index}` } as const;
    return [{ kind: "do", ...at, value: { kind: "assign", ...spanOf(target), target, value } }];
  });
  const leaves = (statements: readonly Statement[]): boolean =>
    statements.some(
      (each) =>
        (each.kind === "leave" && each.returns) ||
        (each.kind === "block" && leaves(each.body)) ||
        (each.kind === "branches" && each.branches.some(leaves)) ||
        (each.kind === "guarded" && (leaves(each.body) || each.handlers.some(leaves))),
    );
  const each: Pattern | undefined = patterns.at(-1);
  if (leaves(body)) {
    const of = readExpression(iterated, source);
    return [{ kind: "loop", ...at, of, body, ...(each === undefined ? {} : { each }) }];
  }
  const code = {
    ...at,
    name: undefined,
    parameters,
    body: [...given, ...body],
    keepsSelf: true,
  } as const;
  const args: readonly Argument[] = [
    { ...spanOf(iterated ?? node), value: valueOf(iterated, source) },
    { ...at, value: { kind: "function", ...at, code } },
  ];
  const callee = { kind: "name", start: at.start, end: at.start, name: foreachName } as const;
  return [
    { kind: "do", ...at, value: { kind: "call", ...at, callee, args, isNew: false, inside: at } },
  ];
}

/** `use GuzzleHttp\Client as Http;`, alone or in a group. */
function readUse(node: Syntax, text: string): readonly Statement[] {
  const group = childOf(node, "body");
  const prefix = group === undefined ? undefined : node.children[0];
  const clauses = (group ?? node).children.filter(({ type }) => type === "namespace_use_clause");
  return clauses.flatMap((clause): Statement[] => {
    const named = clause.children.find(({ type }) => type === "name" || type === "qualified_name");
    if (named === undefined) return [];
    const whole = plainName(named, text);
    const module = prefix === undefined ? whole : `${plainName(prefix, text)}\\${whole}`;
    const alias = childOf(clause, "alias");
    const last = module.split("\\").at(-1) ?? module;
    const name = alias === undefined ? last : text.slice(alias.start, alias.end);
    const isFunction = /^use\s+function\b/.test(text.slice(node.start, node.end));
    return [{ kind: "import", ...spanOf(clause), name: isFunction ? `${name}()` : name, module }];
  });
}
