import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Diagnosis, diagnose } from "../../../../src/diagnosis/diagnose.ts";
import type { Finding } from "../../../../src/diagnosis/finding.ts";
import { codeLanguages } from "../../../../src/requests/code/codeLanguages.ts";
import { openGrammars } from "../../../../src/requests/code/codeReader.ts";
import { extractRequests } from "../../../../src/requests/extract.ts";
import type { Extraction } from "../../../../src/requests/extraction.ts";

const { resolve } = createRequire(import.meta.url);
const folders = ["@vscode/tree-sitter-wasm/wasm/tree-sitter.wasm", "web-tree-sitter"].map((name) =>
  dirname(resolve(name)),
);

/** Where the packages keep the file of a grammar, or of the parser itself. */
export function locateGrammar(file: string): string {
  const [grammars = "", parser = ""] = folders;
  return join(file.startsWith("tree-sitter-") ? grammars : parser, file);
}

const grammars = openGrammars(locateGrammar);

/** The requests of source code. */
export async function extracted(
  languageId: string,
  text: string,
  fileName?: string,
): Promise<Extraction> {
  const hints = { languageId, fileName };
  return extractRequests(text, hints, await grammars.load(codeLanguages(text, hints)));
}

export async function diagnosedCode(languageId: string, text: string): Promise<Diagnosis> {
  return diagnose(await extracted(languageId, text));
}

/** Most examples leave versions and tokens away. */
export function isShown({ code }: Finding): boolean {
  return code !== "version-missing" && code !== "authorization-missing";
}

/**
 * What is found in source code, as `error accept-missing @ the first line under it`; nothing is said of
 * versions and tokens that are missing.
 */
export async function codeFindings(languageId: string, text: string): Promise<readonly string[]> {
  const { requests, failures } = await diagnosedCode(languageId, text);
  return [
    ...failures.map(({ code, message }) => `${code} threw ${message}`),
    ...requests
      .flatMap(({ findings }) => findings)
      .filter(isShown)
      .map(
        ({ severity, code, span }) =>
          `${severity} ${code} @ ${shown(text.slice(span.start, span.end))}`,
      ),
  ];
}

function shown(part: string): string {
  return part.split("\n")[0] ?? "";
}
