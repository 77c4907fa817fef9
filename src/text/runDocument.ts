import * as l10n from "@vscode/l10n";
import type { ExecutionResult } from "../intercom/executionResults.ts";
import { parseJson } from "../intercom/json.ts";
import { causeOf } from "../model/runGroups.ts";
import { describeCause, queryNote } from "./describeRuns.ts";
import { jsonDocument } from "./resourceDocument.ts";

/**
 * A run for reading: what happened and what to do next, the request and its response with their bodies laid
 * out, and last the whole object as Intercom sent it.
 */
export function runDocument(run: ExecutionResult): string {
  const { title, message, next } = describeCause(causeOf(run));
  return jsonDocument({
    explanation: {
      result: title,
      ...(message === undefined ? {} : { message }),
      ...(next === undefined ? {} : { next }),
      ...(run.requestUrl === undefined ? {} : { url: queryNote() }),
    },
    request: {
      method: run.httpMethod?.toUpperCase() ?? null,
      url: run.requestUrl ?? null,
      body: bodyOf(run.requestBody),
    },
    response: {
      status: run.httpStatus ?? null,
      mapped: bodyOf(run.responseBody),
      raw: bodyOf(run.rawResponseBody),
    },
    execution_result: run.raw,
  });
}

/** One form of a run's response, laid out so that two of them can be compared line by line. */
export function responseDocument(run: ExecutionResult, part: "raw" | "mapped"): string {
  const body = part === "raw" ? run.rawResponseBody : run.responseBody;
  if (body !== undefined) return jsonDocument(bodyOf(body));
  return jsonDocument({
    message:
      part === "raw"
        ? l10n.t("Intercom keeps no raw response of this run.")
        : l10n.t("Intercom keeps no mapped response of this run."),
  });
}

/** A body that is JSON as JSON, any other one as a string. */
function bodyOf(body: string | undefined): unknown {
  if (body === undefined) return null;
  try {
    return parseJson(body);
  } catch {
    return body;
  }
}
