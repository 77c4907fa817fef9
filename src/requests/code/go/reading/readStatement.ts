import type { Span } from "../../../httpRequest.ts";
import { labelled, leaveOf } from "../../labelled.ts";
import type { Pattern } from "../../pattern.ts";
import type { Expression, Statement } from "../../program.ts";
import { other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { sourceOf, type GoFile } from "./goFile.ts";
import { declarations, readAssignment, readConstants, readSpec } from "./readAssignment.ts";
import { builtin } from "./readCall.ts";
import { readExpression } from "./readExpression.ts";
import { readFor } from "./readLoop.ts";
import { readFunction } from "./readFunction.ts";
import { readSwitch } from "./readSwitch.ts";

/** Reads statements. The next one is passed along, since it may check an assignment's error. */
export function readStatements(nodes: readonly Syntax[], file: GoFile): readonly Statement[] {
  return nodes.flatMap((node, index) => readStatement(node, file, nodes[index + 1]));
}

export function readBlock(node: Syntax | undefined, file: GoFile): readonly Statement[] {
  const list = node?.children.find(({ type }) => type === "statement_list");
  return readStatements(list?.children ?? node?.children ?? [], file);
}

/** Reads a statement, which may become several. */
export function readStatement(node: Syntax, file: GoFile, next?: Syntax): readonly Statement[] {
  const at = spanOf(node);
  const run = (value: Expression): readonly Statement[] => [{ kind: "do", ...at, value }];
  switch (node.type) {
    case "expression_statement":
      return readCallStatement(node, file);
    case "short_var_declaration":
      return declarations(node, file, next);
    case "receive_statement": {
      const isNew = sourceOf(node, file).includes(":=");
      return isNew ? declarations(node, file) : readAssignment(node, file);
    }
    case "send_statement": {
      const parts = [childOf(node, "channel"), childOf(node, "value")];
      return run(
        builtin(
          "send",
          parts.map((part) => readExpression(part, file)),
          at,
        ),
      );
    }
    case "assignment_statement":
      return readAssignment(node, file, next);
    case "const_declaration":
      return readConstants(node, file);
    case "var_declaration":
      return node.children.flatMap((child) =>
        child.type === "var_spec_list"
          ? child.children.flatMap((spec) => readSpec(spec, { ...file, isListed: true }, next))
          : readSpec(child, file, next),
      );
    case "function_declaration":
      return [{ kind: "function", ...at, code: readFunction(node, file) }];
    case "block":
    case "statement_list":
      return [{ kind: "block", ...at, body: readBlock(node, behind(next, file)) }];
    case "labeled_statement":
      return labelled(
        readStatements(
          node.children.filter((child) => child.field !== "label"),
          file,
        ),
        childOf(node, "label"),
        file.text,
      );
    case "if_statement":
      return readIf(node, behind(next, file));
    case "for_statement":
      return readFor(node, file);
    case "expression_switch_statement":
    case "type_switch_statement":
    case "select_statement":
      return readSwitch(node, behind(next, file));
    case "return_statement":
      return readReturn(node, file);
    case "break_statement":
    case "continue_statement":
      return [leaveOf(node, node.children[0], file.text)];
    case "goto_statement":
      return [{ kind: "leave", ...at, value: undefined, returns: false }];
    case "go_statement":
      return node.children.flatMap((child) => run(readExpression(child, file)));
    case "defer_statement":
      return node.children.flatMap((child) => putOff(readExpression(child, file)));
    case "ERROR":
      return readStatements(node.children, file);
    case "type_declaration":
    case "empty_statement":
      return [];
    default:
      return run(
        other(
          at,
          node.children.map((child) => readExpression(child, file)),
        ),
      );
  }
}

function putOff(call: Expression): readonly Statement[] {
  const at = spanOf(call);
  return call.kind === "call"
    ? [{ kind: "putOff", ...at, call }]
    : [{ kind: "do", ...at, value: call }];
}

/** The context for the statements inside one: `following` is the statement after it. */
function behind(next: Syntax | undefined, file: GoFile): GoFile {
  return next === undefined ? file : { ...file, following: next };
}

/** A call statement; one that never returns ends the block. */
function readCallStatement(node: Syntax, file: GoFile): readonly Statement[] {
  const at = spanOf(node);
  const [call] = node.children;
  const callee = call && childOf(call, "function");
  const isLast =
    callee !== undefined &&
    /^(?:panic|log\.(?:Fatal|Panic)\w*|os\.Exit|(?:t|b|tb)\.(?:Fatal\w*|Skip\w*|FailNow))$/.test(
      sourceOf(callee, file),
    );
  const statement: Statement = { kind: "do", ...at, value: readExpression(call, file) };
  return isLast
    ? [statement, { kind: "leave", ...at, value: undefined, returns: false }]
    : [statement];
}

/** A `return`; returning only an error counts as a throw. */
function readReturn(node: Syntax, file: GoFile): readonly Statement[] {
  const at = spanOf(node);
  const values = node.children[0]?.children ?? [];
  const [first] = values;
  const own = named(file, at);
  if (first === undefined) return [{ kind: "leave", ...at, value: own, returns: true }];
  const items = values.map((value) => readExpression(value, file));
  const last = values.at(-1);
  const isNothing = (value: Syntax): boolean =>
    /^(?:nil|""|``|0|-1|false|[\w.]+\{\})$/.test(sourceOf(value, file));
  const written = last === undefined ? "" : sourceOf(last, file);
  const isFailure =
    // An error made here, or a named one.
    /^(?:(?:errors|fmt|xerrors|status)\.(?:New|Errorf?|Wrapf?|Join)\(|(?:\w+\.)?[eE]rr[A-Z]\w*$)/.test(
      written,
    ) ||
    (file.isFailure === true && /\berr|errors?\.|\.Errorf?\(/i.test(written)) ||
    (values.length > 1 && values.slice(0, -1).every(isNothing) && last?.type !== "nil");
  const [only] = items;
  const option: Expression | undefined =
    file.givesOption === true && only?.kind === "function"
      ? { ...only, code: { ...only.code, isOption: true } }
      : only;
  const value: Expression =
    option !== undefined && items.length === 1 ? option : { kind: "list", ...at, items };
  // Deferred functions read the named results.
  const isSeen = file.putsOff === true && own !== undefined && !isFailure;
  return [
    ...(isSeen ? resultsSet(file, value, at) : []),
    { kind: "leave", ...at, value: isSeen ? own : value, returns: !isFailure },
  ];
}

/** Assigns what `return f()` returns to the named results. */
function resultsSet({ results = [] }: GoFile, value: Expression, at: Span): readonly Statement[] {
  const patterns = results.map((name): Pattern => ({ kind: "variable", ...at, name }));
  const [only, ...more] = patterns;
  if (only === undefined) return [];
  const target: Pattern =
    more.length === 0
      ? only
      : {
          ...{ kind: "parts", ...at },
          parts: patterns.map((pattern, index) => ({ at: index, pattern })),
        };
  return [{ kind: "do", ...at, value: { kind: "assign", ...at, target, value } }];
}

function named({ results = [] }: GoFile, at: Span): Expression | undefined {
  const items = results.map((name): Expression => ({ kind: "name", ...at, name }));
  const [only, ...more] = items;
  return more.length === 0 ? only : { kind: "list", ...at, items };
}

/** Whether a condition is `err != nil`. */
function isError(node: Syntax, file: GoFile): boolean {
  const test = childOf(node, "condition");
  return test !== undefined && /^\s*\w*err\w*\s*!=\s*nil\b/i.test(sourceOf(test, file));
}

function readIf(node: Syntax, file: GoFile): readonly Statement[] {
  const at = spanOf(node);
  const otherwise = childOf(node, "alternative");
  const first = childOf(node, "initializer");
  const branches: Statement = {
    ...{ kind: "branches", ...at, test: readExpression(childOf(node, "condition"), file) },
    branches: [
      readBlock(childOf(node, "consequence"), { ...file, isFailure: isError(node, file) }),
      otherwise === undefined ? [] : readStatement(otherwise, file),
    ],
    isComplete: true,
  };
  if (first === undefined) return [branches];
  return [{ kind: "block", ...at, body: [...readStatement(first, file), branches] }];
}
