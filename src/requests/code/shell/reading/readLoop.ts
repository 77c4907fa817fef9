import { readWordsIn } from "../../../shell/commandLine.ts";
import type { Pattern } from "../../pattern.ts";
import type { Expression, Statement } from "../../program.ts";
import { nameOf } from "../../reading.ts";
import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { anything, native } from "../natives.ts";
import { namesOfLoop } from "../namesSet.ts";
import { assigned, forgotten } from "./readAssignment.ts";
import { readStatements } from "./readStatement.ts";
import { readArgument } from "./readWord.ts";
import { wholeOf, type ShellSource } from "../shellSource.ts";

/** `for X in …; do …; done`. */
export function readFor(node: Syntax, source: ShellSource): readonly Statement[] {
  const { start, end } = node;
  const at = { start, end };
  const variable = childOf(node, "variable");
  const values = childrenOf(node, "value");
  const [first, last] = [values[0], values.at(-1)];
  const body = bodyOf(node, source);
  if (variable === undefined) return [{ kind: "loop", ...at, body }];
  const names = namesOfLoop(node, source.text);
  let words: Expression = native("$all", at, [nameOf("@", at)]);
  if (first !== undefined && last !== undefined) {
    const span = { start: wholeOf(first, source).start, end: wholeOf(last, source).end };
    const given = readWordsIn(source.reading, span).map((word) => readArgument(word, source));
    words = native("$words", span, given);
  }
  const each = names.map((): Pattern => ({ kind: "variable", name: source.fresh(), ...at }));
  const count = { kind: "constant", ...at, value: names.length } as const;
  const [only = { kind: "parts", ...at, parts: [] }] = each;
  const parts = each.map((pattern, index) => ({ at: index, pattern }));
  const takes: Statement[] = each.flatMap((target, index) => {
    const value = target.kind === "variable" ? nameOf(target.name, at) : anything(at);
    return [assigned(names[index] ?? "", value, at)];
  });
  return [
    {
      ...{ kind: "loop", ...at, takes: "items", body: [...takes, ...body] },
      each: names.length === 1 ? only : { kind: "parts", ...at, parts },
      of: native("$each", at, [words, count]),
    },
  ];
}

/** `while …; do …; done`, and `until`; `input`: its standard input. */
export function readWhile(
  node: Syntax,
  source: ShellSource,
  input: Expression | undefined,
): readonly Statement[] {
  const { start, end } = node;
  const at = { start, end };
  const line = input === undefined ? undefined : lineRead(node, source);
  const body = bodyOf(node, source);
  if (line === undefined || input === undefined) {
    const condition = readStatements(childrenOf(node, "condition"), source);
    return [{ kind: "loop", ...at, body: [...condition, ...body] }];
  }
  const target = { kind: "variable", name: source.fresh(), ...at } as const;
  const lines = native("$each", at, [native("$lines", at, [input])]);
  const taken = assigned(line, nameOf(target.name, at), at);
  return [
    { kind: "loop", ...at, each: target, of: lines, takes: "items", body: [taken, ...body] },
    forgotten(line, at),
  ];
}

/** The variable of `while IFS= read -r line`, if nothing else reads the input. */
function lineRead(node: Syntax, { text }: ShellSource): string | undefined {
  const [condition, ...others] = childrenOf(node, "condition");
  const body = childOf(node, "body");
  if (condition === undefined || body === undefined || others.length > 0) return undefined;
  const [, name] =
    /^(?:IFS=(?:''|"")?[ \t]+)?read(?:[ \t]+-[rs]+)*[ \t]+([A-Za-z_]\w*)(?:[ \t]*\|\|[ \t]*\[\[?[ \t]+-n[ \t]+"?\$\{?\w+\}?"?[ \t]+\]\]?)?$/.exec(
      text.slice(condition.start, condition.end),
    ) ?? [];
  const isRepeated = text.startsWith("while", node.start);
  return isRepeated && !/\bread\b/.test(text.slice(body.start, body.end)) ? name : undefined;
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
