/** One line of the report: a measurement beside its control, both from the same run. */
export interface Row {
  readonly what: string;
  readonly unit: "bytes" | "ms" | "connections";
  readonly value: number;
  readonly control: { readonly what: string; readonly value: number };
  /** The most that `value` may be, that it may be more than the control, or that it may be times the control. */
  readonly budget?:
    { readonly most: number } | { readonly more: number } | { readonly ratio: number };
  readonly note?: string;
}

/** The value in the middle, or between the two there. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN] = sorted.slice(Math.ceil(middle) - 1);
  const [high = Number.NaN] = sorted.slice(Math.floor(middle));
  return (low + high) / 2;
}

export function ratioOf({ value, control }: Row): number {
  return value / control.value;
}

/** Whether a row keeps to its budget; undefined where it has none. It is told, and nothing fails by it. */
export function withinBudget(row: Row): boolean | undefined {
  const { budget, value, control } = row;
  if (budget === undefined) return undefined;
  if ("most" in budget) return value <= budget.most;
  return "more" in budget ? value - control.value <= budget.more : ratioOf(row) <= budget.ratio;
}
