import type { Span } from "../../../httpRequest.ts";
import type { Expression, Statement } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { plainName, type PhpSource } from "./phpSource.ts";
import { readIf, readSwitch } from "./readBranches.ts";
import { readCall } from "./readCall.ts";
import { readClass } from "./readClass.ts";
import { readExpression } from "./readExpression.ts";
import { readFunction } from "./readFunction.ts";
import { readDo, readForeach, readLoop } from "./readLoop.ts";
import { readPattern } from "./readPattern.ts";
import { readUnread } from "./readUnread.ts";
import { readUse } from "./readUse.ts";
import { setsByName } from "./setElsewhere.ts";
import { givesReference } from "./referredFields.ts";
import { arrayCopyName, doubtName, lastName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

export function readStatements(nodes: readonly Syntax[], source: PhpSource): readonly Statement[] {
  return nodes.flatMap((node) => readStatement(node, source));
}

/** A value that is assigned or passed: arrays are copied, other values shared. */
export function valueOf(node: Syntax | undefined, source: PhpSource, around?: Span): Expression {
  const value = readExpression(node, source, around);
  if (!/^(?:name|member|index)$/.test(value.kind)) return value;
  return calledFor(arrayCopyName, value, [value]);
}

/** Reads a statement; declarations for the whole file are read separately, see `readDeclarations`. */
export function readStatement(node: Syntax, source: PhpSource): readonly Statement[] {
  return source.lifted.has(node) ? [] : readLifted(node, source);
}

/** Reads a statement of any kind. */
export function readLifted(node: Syntax, source: PhpSource): readonly Statement[] {
  const at = spanOf(node);
  const { text } = source;
  const read = (of: Syntax | undefined): Expression => readExpression(of, source, at);
  const bodyOf = (of: Syntax | undefined): readonly Statement[] =>
    of === undefined ? [] : readStatement(of, source);
  const run = (value: Expression): readonly Statement[] => [{ kind: "do", ...at, value }];
  switch (node.type) {
    case "expression_statement":
      return node.children.flatMap((inner) => [
        ...readAlone(inner, at, source),
        ...(setsByName(inner, source) ? [{ kind: "doubt", ...at } as const] : []),
        ...readUnread(inner, source),
      ]);
    case "namespace_use_declaration":
      return readUse(node, text);
    case "namespace_definition":
      return bodyOf(childOf(node, "body"));
    case "const_declaration":
      return node.children.flatMap((element): Statement[] => {
        const [name, value] = element.children;
        if (element.type !== "const_element" || name === undefined) return [];
        const target = { kind: "variable", ...spanOf(name), name: plainName(name, text) } as const;
        return [{ kind: "declare", ...at, target, value: read(value), isWide: true }];
      });
    case "function_definition":
      return [{ kind: "function", ...at, code: readFunction(node, source) }];
    case "trait_declaration": {
      const name = childOf(node, "name");
      const isUsed = name !== undefined && source.usedTraits.has(plainName(name, text));
      return isUsed ? [] : [{ kind: "class", ...at, code: readClass(node, source) }];
    }
    case "class_declaration":
    case "enum_declaration":
    case "interface_declaration":
      return [{ kind: "class", ...at, code: readClass(node, source) }];
    case "compound_statement":
    case "colon_block":
    case "declare_statement":
      return [{ kind: "block", ...at, body: readStatements(node.children, source) }];
    case "if_statement":
      return [readIf(node, source)];
    case "switch_statement":
      return readSwitch(node, source);
    case "foreach_statement":
      return [readForeach(node, source)];
    case "for_statement":
    case "while_statement":
      return [readLoop(node, source)];
    case "do_statement":
      return [readDo(node, source)];
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
      const given = value && valueOf(value, source);
      const isPlace = given !== undefined && source.around && givesReference(source.around);
      const held = isPlace === true ? calledFor(doubtName, at, [given]) : given;
      return [{ kind: "leave", ...at, value: held, returns: true }];
    }
    case "exit_statement":
      return [thrown(other(at, node.children.map(read)), at)];
    case "break_statement":
    case "continue_statement": {
      const [, of] = /^\w+\s+([2-9])/.exec(text.slice(at.start, at.end)) ?? [];
      return [
        {
          ...{ kind: "leave", ...at, value: undefined, returns: false },
          ...(node.type === "break_statement" ? { breaks: true } : {}),
          ...(of === undefined ? {} : { of: Number(of) }),
        },
      ];
    }
    case "unset_statement":
      return node.children.flatMap((child) => run(unset(child, source)));
    case "function_static_declaration":
      return node.children.flatMap((each): Statement[] => {
        const [name, value] = [childOf(each, "name"), childOf(each, "value")];
        if (name === undefined) return [];
        const held: Expression = value ? read(value) : { kind: "constant", ...at, value: null };
        return [{ kind: "declare", ...at, target: readPattern(name, source), value: held }];
      });
    case "echo_statement":
      return run(other(at, node.children.map(read)));
    case "ERROR":
      return readStatements(node.children, source);
    default:
      return /expression$|^(?:print_intrinsic)$/.test(node.type) ? run(read(node)) : [];
  }
}

/** `unset`: a variable is null afterwards. */
function unset(node: Syntax, source: PhpSource): Expression {
  const at = spanOf(node);
  const target = readPattern(node, source);
  // A variable bound by reference is only unbound.
  const isShared = target.kind === "variable" && source.variables.shared.has(target.name);
  const value = isShared ? other(at, []) : ({ kind: "constant", ...at, value: null } as const);
  return target.kind === "variable"
    ? { kind: "assign", ...at, target, value }
    : { kind: "delete", ...at, target: readExpression(node, source) };
}

function thrown(value: Expression, at: Span): Statement {
  return { kind: "leave", ...at, value, returns: false };
}

/** An expression statement. */
function readAlone(node: Syntax, at: Span, source: PhpSource): readonly Statement[] {
  if (node.type === "throw_expression") return [thrown(readExpression(node, source, at), at)];
  const defined = readDefine(node, source);
  if (defined !== undefined) return [defined];
  if (!node.type.endsWith("call_expression")) {
    return [{ kind: "do", ...at, value: withoutResult(readExpression(node, source, at)) }];
  }
  // A call whose result is ignored may change its arguments.
  const value = readCall(node, source, true);
  const called = childOf(node, "function");
  const isEnd = called !== undefined && /^\\?(?:die|wp_die)$/.test(plainName(called, source.text));
  return [isEnd ? thrown(value, at) : { kind: "do", ...at, value }];
}

/** What is done for the last of several values, which is no copy that gets lost. */
function withoutResult(value: Expression): Expression {
  const isLast =
    value.kind === "call" && value.callee.kind === "name" && value.callee.name === lastName;
  return isLast
    ? other(
        value,
        value.args.map((each) => each.value),
      )
    : value;
}

/** `define('TOKEN', …)`: a constant of the whole file. */
function readDefine(node: Syntax, source: PhpSource): Statement | undefined {
  const called = childOf(node, "function");
  if (called === undefined || plainName(called, source.text) !== "define") return undefined;
  const [name, value] = childOf(node, "arguments")?.children ?? [];
  const shown = name && /^["'](\w+)["']$/.exec(source.text.slice(name.start, name.end))?.[1];
  if (name === undefined || shown === undefined) return undefined;
  const target = { kind: "variable", ...spanOf(name), name: shown } as const;
  const held = readExpression(value, source, node);
  return { kind: "declare", ...spanOf(node), target, value: held, isWide: true };
}
