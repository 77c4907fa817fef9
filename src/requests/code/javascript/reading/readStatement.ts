import type { Expression, Statement } from "../../program.ts";
import { labelled, leaveOf } from "../../labelled.ts";
import { other, spanOf } from "../../reading.ts";
import { asTest } from "../../sizeTest.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readClass } from "./readClass.ts";
import { readExpression } from "./readExpression.ts";
import { readFunction } from "./readFunction.ts";
import { readImport } from "./readImport.ts";
import { readLoop } from "./readLoop.ts";
import { readNamespace, withParts } from "./readNamespace.ts";
import { readModules } from "./readNest.ts";
import { asked } from "./readOperation.ts";
import { readSwitch } from "./readSwitch.ts";
import { readPattern } from "./readPattern.ts";
import { withPrototypes } from "./readPrototypes.ts";
import { readUsing } from "./readUsing.ts";

export function readStatements(nodes: readonly Syntax[], text: string): readonly Statement[] {
  return withPrototypes(withParts(nodes.flatMap((node) => readStatement(node, text))));
}

function readStatement(node: Syntax, text: string): readonly Statement[] {
  const at = spanOf(node);
  const bodyOf = (of: Syntax | undefined): readonly Statement[] =>
    of === undefined ? [] : readStatement(of, text);
  const run = (value: Expression): readonly Statement[] => [{ kind: "do", ...at, value }];
  switch (node.type) {
    case "using_declaration":
    case "expression_statement":
      return (
        readUsing(node, text) ??
        node.children.flatMap((child) =>
          child.type === "internal_module" ? bodyOf(child) : run(readExpression(child, text)),
        )
      );
    case "lexical_declaration":
    case "variable_declaration":
      return node.children.flatMap((child): Statement[] => {
        const name = childOf(child, "name");
        if (name === undefined) return [];
        const value = childOf(child, "value");
        return [
          {
            ...{ kind: "declare", ...spanOf(child), target: readPattern(name, text) },
            value: value && readExpression(value, text),
            ...(node.type === "variable_declaration" ? { isWide: true } : {}),
          },
        ];
      });
    case "import_statement":
      return readImport(node, text);
    case "export_statement": {
      const alone = node.children.length === 1 ? node.children[0] : undefined;
      const inner = childOf(node, "declaration") ?? childOf(node, "value") ?? alone;
      if (inner === undefined) return [];
      if (/^export_/.test(inner.type)) return exportingNames(inner, text);
      const declared = readStatement(inner, text).map((each): Statement => {
        // In a Svelte component it is a prop, set by the user.
        const isGiven = each.kind === "declare" && each.value === undefined;
        return isGiven ? { ...each, value: other(each, []) } : each;
      });
      return declared.length > 0
        ? [
            ...declared,
            ...declared.flatMap((each) => exporting(each, inner)),
            ...readModules(node.children, text),
          ]
        : run(asked("export", [readExpression(inner, text)], inner));
    }
    case "function_declaration":
    case "generator_function_declaration":
      return [{ kind: "function", ...at, code: readFunction(node, text) }];
    case "class_declaration":
    case "abstract_class_declaration":
      return [
        { kind: "class", ...at, code: readClass(node, text) },
        ...readModules(node.children, text),
      ];
    case "enum_declaration":
      return readEnum(node, text);
    case "internal_module":
    case "module":
      return readNamespace(node, text);
    case "statement_block": {
      const body = readStatements(node.children, text);
      const putsOff = body.some(({ kind }) => kind === "putOff");
      return [{ kind: "block", ...at, body, ...(putsOff ? { putsOff } : {}) }];
    }
    case "if_statement": {
      const [then, otherwise] = [childOf(node, "consequence"), childOf(node, "alternative")];
      return [
        {
          ...{ kind: "branches", ...at },
          test: asTest(readExpression(childOf(node, "condition"), text)),
          branches: [bodyOf(then), bodyOf(otherwise?.children[0])],
          isComplete: true,
        },
      ];
    }
    case "switch_statement":
      return readSwitch(node, text);
    case "for_in_statement":
    case "for_statement":
    case "while_statement":
    case "do_statement":
      return [readLoop(node, text, bodyOf)];
    case "try_statement": {
      const handler = childOf(node, "handler");
      const last = childOf(node, "finalizer");
      return [
        {
          ...{ kind: "guarded", ...at, body: bodyOf(childOf(node, "body")) },
          handlers: handler === undefined ? [] : [bodyOf(childOf(handler, "body"))],
          last: bodyOf(last && childOf(last, "body")),
        },
      ];
    }
    case "return_statement":
    case "throw_statement": {
      const value = node.children[0] && readExpression(node.children[0], text);
      return [{ kind: "leave", ...at, value, returns: node.type === "return_statement" }];
    }
    case "break_statement":
    case "continue_statement":
      return [leaveOf(node, childOf(node, "label"), text)];
    case "labeled_statement":
      return labelled(bodyOf(childOf(node, "body")), childOf(node, "label"), text);
    case "empty_statement":
    case "interface_declaration":
    case "type_alias_declaration":
    case "ambient_declaration":
      return [];
    case "ERROR":
      return readStatements(node.children, text);
    default:
      return isExpression(node.type) ? run(readExpression(node, text)) : [];
  }
}

/** `export { headers }`. */
function exportingNames(node: Syntax, text: string): readonly Statement[] {
  const names = node.children.flatMap((each) => childOf(each, "name") ?? []);
  const held = names.map(({ start, end }): Expression => {
    return { kind: "name", start, end, name: text.slice(start, end) };
  });
  return [{ kind: "do", ...spanOf(node), value: asked("export {}", held, node) }];
}

function isExpression(type: string): boolean {
  return /expression$|^(?:object|array|arrow_function|identifier|string|class)$/.test(type);
}

function readEnum(node: Syntax, text: string): readonly Statement[] {
  const name = childOf(node, "name");
  if (name === undefined) return [];
  const entries = (childOf(node, "body")?.children ?? []).flatMap((member) => {
    const [key, value] = [childOf(member, "name"), childOf(member, "value")];
    if (key === undefined) return [];
    const inner = { ...spanOf(key), written: { text: text.slice(key.start, key.end), runs: [] } };
    return [
      {
        ...spanOf(member),
        key: { kind: "text", ...inner } as const,
        value: readExpression(value, text),
      },
    ];
  });
  const at = spanOf(node);
  const target = {
    kind: "variable",
    ...spanOf(name),
    name: text.slice(name.start, name.end),
  } as const;
  return [{ kind: "declare", ...at, target, value: { kind: "object", ...at, entries } }];
}

/** Notes that an exported variable's value goes to other files. */
function exporting(each: Statement, node: Syntax): readonly Statement[] {
  if (each.kind !== "declare" || each.target.kind !== "variable") return [];
  if (each.value?.kind !== "call" && each.value?.kind !== "object") return [];
  const at = spanOf(each.target);
  const held: Expression = { kind: "name", ...at, name: each.target.name };
  return [{ kind: "do", ...at, value: asked("export", [held], node) }];
}
