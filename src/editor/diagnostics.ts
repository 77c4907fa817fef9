import { Diagnostic, DiagnosticSeverity, Range, type TextDocument, Uri, l10n } from "vscode";
import type { BoundedDiagnosis } from "../analysis/jobs.ts";
import type { Finding, Rule, Severity } from "../diagnosis/finding.ts";
import { findingsOf } from "../diagnosis/findingsOf.ts";
import { shownSpan } from "../diagnosis/shownSpan.ts";
import { addressOf } from "../diagnosis/sources.ts";
import type { Span } from "../requests/httpRequest.ts";

/** What the editor shows below a text is called this. */
const diagnosticSource = "Intercom";

/** Which findings are shown, and the rules that they are from. */
export interface Shown {
  readonly minimumSeverity: Severity;
  readonly rules: readonly Rule[];
}

/** The findings of a document as the editor's problems. */
export function diagnosticsOf(
  document: TextDocument,
  diagnosis: BoundedDiagnosis,
  { minimumSeverity, rules }: Shown,
): Diagnostic[] {
  const { omitted, cutOff } = diagnosis;
  const shown = findingsOf(diagnosis)
    .filter((finding) => isShown(finding, minimumSeverity))
    .map((finding) => diagnosticOf(shownRange(document, finding), finding, rules));
  if (omitted === 0 && !cutOff) return shown;
  return [...shown, incomplete(document, omitted)];
}

/** Stands at a text that was not shown in full: what is not marked is not said to be right. */
function incomplete(document: TextDocument, omitted: number): Diagnostic {
  const diagnostic = new Diagnostic(
    document.lineAt(0).range,
    omitted === 0
      ? l10n.t("This text is longer than what is looked at: requests at its end are not judged.")
      : l10n.t("{0} more findings of this file are not shown: repair some first.", omitted),
    DiagnosticSeverity.Information,
  );
  diagnostic.source = diagnosticSource;
  diagnostic.code = "incomplete";
  return diagnostic;
}

/** A part of a text as the editor's range. */
export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

/** Where a finding is shown, see `shownSpan`. */
export function shownRange(document: TextDocument, { span }: Finding): Range {
  return rangeOf(
    document,
    shownSpan(span, (part) => document.getText(rangeOf(document, part))),
  );
}

/** The code of a problem of ours, however it is written there. */
export function codeOf({ source, code }: Diagnostic): string | undefined {
  if (source !== diagnosticSource) return undefined;
  return String(typeof code === "object" ? code.value : code);
}

/** Whether a finding is severe enough to be shown. */
export function isShown({ severity }: Pick<Finding, "severity">, minimum: Severity): boolean {
  return severityOf(severity) <= severityOf(minimum);
}

/** A finding as a problem at a place of its own. */
export function diagnosticOf(
  range: Range,
  finding: Pick<Finding, "code" | "message" | "severity">,
  rules: readonly Rule[],
): Diagnostic {
  const diagnostic = new Diagnostic(range, finding.message, severityOf(finding.severity));
  const rule = rules.find(({ code }) => code === finding.code);
  const address = rule && addressOf(rule.source);
  diagnostic.source = diagnosticSource;
  diagnostic.code =
    address === undefined
      ? finding.code
      : { value: finding.code, target: Uri.parse(address, true) };
  return diagnostic;
}

function severityOf(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case "error":
      return DiagnosticSeverity.Error;
    case "warning":
      return DiagnosticSeverity.Warning;
    case "information":
      return DiagnosticSeverity.Information;
    case "hint":
      return DiagnosticSeverity.Hint;
  }
}
