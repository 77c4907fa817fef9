import * as l10n from "@vscode/l10n";
import type { ExecutionResult } from "../intercom/executionResults.ts";
import { visible } from "../intercom/visible.ts";
import type { RunFilter, RunRange } from "../model/runFilter.ts";
import type { RunCause } from "../model/runGroups.ts";
import { describeErrorType } from "./describeErrorType.ts";
import { epochOf } from "./isoTime.ts";

/** A cause as a headline, with what happened and what to do next; a success needs neither. */
export function describeCause(cause: RunCause): {
  readonly title: string;
  readonly message?: string;
  readonly next?: string;
} {
  return cause.kind === "success"
    ? { title: l10n.t("Succeeded") }
    : describeErrorType(cause.errorType, cause.status);
}

/** "last hour", as the middle of a sentence. */
export function describeRange(range: RunRange): string {
  switch (range) {
    case "hour":
      return l10n.t("last hour");
    case "day":
      return l10n.t("last 24 hours");
    case "week":
      return l10n.t("last 7 days");
    case "fortnight":
      return l10n.t("last 14 days");
  }
}

/** "last hour · failures only": which runs are on show. */
export function describeFilter({ range, success, errorType }: RunFilter): string {
  return [
    describeRange(range),
    ...(success === undefined
      ? []
      : [success ? l10n.t("successes only") : l10n.t("failures only")]),
    ...(errorType === undefined ? [] : [errorType]),
  ].join(" · ");
}

/**
 * When a run was, in the words of a locale: without the year, since runs are kept for days. What Intercom sent
 * where that is no time, its id where nothing.
 */
export function runTime({ createdAt, id }: ExecutionResult, locale: string): string {
  const time = createdAt === undefined ? undefined : epochOf(createdAt);
  if (time === undefined) return visible(createdAt ?? id);
  return new Intl.DateTimeFormat(locale, {
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
  }).format(time * 1_000);
}

/** "406 · 245 ms · workflow": what came of a run. */
export function runSummary({ httpStatus, executionTime, sourceType }: ExecutionResult): string {
  return [
    httpStatus === undefined ? l10n.t("no answer") : String(httpStatus),
    ...(executionTime === undefined ? [] : [l10n.t("{0} ms", executionTime)]),
    ...(sourceType === undefined ? [] : [visible(sourceType)]),
  ].join(" · ");
}

/** What has to be known before anybody looks for a missing external_id in the log. */
export function queryNote(): string {
  return l10n.t(
    "Intercom removes the query from logged URLs, so a missing external_id here means nothing.",
  );
}
