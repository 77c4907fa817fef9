import { relative } from "node:path";
import type { Failure, Score, Scores } from "./scoreOf.ts";

const columns = ["", "expected", "found", "false alarms", "precision", "recall"] as const;

/** Precision and recall by language, by rule and in all, as columns of text. */
export function scoreTable(
  { languages, rules, total, silent, hints }: Scores,
  files: number,
): string {
  const blank = columns.map(() => "");
  const lines: readonly (readonly string[])[] = [
    columns,
    ...[...languages].sort(byName).map(cellsOf),
    blank,
    ...[...rules].sort(byName).map(cellsOf),
    blank,
    cellsOf(["all", total]),
  ];
  const widths = columns.map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  "),
    )
    .concat(
      "",
      `${files} files, ${silent.files} of them silent: ${silent.loud} with a false alarm.`,
      `Hints: ${hints.found} of ${hints.expected} found.`,
    )
    .map((line) => line.trimEnd())
    .join("\n");
}

/** One a line, in the form that terminals link. */
export function failureLines(failures: readonly Failure[]): readonly string[] {
  return failures.map(
    ({ kind, path, line, code }) => `${relative("", path)}:${line}  ${kind}  ${code}`,
  );
}

function cellsOf([name, score]: readonly [string, Score]): readonly string[] {
  const { hits, misses, falseAlarms, precision, recall } = score;
  return [
    name,
    ...[hits + misses, hits, falseAlarms].map(String),
    ...[precision, recall].map((share) => share.toFixed(3)),
  ];
}

function byName([a]: readonly [string, Score], [b]: readonly [string, Score]): number {
  return a < b ? -1 : 1;
}
