import type { ExecutionResult } from "../intercom/executionResults.ts";

/** Why runs ended as they did: the same for all runs of a group. */
export type RunCause =
  | { readonly kind: "success" }
  | {
      readonly kind: "failure";
      /** Intercom's word; undefined where it gives none. */
      readonly errorType: string | undefined;
      /** What the API behind the URL answered; undefined where it did not. */
      readonly status: number | undefined;
    };

/** Runs with one cause, in the order they came. */
export interface RunGroup {
  readonly cause: RunCause;
  readonly runs: readonly ExecutionResult[];
}

/** The groups in the order in which each cause was first met: with runs as Intercom lists them, the latest first. */
export function groupRuns(runs: readonly ExecutionResult[]): RunGroup[] {
  const groups = new Map<string, { cause: RunCause; runs: ExecutionResult[] }>();
  for (const run of runs) {
    const cause = causeOf(run);
    const key = causeKey(cause);
    const group = groups.get(key) ?? { cause, runs: [] };
    group.runs.push(run);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export function causeOf({ success, errorType, httpStatus }: ExecutionResult): RunCause {
  return success === true && errorType === undefined
    ? { kind: "success" }
    : { kind: "failure", errorType, status: httpStatus };
}

/** Tells causes apart. */
export function causeKey(cause: RunCause): string {
  return cause.kind === "success"
    ? "success"
    : JSON.stringify([cause.errorType ?? null, cause.status ?? null]);
}

/** Whether the API refused the request's Accept header: what "media_type_not_acceptable" is about. */
export function isNotAcceptable({ httpStatus, errorMessage, ...bodies }: ExecutionResult): boolean {
  const said = [errorMessage, bodies.responseBody, bodies.rawResponseBody];
  return httpStatus === 406 || said.some((text) => text?.includes("media_type_not_acceptable"));
}
