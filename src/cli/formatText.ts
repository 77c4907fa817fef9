import type { Severity } from "../diagnosis/finding.ts";
import type { LocatedFinding } from "./locatedFinding.ts";

/** Findings as lines that terminals and editors turn into links, with a count behind them. */
export function formatText(findings: readonly LocatedFinding[], files: number): string {
  const lines = findings.flatMap(({ file, line, column, severity, code, message, fix }) => [
    `${shown(file)}:${line}:${column}: ${severity} ${code}: ${message}`,
    ...(fix === undefined ? [] : [`  fix: ${fix.title}`]),
  ]);
  return [...lines, summary(findings, files), ""].join("\n");
}

function summary(findings: readonly LocatedFinding[], files: number): string {
  const looked =
    files === 1 ? "1 file that mentions Intercom" : `${files} files that mention Intercom`;
  if (findings.length === 0) return `Nothing found in ${looked}.`;
  const counts = (["error", "warning", "information", "hint"] as const)
    .map((severity) => counted(severity, findings))
    .filter((count) => count !== undefined);
  return `Found ${counts.join(", ")} in ${looked}.`;
}

function counted(severity: Severity, findings: readonly LocatedFinding[]): string | undefined {
  const count = findings.filter((finding) => finding.severity === severity).length;
  if (count === 0) return undefined;
  return severity === "information" || count === 1
    ? `${count} ${severity}`
    : `${count} ${severity}s`;
}

/** A file's name for a terminal, for it may hold what moves the cursor. */
export function shown(file: string): string {
  return /\p{C}/u.test(file) ? JSON.stringify(file) : file;
}
