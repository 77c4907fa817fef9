import { readWordsIn } from "../../commandLine.ts";
import type { Expression, Statement } from "../program.ts";
import { nameOf } from "../reading.ts";
import { childOf, childrenOf, type Syntax } from "../syntaxTree.ts";
import { native } from "./natives.ts";
import { readStatements } from "./readStatement.ts";
import { readArgument } from "./readWord.ts";
import type { ShellSource } from "./shellSource.ts";

/** `for X in …; do …; done`. */
export function readFor(node: Syntax, source: ShellSource): readonly Statement[] {
  const { start, end } = node;
  const at = { start, end };
  const variable = childOf(node, "variable");
  const values = childrenOf(node, "value");
  const [first, last] = [values[0], values.at(-1)];
  const body = bodyOf(node, source);
  if (variable === undefined) return [{ kind: "loop", ...at, body }];
  const name = source.text.slice(variable.start, variable.end);
  let words: Expression = native("$all", at, [nameOf("@", at)]);
  if (first !== undefined && last !== undefined) {
    const span = { start: first.start, end: last.end };
    const given = readWordsIn(source.reading, span).map((word) => readArgument(word, source));
    words = native("$words", span, given);
  }
  const target = { kind: "variable", name: source.fresh(), ...at } as const;
  const value = { kind: "name", name: target.name, ...at } as const;
  const assign = { kind: "assign", ...at, target: { ...target, name }, value } as const;
  return [
    {
      ...{ kind: "loop", ...at, each: target, of: native("$each", at, [words]), takes: "items" },
      body: [{ kind: "do", ...at, value: assign }, ...body],
    },
  ];
}

/** `while …; do …; done`, and `until`. */
export function readWhile(node: Syntax, source: ShellSource): readonly Statement[] {
  const { start, end } = node;
  const condition = readStatements(childrenOf(node, "condition"), source);
  return [{ kind: "loop", start, end, body: [...condition, ...bodyOf(node, source)] }];
}

/** `for ((…; …; …)); do …; done`. */
export function readForever(node: Syntax, source: ShellSource): readonly Statement[] {
  const { start, end } = node;
  return [{ kind: "loop", start, end, body: bodyOf(node, source) }];
}

function bodyOf(node: Syntax, source: ShellSource): readonly Statement[] {
  const body = childOf(node, "body");
  return body === undefined ? [] : readStatements(body.children, source);
}
