import { type Diagnosis, diagnose } from "../diagnosis/diagnose.ts";
import { isReplayable } from "../diagnosis/isReplayable.ts";
import { extractRequests, longest } from "../requests/extract.ts";
import { repairedText } from "../text/repairedText.ts";
import { report } from "../text/report.ts";
import type { ExplainInput, Explanation } from "./jobs.ts";

/** Judges a text that people ask about, and writes the report on it. */
export function explainText({ text, hints, options, origin, probe }: ExplainInput): Explanation {
  const judge = (part: string): Diagnosis =>
    diagnose(extractRequests(part, hints), { ...options, asked: true });
  const diagnosis = judge(text);
  const repaired = repairedText(text, diagnosis.requests);
  const stopped = diagnosis.cutOff
    ? { characters: longest, line: text.slice(0, longest).split("\n").length }
    : undefined;
  const { text: markdown, snippets } = report({ diagnosis, origin, repaired, stopped, probe });
  const index = diagnosis.requests.findIndex(({ request }) => isReplayable(request));
  const before = diagnosis.requests[index]?.request;
  // A repair adds and takes away parts of requests, never a request: their order stays.
  const after =
    repaired === undefined || !before ? before : judge(repaired).requests[index]?.request;
  return {
    markdown,
    repaired,
    snippets,
    replay: before && { before, after: after ?? before },
    failures: diagnosis.failures,
  };
}
