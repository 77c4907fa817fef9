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
    explanation: [title, message, next, run.requestUrl === undefined ? undefined : queryNote()]
      .filter((part) => part !== undefined)
      .flatMap(wrapped),
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

/** Words in lines that an editor shows whole: JSON has no other way to break a text. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= lineLength) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

/** UTF-16 units. */
const lineLength = 76;

/** A body that is JSON as JSON, any other one as a string. */
function bodyOf(body: string | undefined): unknown {
  if (body === undefined) return null;
  try {
    return parseJson(body);
  } catch {
    return body;
  }
}
