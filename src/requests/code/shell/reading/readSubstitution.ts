import type { Expression, Statement } from "../../program.ts";
import { nameOf, running } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { anything, native } from "../natives.ts";
import { assigned } from "./readAssignment.ts";
import { readStatements } from "./readStatement.ts";
import type { ShellSource } from "../shellSource.ts";

/** `$(…)`: the output of commands. */
export function readSubstitution(node: Syntax, source: ShellSource): Expression {
  const { start, end } = node;
  const at = { start, end };
  // `$(<file)`
  if (/^\$\(\s*</.test(source.text.slice(start, end))) return anything(at);
  const written = source.fresh();
  const inside = forked(node, readStatements(node.children, source));
  const body = apart(node, inside, source, (output) => [
    {
      kind: "declare",
      ...at,
      target: { kind: "variable", name: written, ...at },
      value: native("$taken", at, [output]),
    },
  ]);
  const value = nameOf(written, at);
  return running(node, [...body, { kind: "leave", ...at, value, returns: true }]);
}

/** Statements in a subprocess. */
export function forked(
  { start, end }: { readonly start: number; readonly end: number },
  body: readonly Statement[],
): readonly Statement[] {
  return body.length === 0 ? [] : [{ kind: "forked", start, end, body }];
}

/** Statements after which these variables have their old values again. */
export function restoring(
  names: readonly string[],
  node: Syntax,
  body: readonly Statement[],
  source: ShellSource,
): readonly Statement[] {
  const at = { start: node.start, end: node.end };
  const plain = names.filter((name) => /^[A-Za-z_]/.test(name));
  const kept = plain.map((name) => ({ name, copy: source.fresh() }));
  return [
    ...kept.map(({ name, copy }): Statement => {
      const value = native("$copy", at, [nameOf(name, at)]);
      return { kind: "declare", ...at, target: { kind: "variable", name: copy, ...at }, value };
    }),
    ...body,
    ...kept.map(({ name, copy }) => assigned(name, nameOf(copy, at), at)),
  ];
}

/** Statements whose output is captured. */
export function apart(
  { start, end }: Syntax,
  body: readonly Statement[],
  source: ShellSource,
  take: (output: Expression) => readonly Statement[] = () => [],
): readonly Statement[] {
  const at = { start, end };
  const outer = source.fresh();
  const output = native("$output", at, []);
  const nothing = { kind: "text", ...at, written: { text: "", runs: [] } } as const;
  return [
    { kind: "declare", ...at, target: { kind: "variable", name: outer, ...at }, value: output },
    { kind: "do", ...at, value: native("$setOutput", at, [nothing]) },
    ...body,
    ...take(output),
    { kind: "do", ...at, value: native("$setOutput", at, [nameOf(outer, at)]) },
  ];
}
