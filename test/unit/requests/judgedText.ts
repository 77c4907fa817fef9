import { type CodeReader } from "../../../src/requests/code/codeReader.ts";
import { rank, diagnose } from "../../../src/diagnosis/diagnose.ts";
import { applyEdits } from "../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../src/requests/edits/edits.ts";
import { extractRequests, type TextHints } from "../../../src/requests/extract.ts";

/** What is said of a text, and the text after the fixes. */
export interface JudgedText {
  /** Warnings and errors: the code, and the text that it points at. */
  readonly said: readonly string[];
  readonly fixed: string;
}

/** Judges a text as the editor does, and makes every fix of it. */
export function judgedText(text: string, hints: TextHints, code?: CodeReader): JudgedText {
  const { requests } = diagnose(extractRequests(text, hints, code));
  const found = requests.flatMap(({ request, findings }) =>
    findings
      .filter(({ severity }) => rank(severity) <= rank("warning"))
      .map((finding) => ({ request, finding })),
  );
  const edits = found.flatMap(({ request, finding: { fix } }) =>
    fix === undefined ? [] : editsOf(request, fix.changes),
  );
  return {
    said: found.map(
      ({ finding: { code: what, span } }) =>
        `${what} @ ${text.slice(span.start, span.end).trim().split("\n")[0] ?? ""}`,
    ),
    fixed: applyEdits(text, edits),
  };
}
