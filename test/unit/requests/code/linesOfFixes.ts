import type { Diagnosis } from "../../../../src/diagnosis/diagnose.ts";
import { applyEdits } from "../../../../src/requests/edits/applyEdits.ts";
import { editsOf } from "../../../../src/requests/edits/edits.ts";
import { isShown } from "./codeFindings.ts";

/** A text after a fix, with the code of the finding that the fix was made for. */
export interface FixedText {
  readonly code: string;
  readonly text: string;
}

/** The text after each of the fixes that can be written. */
export function fixedTexts(text: string, { requests }: Diagnosis): readonly FixedText[] {
  return requests.flatMap(({ request, findings }) =>
    findings.filter(isShown).flatMap(({ code, fix }): FixedText[] => {
      const edits = fix === undefined ? [] : editsOf(request, fix.changes);
      return edits.length === 0 ? [] : [{ code, text: applyEdits(text, edits) }];
    }),
  );
}

/** The lines that are new in these. */
export function linesOfFixes(text: string, diagnosis: Diagnosis): readonly string[] {
  const known = new Set(text.split("\n"));
  return fixedTexts(text, diagnosis).flatMap((fixed) =>
    fixed.text.split("\n").filter((line) => !known.has(line)),
  );
}
