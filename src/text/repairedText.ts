import type { DiagnosedRequest } from "../diagnosis/finding.ts";
import { applyEdits } from "../requests/edits/applyEdits.ts";
import { editsOf } from "../requests/edits/edits.ts";
import type { Change } from "../requests/change.ts";
import type { TextEdit } from "../requests/extraction.ts";

/** The edits that repair a request: every fix that is more than a hint, and none twice. */
export function repairs({ request, findings }: DiagnosedRequest): readonly TextEdit[] {
  const changes = findings
    .filter(({ severity, code }) => severity !== "hint" || code === "accept-missing")
    .flatMap(({ fix }) => fix?.changes ?? []);
  const distinct = new Map<string, Change>();
  for (const change of changes) {
    // Of two that set the same header the first is of the worse finding.
    const key = change.kind === "setHeader" ? change.name : JSON.stringify(change);
    if (!distinct.has(key)) distinct.set(key, change);
  }
  return editsOf(request, [...distinct.values()]);
}

/** A text with all its requests repaired; undefined where there is nothing to repair. */
export function repairedText(
  text: string,
  requests: readonly DiagnosedRequest[],
): string | undefined {
  const edits = requests.flatMap(repairs);
  return edits.length === 0 ? undefined : applyEdits(text, edits);
}
