import { codeLoader } from "../../src/analysis/codeLoader.ts";
import { extractText } from "../../src/analysis/extractText.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { findingsOf as findingsIn } from "../../src/diagnosis/findingsOf.ts";
import type { FindingCode, Severity } from "../../src/diagnosis/finding.ts";

/** A finding as the corpus looks at it; lines are counted from 1, `last` is inclusive. */
export interface Found {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly first: number;
  readonly last: number;
}

const loadCode = codeLoader(import.meta.dirname);

/** What VS Code calls the language of a file that ends so; others are told by their names alone. */
const languageIds: Readonly<Record<string, string>> = {
  ...{ js: "javascript", mjs: "javascript", cjs: "javascript", jsx: "javascriptreact" },
  ...{ ts: "typescript", mts: "typescript", cts: "typescript", tsx: "typescriptreact" },
  ...{ py: "python", rb: "ruby", php: "php", go: "go", java: "java", cs: "csharp" },
  ...{ sh: "shellscript", bash: "shellscript", zsh: "shellscript", md: "markdown" },
};

/** What VS Code calls the language of a file; undefined where its name does not tell. */
export function languageIdOf(path: string): string | undefined {
  return languageIds[/\.(\w+)$/.exec(path)?.[1] ?? ""];
}

/** The project's own analysis of a file, as the editor has it. */
export async function findingsOf(path: string, text: string): Promise<readonly Found[]> {
  const hints = { languageId: languageIdOf(path), fileName: path };
  const diagnosis = diagnose(await extractText(text, hints, loadCode));
  const [failure] = diagnosis.failures;
  if (failure !== undefined) throw new Error(`${path}: ${failure.code} threw`);
  return findingsIn(diagnosis).map(({ code, severity, span }) => ({
    code,
    severity,
    first: lineAt(text, span.start),
    last: lineAt(text, Math.max(span.start, span.end - 1)),
  }));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
