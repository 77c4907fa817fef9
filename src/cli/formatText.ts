import type { Severity } from "../diagnosis/finding.ts";
import type { LocatedFinding } from "./locatedFinding.ts";

/** Findings as lines that terminals and editors turn into links, with a count behind them. */
export function formatText(findings: readonly LocatedFinding[], files: number): string {
  const lines = findings.flatMap(({ file, line, column, severity, code, message, fix }) => [
    `${shown(file)}:${line}:${column}: ${severity} ${code}: ${oneLine(message)}`,
    ...(fix === undefined ? [] : [`  fix: ${oneLine(fix.title)}`]),
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

/** A file's name for a terminal and for the log of a build, for it may hold what moves the cursor or gives orders. */
export function shown(file: string): string {
  return /^\s*::|##|[\p{C}\p{Zl}\p{Zp}]/u.test(file)
    ? oneLine(JSON.stringify(file).replace(/\p{C}/gu, escaped))
    : file;
}

/**
 * A sentence of which no part acts: a text of the file that it quotes may begin a line with `::`, or hold `##[` or
 * `##vso[`, by which programs give orders to GitHub and to Azure.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]|(?<=#)#/gu, escaped);
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    const unit = character.charCodeAt(at).toString(16).padStart(4, "0");
    return `\\u${unit}`;
  }).join("");
}
