import type { FunctionCode, Parameter } from "../../declarations.ts";
import type { Statement } from "../../program.ts";
import { nameOf, spanOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { sourceOf, typeName, underlying, type GoFile } from "./goFile.ts";
import { builtin } from "./readCall.ts";
import { readBlock } from "./readStatement.ts";

/** A function, method or closure; a method's receiver is its first parameter. */
export function readFunction(node: Syntax, file: GoFile): FunctionCode {
  const name = childOf(node, "name");
  const receiver = childOf(node, "receiver");
  const own = (childOf(node, "parameters")?.children ?? []).flatMap((each) =>
    readParameter(each, file),
  );
  const [self] = receiver?.children.flatMap((each) => readParameter(each, file)) ?? [];
  const nobody: Parameter = { pattern: { kind: "variable", ...spanOf(node), name: "_" } };
  return {
    ...spanOf(node),
    name: name && sourceOf(name, file),
    parameters: receiver === undefined ? own : [self ?? nobody, ...own],
    body: [
      ...copying(receiver?.children[0], node, file),
      ...(childOf(node, "parameters")?.children ?? [])
        .filter((each) => isStruct(childOf(each, "type"), file))
        .flatMap((each) => copying(each, node, file, "*")),
      ...readBlock(childOf(node, "body"), {
        ...file,
        results: resultsOf(node, file),
        putsOff: /\bdefer\b/.test(sourceOf(node, file)),
        givesOption: givesOption(node, file),
        isFailure: false,
        following: undefined,
        isOutside: false,
        isListed: false,
      }),
    ],
    ...(receiver === undefined ? {} : { takesSelf: true }),
    ...(receiver === undefined && isMaker(node, file) ? { isMaker: true } : {}),
  };
}

function isStruct(type: Syntax | undefined, file: GoFile): boolean {
  return type?.type === "type_identifier" && file.structs.has(sourceOf(type, file));
}

/**
 * Copies struct parameters and receivers that are no pointers: changes to them are lost, unless the function returns
 * them.
 */
function copying(
  receiver: Syntax | undefined,
  node: Syntax,
  file: GoFile,
  sign = childOf(node, "result") === undefined ? "own" : "*",
): readonly Statement[] {
  const [name, type] = [
    receiver && childOf(receiver, "name"),
    receiver && childOf(receiver, "type"),
  ];
  if (name === undefined || type === undefined || type.type === "pointer_type") return [];
  const own = sourceOf(name, file);
  const isChanged = new RegExp(`\\b${own}\\.\\w+\\s*\\+?=[^=]`).test(sourceOf(node, file));
  if (!isChanged || own === "_") return [];
  const at = { start: name.end, end: name.end };
  const target = { kind: "variable", ...at, name: own } as const;
  const value = builtin(sign, [{ kind: "name", ...at, name: own }], at);
  return [{ kind: "do", ...at, value: { kind: "assign", ...at, target, value } }];
}

/** Whether it is a constructor: its first result has a type of the file. */
function isMaker(node: Syntax, file: GoFile): boolean {
  const result = childOf(node, "result");
  const [first] = result?.type === "parameter_list" ? result.children : [];
  const name = typeName(first === undefined ? result : childOf(first, "type"), file);
  return name !== undefined && (file.structs.has(name) || file.interfaces.has(name));
}

/** Whether it returns functional options, which other functions of the file take: `...Option`. */
function givesOption(node: Syntax, file: GoFile): boolean {
  const result = childOf(node, "result");
  if (result === undefined || underlying(result, file)?.type !== "function_type") return false;
  return file.text.includes(`...${sourceOf(result, file)})`);
}

/** The named results, which a bare `return` returns. */
function resultsOf(node: Syntax, file: GoFile): readonly string[] {
  const list = childOf(node, "result");
  if (list?.type !== "parameter_list") return [];
  return list.children.flatMap((each) =>
    childrenOf(each, "name").map((name) => sourceOf(name, file)),
  );
}

function readParameter(node: Syntax, file: GoFile): Parameter[] {
  const type = typeName(childOf(node, "type"), file);
  const isRest = node.type === "variadic_parameter_declaration";
  const more = {
    ...(isRest ? { rest: true as const } : {}),
    ...(type === undefined || isRest ? {} : { type: nameOf(type, node) }),
  };
  const names = childrenOf(node, "name");
  // Where only the type is written, the parameter has no name.
  if (names.length === 0) {
    return [{ pattern: { kind: "variable", ...spanOf(node), name: "_" }, ...more }];
  }
  return names.map((name) => ({
    pattern: { kind: "variable", ...spanOf(name), name: sourceOf(name, file) },
    ...more,
  }));
}
