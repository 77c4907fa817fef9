import type { ErrorType } from "../intercom/executionResults.ts";

/** How far back runs are asked for. Intercom's own default is the last hour. */
export type RunRange = "hour" | "day" | "week" | "fortnight";

/** Seconds. */
export const secondsOf: Readonly<Record<RunRange, number>> = {
  hour: 3_600,
  day: 86_400,
  week: 604_800,
  fortnight: 1_209_600,
};

/** The ranges from short to long. */
export const runRanges = ["hour", "day", "week", "fortnight"] as const satisfies RunRange[];

/** Which runs of a Data Connector to list. */
export interface RunFilter {
  readonly range: RunRange;
  /** Both where undefined. */
  readonly success?: boolean | undefined;
  readonly errorType?: ErrorType | undefined;
}

/** What Intercom shows unless asked for more. */
export const lastHour: RunFilter = { range: "hour" };
