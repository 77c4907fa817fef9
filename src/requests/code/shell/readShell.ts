import { findCommands } from "../../findCommands.ts";
import type { HttpRequest } from "../../httpRequest.ts";
import type { Statement } from "../program.ts";
import { type Syntax, nodesIn } from "../syntaxTree.ts";
import { anything, readAgain } from "./natives.ts";
import { readStatements } from "./readStatement.ts";
import { shellSource, type ParsePart } from "./shellSource.ts";

/** Reads a script of sh, bash or zsh. */
export function readShell(
  root: Syntax,
  text: string,
  parse: ParsePart,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  if (root.type === "ERROR") return { program: [], facts: [] };
  const source = shellSource(root, text, parse);
  const body = readStatements(root.children, source);
  // A variable that nothing declares is one of the script, wherever it is set; it may come from outside.
  const at = { start: 0, end: 0 };
  const globals = [...source.globals].map((name): Statement => {
    const target = { kind: "variable", name, ...at } as const;
    return { kind: "declare", ...at, target, value: anything(at), isWide: true };
  });
  const facts = [
    ...(mocked.test(text) ? ["mocked"] : []),
    ...(readsAgain.test(text) ? [readAgain] : []),
  ];
  return { program: [...globals, ...body], facts };
}

/** What reads a text once more as a shell does: variables in single quotes may be filled in there. */
const readsAgain = /\b(?:eval|envsubst|ssh|parallel|watch)\b|\$\{\(\w*e\w*\)|@P\}/;

/** A program of the test's own in the place of curl: it is made, or the test's framework makes it. */
const mocked =
  /\b(?:stub|mock|Mock|stub_command|mock_command)[ \t]+["']?(?:curl|wget|https?)\b|(?:>|\bchmod[ \t]+\S+|\bln[ \t]+-\w+[ \t]+\S+)[ \t]*["']?[^\s"']{1,200}\/(?:curl|wget|https?)["']?(?=\s|;|$)/m;

/** What zsh or bats alone write, as bash would: `{ … }` without a last semicolon, flags of expansions, `@test`. */
export function asBash(text: string): string {
  return text
    .replace(
      /^([ \t]*)(@test[ \t]+(?:"[^"\n]{0,300}"|'[^'\n]{0,300}')[ \t]*)\{/gm,
      (all, indent: string) => `${indent}${"t".padEnd(all.length - indent.length - 4, "_")}() {`,
    )
    .replace(
      /^([ \t]*(?:function[ \t]+)?[\w:.-]{1,100}[ \t]*(?:\(\))?[ \t]*\{[ \t].*[^;\s]) \}(?=[ \t]*$)/gm,
      "$1;}",
    )
    .replace(/\$\{\([^()\s]{1,20}\)/g, (flags) => `\${_${"_".repeat(flags.length - 3)}`);
}

/** Commands where the grammar has not understood a script, read by their letters alone. */
export function notUnderstood(
  root: Syntax,
  text: string,
  found: readonly HttpRequest[],
): readonly HttpRequest[] {
  if (mocked.test(text)) return [];
  const errors = [...nodesIn(root)].filter(({ type }) => type === "ERROR");
  if (errors.length === 0) return [];
  return findCommands(text, "posix").filter(
    ({ span }) =>
      errors.some(({ start, end }) => start <= span.start && span.start < end) &&
      !found.some((other) => other.span.start < span.end && span.start < other.span.end),
  );
}
