import { findCommands } from "../../../curl/findCommands.ts";
import type { HttpRequest } from "../../../httpRequest.ts";
import type { Statement } from "../../program.ts";
import { type Syntax, nodesIn } from "../../syntaxTree.ts";
import { anything, native, readAgain, withDefaults } from "../natives.ts";
import { readStatements } from "./readStatement.ts";
import { readsAgain } from "./readsAgain.ts";
import { isZsh } from "../isZsh.ts";
import { shellSource, type ParsePart } from "../shellSource.ts";

/** Reads a script for sh, bash or zsh. */
export function readShell(
  root: Syntax,
  text: string,
  parse: ParsePart,
  name?: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  if (root.type === "ERROR") return { program: [], facts: [] };
  const source = shellSource(root, text, parse, isZsh(text, name));
  const body = readStatements(root.children, source);
  // Undeclared variables belong to the whole script and may come from the environment.
  const at = { start: 0, end: 0 };
  const globals = [...source.globals].map((name): Statement => {
    const target = { kind: "variable", name, ...at } as const;
    return { kind: "declare", ...at, target, value: anything(at), isWide: true };
  });
  // Output is recorded from the beginning, so that all branches share the record.
  const nothing = { kind: "text", ...at, written: { text: "", runs: [] } } as const;
  const output: Statement = { kind: "do", ...at, value: native("$setOutput", at, [nothing]) };
  const places = source.detours.map(({ start, end }) => anything({ start, end }));
  const detours: Statement = { kind: "do", ...at, value: native("$detours", at, places) };
  const facts = [
    ...(mocked.test(text) ? ["mocked"] : []),
    ...(readsAgain(text, source.functions) ? [readAgain] : []),
    ...(hasDefaults.test(text) ? [withDefaults] : []),
  ];
  return { program: [...globals, output, detours, ...body], facts };
}

/** Config files that curl and wget read by default. */
const hasDefaults = /\.(?:curl|wget)rc\b|\b(?:CURL_HOME|WGETRC)\b/;

/** A mock program in place of curl, made by the test or its framework. */
const mocked =
  /\b(?:stub|mock|Mock|stub_command|mock_command)[ \t]+["']?(?:curl|wget|https?)\b|(?:>|\bchmod[ \t]+\S+|\bln[ \t]+-\w+[ \t]+\S+)[ \t]*["']?[^\s"']{1,200}\/(?:curl|wget|https?)["']?(?=\s|;|$)/m;

/** Finds commands in parts that the grammar could not parse. */
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
