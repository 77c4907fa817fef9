import { type Row, ratioOf, withinBudget } from "./row.ts";

const columns = ["what", "measured", "control", "ratio", "budget", ""] as const;

/** Where the rows were measured; the loads are the numbers of processes that wanted to run, over a minute. */
export interface Host {
  readonly node: string;
  readonly processors: number;
  readonly loads: readonly number[];
}

/** The rows as text, one a line and its note below it. */
export function tableOf(rows: readonly Row[], { node, processors, loads }: Host): string {
  const lines = [columns, ...rows.map(cellsOf)];
  const widths = columns.map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  return lines
    .flatMap((cells, line) => {
      const text = cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
      const note = rows[line - 1]?.note;
      return note === undefined ? [text] : [text, `    (${note})`];
    })
    .concat("", `Node.js ${node}, ${processors} processors, load ${loads.map(round).join(", ")}`)
    .map((line) => line.trimEnd())
    .join("\n");
}

/** A row for other programs, with what follows from it. */
export function judged(row: Row): object {
  return { ...row, ratio: ratioOf(row), within: withinBudget(row) };
}

function round(load: number): string {
  return load.toFixed(1);
}

function cellsOf(row: Row): readonly string[] {
  const { what, unit, value, control, budget } = row;
  const within = withinBudget(row);
  return [
    what,
    format(value, unit),
    `${format(control.value, unit)} ${control.what}`,
    `${ratioOf(row).toFixed(3)} ×`,
    budget === undefined ? "" : limitOf(budget, unit),
    within === undefined ? "" : within ? "met" : "MISSED",
  ];
}

function limitOf(budget: NonNullable<Row["budget"]>, unit: Row["unit"]): string {
  if ("most" in budget) return `≤ ${format(budget.most, unit)}`;
  return "more" in budget ? `≤ + ${format(budget.more, unit)}` : `≤ ${budget.ratio.toFixed(3)} ×`;
}

function format(value: number, unit: Row["unit"]): string {
  const digits = unit === "ms" && value < 1_000 ? 3 : 0;
  const number = value.toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit === "connections" ? number : `${number} ${unit}`;
}
