import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { FindingCode, Severity } from "../../src/diagnosis/finding.ts";
import { extractRequests } from "../../src/requests/extract.ts";

/** A finding as the corpus looks at it; lines are counted from 1, `last` is inclusive. */
export interface Found {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly first: number;
  readonly last: number;
}

/** What VS Code calls the language of a file that ends so; others are told by their names alone. */
const languageIds: Readonly<Record<string, string>> = {
  ...{ js: "javascript", mjs: "javascript", cjs: "javascript", jsx: "javascriptreact" },
  ...{ ts: "typescript", mts: "typescript", cts: "typescript", tsx: "typescriptreact" },
  ...{ py: "python", rb: "ruby", php: "php", go: "go", java: "java", cs: "csharp" },
  ...{ sh: "shellscript", bash: "shellscript", zsh: "shellscript", md: "markdown" },
};

/** The project's own analysis of a file, as the editor has it. */
export function findingsOf(path: string, text: string): Promise<readonly Found[]> {
  const languageId = languageIds[/\.(\w+)$/.exec(path)?.[1] ?? ""];
  const { requests, failures } = diagnose(extractRequests(text, { languageId, fileName: path }));
  const [failure] = failures;
  if (failure !== undefined) return Promise.reject(new Error(`${path}: ${failure.code} threw`));
  return Promise.resolve(
    requests
      .flatMap(({ findings }) => findings)
      .map(({ code, severity, span }) => ({
        code,
        severity,
        first: lineAt(text, span.start),
        last: lineAt(text, Math.max(span.start, span.end - 1)),
      })),
  );
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
