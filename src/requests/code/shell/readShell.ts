import { findCommands } from "../../curl/findCommands.ts";
import type { HttpRequest } from "../../httpRequest.ts";
import type { Statement } from "../program.ts";
import { type Syntax, nodesIn } from "../syntaxTree.ts";
import { anything, native, readAgain, withDefaults } from "./natives.ts";
import { readStatements } from "./readStatement.ts";
import { readsAgain } from "./readsAgain.ts";
import { isZsh } from "./isZsh.ts";
import { shellSource, type ParsePart } from "./shellSource.ts";

/** Reads a script of sh, bash or zsh. */
export function readShell(
  root: Syntax,
  text: string,
  parse: ParsePart,
  name?: string,
): { readonly program: readonly Statement[]; readonly facts: readonly string[] } {
  if (root.type === "ERROR") return { program: [], facts: [] };
  const source = shellSource(root, text, parse, isZsh(text, name));
  const body = readStatements(root.children, source);
  // A variable that nothing declares is one of the script, wherever it is set; it may come from outside.
  const at = { start: 0, end: 0 };
  const globals = [...source.globals].map((name): Statement => {
    const target = { kind: "variable", name, ...at } as const;
    return { kind: "declare", ...at, target, value: anything(at), isWide: true };
  });
  // What is written is kept account of from the beginning on, whichever way is taken later.
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

/** Files of options that curl and wget read by themselves. */
const hasDefaults = /\.(?:curl|wget)rc\b|\b(?:CURL_HOME|WGETRC)\b/;

/** A program of the test's own in the place of curl: it is made, or the test's framework makes it. */
const mocked =
  /\b(?:stub|mock|Mock|stub_command|mock_command)[ \t]+["']?(?:curl|wget|https?)\b|(?:>|\bchmod[ \t]+\S+|\bln[ \t]+-\w+[ \t]+\S+)[ \t]*["']?[^\s"']{1,200}\/(?:curl|wget|https?)["']?(?=\s|;|$)/m;

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
