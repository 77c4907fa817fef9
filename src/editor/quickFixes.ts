import {
  CodeAction,
  CodeActionKind,
  CodeActionTriggerKind,
  type Diagnostic,
  type Disposable,
  type Range,
  type TextDocument,
  WorkspaceEdit,
  l10n,
  languages,
} from "vscode";
import type { DiagnosedRequest, Finding } from "../diagnosis/finding.ts";
import type { TextEdit } from "../requests/extraction.ts";
import { commandOf } from "../ui/command.ts";
import type { DiagnosedDocuments } from "./diagnosedDocuments.ts";
import { codeOf, rangeOf, shownRange } from "./diagnostics.ts";

/** The kind under which "fix all on save" finds these. */
const fixAllKind = CodeActionKind.SourceFixAll.append("intercom");

/** Offers the repair of each finding in the form's own syntax, all of them at once, and the full report. */
export function registerQuickFixes(documents: DiagnosedDocuments): Disposable {
  return languages.registerCodeActionsProvider(
    { pattern: "**" },
    {
      async provideCodeActions(document, range, { only, diagnostics, triggerKind }, token) {
        const wantsAll = only !== undefined && CodeActionKind.Source.contains(only);
        // Who saves, or asks, waits for it; the light bulb comes back by itself when the problems change.
        const isAsked = wantsAll || triggerKind === CodeActionTriggerKind.Invoke;
        const found = isAsked ? await documents.of(document, token) : documents.known(document);
        if (found === undefined) return [];
        const [{ editsOf }, { repairs }] = await Promise.all([
          import("../requests/edits/edits.ts"),
          import("../text/repairedText.ts"),
        ]);
        const { requests } = found.diagnosis;
        const here = requests.flatMap((diagnosed) =>
          diagnosed.findings
            .filter((finding) => overlaps(shownRange(document, finding), range))
            .map((finding) => ({ diagnosed, finding })),
        );
        if (here.length === 0 && !wantsAll) return [];
        const all = requests.flatMap(repairs);
        return [
          ...here.flatMap(({ diagnosed, finding }) =>
            quickFix({ document, diagnosed, finding, diagnostics, editsOf }),
          ),
          ...(all.length === 0
            ? []
            : [editAction(document, l10n.t("Fix all requests to Intercom"), all, fixAllKind)]),
          ...(here.length === 0 ? [] : [reportAction(document)]),
        ];
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  );
}

interface Fixed {
  readonly document: TextDocument;
  readonly diagnosed: DiagnosedRequest;
  readonly finding: Finding;
  readonly diagnostics: readonly Diagnostic[];
  readonly editsOf: typeof import("../requests/edits/edits.ts").editsOf;
}

function quickFix({ document, diagnosed, finding, diagnostics, editsOf }: Fixed): CodeAction[] {
  const { fix, code } = finding;
  if (fix === undefined) return [];
  const edits = editsOf(diagnosed.request, fix.changes);
  if (edits.length === 0) return [];
  const action = editAction(document, fix.title, edits, CodeActionKind.QuickFix);
  action.isPreferred = code.startsWith("accept");
  action.diagnostics = diagnostics.filter(
    (diagnostic) =>
      codeOf(diagnostic) === code && diagnostic.range.isEqual(shownRange(document, finding)),
  );
  return [action];
}

function editAction(
  document: TextDocument,
  title: string,
  edits: readonly TextEdit[],
  kind: CodeActionKind,
): CodeAction {
  const action = new CodeAction(title, kind);
  const edit = new WorkspaceEdit();
  for (const { span, text } of edits) edit.replace(document.uri, rangeOf(document, span), text);
  action.edit = edit;
  return action;
}

function reportAction({ uri }: TextDocument): CodeAction {
  const title = l10n.t("Explain in a full report");
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = commandOf("intercomExplorer.diagnoseFile", title, uri);
  return action;
}

function overlaps(a: Range, b: Range): boolean {
  return a.intersection(b) !== undefined;
}
