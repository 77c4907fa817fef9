import type { CodeLanguage } from "../client.ts";
import { hasHtmlScripts, htmlScripts } from "../html/htmlScripts.ts";
import { isMakefile } from "../make/makeLines.ts";
import { fencesOf } from "../markdown/markdownParts.ts";
import { type Cell, cellsOf } from "../notebook/cells.ts";
import { interpretedIn } from "./shell/interpreters.ts";
import { endOfName, isNotebook, type TextHints } from "../textHints.ts";

/**
 * Languages by every name they go under: VS Code's language ids, file extensions, interpreters, and words after a
 * Markdown fence.
 */
const languages: Readonly<Record<string, CodeLanguage>> = {
  ...{ javascript: "javascript", js: "javascript", mjs: "javascript", cjs: "javascript" },
  ...{ gs: "javascript", es6: "javascript" },
  ...{ javascriptreact: "javascript", jsx: "javascript", node: "javascript", nodejs: "javascript" },
  ...{ typescript: "typescript", ts: "typescript", mts: "typescript", cts: "typescript" },
  ...{ deno: "typescript", bun: "typescript", "ts-node": "typescript" },
  ...{ typescriptreact: "tsx", tsx: "tsx" },
  ...{ go: "go", golang: "go" },
  ...{ java: "java", jsh: "java" },
  ...{ csharp: "csharp", cs: "csharp", "c#": "csharp", csx: "csharp" },
  ...{ python: "python", py: "python", py3: "python", python3: "python", pyw: "python" },
  ...{ uv: "python", pypy: "python" },
  ...{ ruby: "ruby", rb: "ruby", rake: "ruby", gemspec: "ruby", ru: "ruby" },
  ...{ rakefile: "ruby", gemfile: "ruby", guardfile: "ruby", capfile: "ruby", fastfile: "ruby" },
  ...{ jruby: "ruby", irb: "ruby" },
  ...{ shellscript: "shell", sh: "shell", bash: "shell", zsh: "shell", shell: "shell" },
  ...{ ksh: "shell", bats: "shell", dash: "shell", command: "shell" },
  ...{ bashrc: "shell", bash_profile: "shell", profile: "shell", envrc: "shell" },
  ...{ zshrc: "shell", zshenv: "shell", zprofile: "shell" },
  ...{ php: "php", phtml: "php", php8: "php", laravel: "php" },
};

/** Grammars whose file name differs from the language's name. */
const grammars: Readonly<Partial<Record<CodeLanguage, string>>> = {
  csharp: "c-sharp",
  shell: "bash",
};

/** The file name of a language's grammar. */
export function grammarOf(language: CodeLanguage): string {
  return `tree-sitter-${grammars[language] ?? language}.wasm`;
}

/** The language behind a name: a language id, a file extension, an interpreter or a fence's word. */
export function codeLanguageOf(name: string): CodeLanguage | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(languages, key) ? languages[key] : undefined;
}

/** The language that a text is source code in, judged by its language id and file name only. */
export function languageOfText({ languageId, fileName }: TextHints): CodeLanguage | undefined {
  return codeLanguageOf(languageId ?? "") ?? codeLanguageOf(endOfName(fileName) ?? "");
}

function isYaml(name: string | undefined): boolean {
  return name === "yaml" || name === "yml";
}

/** The languages whose grammars a text needs: its own, or those of a document's code fences or a notebook's cells. */
export function codeLanguages(text: string, hints: TextHints): readonly CodeLanguage[] {
  const { languageId, fileName } = hints;
  if (isNotebook(fileName)) return [...new Set(cellsOf(text).flatMap(languagesOfCell))];
  const own = languageOfText(hints);
  if (own === "shell") return withPrograms([own], text);
  if (own !== undefined) return [own];
  const names = [languageId?.toLowerCase(), endOfName(fileName)];
  if (names.some((name) => isYaml(name) || isMakefile(name))) return withPrograms(["shell"], text);
  if (names.some(hasHtmlScripts)) {
    return [...new Set(htmlScripts(text).map(({ language }) => language))];
  }
  return [...new Set(languagesOfFences(text))];
}

function languagesOfCell({ language = "", source }: Cell): readonly CodeLanguage[] {
  if (language === "markdown") return languagesOfFences(source.text);
  const own = [codeLanguageOf(language)].filter((code) => code !== undefined);
  return withPrograms(own, source.text);
}

function languagesOfFences(text: string): readonly CodeLanguage[] {
  const own = fencesOf(text).flatMap((name) =>
    isMakefile(name) ? ("shell" as const) : (codeLanguageOf(name) ?? []),
  );
  return withPrograms(own, text);
}

/** Adds the languages of programs that a shell script runs or writes to files (possibly too many). */
function withPrograms(languages: readonly CodeLanguage[], text: string): readonly CodeLanguage[] {
  if (!languages.includes("shell")) return languages;
  return [...new Set([...languages, ...interpretedIn(text), ...writtenIn(text)])];
}

function writtenIn(text: string): readonly CodeLanguage[] {
  return [...text.matchAll(fileWritten)].flatMap(([, end = ""]) => codeLanguageOf(end) ?? []);
}

const fileWritten = /(?:>|\btee\b)[^\n>]{0,100}?\.([A-Za-z]\w{0,10})(?=["'\s;&|)]|$)/g;
