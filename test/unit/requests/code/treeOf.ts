import { createRequire } from "node:module";
import { Language, Parser, type Tree } from "web-tree-sitter";
import { codeLoader } from "../../../../src/analysis/codeLoader.ts";
import type { CodeLanguage } from "../../../../src/requests/client.ts";
import { grammarOf } from "../../../../src/requests/code/codeLanguages.ts";

const loadCode = codeLoader(import.meta.dirname);
const require = createRequire(import.meta.url);
const parsers = new Map<CodeLanguage, Promise<Parser>>();

/** The parser's tree of a text, which the caller deletes. */
export async function treeOf(language: CodeLanguage, text: string): Promise<Tree> {
  const known = parsers.get(language) ?? newParser(language);
  parsers.set(language, known);
  const tree = (await known).parse(text);
  if (tree === null) throw new Error("a parse was cancelled that nobody cancels");
  return tree;
}

async function newParser(language: CodeLanguage): Promise<Parser> {
  // Starts the parser's runtime, which knows where its files are.
  await loadCode([language]);
  const grammar = await Language.load(
    require.resolve(`@vscode/tree-sitter-wasm/wasm/${grammarOf(language)}`),
  );
  const parser = new Parser();
  parser.setLanguage(grammar);
  return parser;
}
