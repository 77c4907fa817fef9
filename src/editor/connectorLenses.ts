import {
  CodeAction,
  CodeActionKind,
  CodeLens,
  type Command,
  Disposable,
  Range,
  type Uri,
  l10n,
  languages,
} from "vscode";
import { scheme } from "../contributions.ts";
import { refOf } from "../model/resourceRef.ts";
import { commandOf } from "../ui/command.ts";
import type { ConnectorDiagnostics } from "./connectorDiagnostics.ts";
import { codeOf } from "./diagnostics.ts";

const selector = { scheme, pattern: "/connectors/*/{draft,live}/*.json" };

/** Offers above a configuration, and at each of its problems, what can be done about it. */
export function registerConnectorLenses(diagnostics: ConnectorDiagnostics): Disposable {
  return Disposable.from(
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: diagnostics.onDidChange,
      provideCodeLenses: ({ uri }) =>
        lensesOf(uri, diagnostics).map((command) => new CodeLens(new Range(0, 0, 0, 0), command)),
    }),
    languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions(document, _range, { diagnostics: shown }) {
          const ours = shown.filter((diagnostic) => codeOf(diagnostic) !== undefined);
          if (ours.length === 0 || !isRepairable(document.uri, diagnostics)) return [];
          const title = l10n.t("Repair the Data Connector…");
          const action = new CodeAction(title, CodeActionKind.QuickFix);
          action.command = commandOf("intercomExplorer.repairConnector", title, document.uri);
          action.diagnostics = ours;
          action.isPreferred = true;
          return [action];
        },
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  );
}

function lensesOf(uri: Uri, diagnostics: ConnectorDiagnostics): Command[] {
  const ref = refOf(uri);
  // Of a document that shows a problem instead of its configuration there is nothing to be done here.
  const method = diagnostics.of(uri)?.request?.method.text ?? "";
  if (ref?.kind !== "configuration" || method === "") return [];
  const repair = `$(wrench) ${l10n.t("Repair…")}`;
  const test = `$(beaker) ${l10n.t("Test…")}`;
  const publish = `$(rocket) ${l10n.t("Publish…")}`;
  return [
    ...(isRepairable(uri, diagnostics)
      ? [commandOf("intercomExplorer.repairConnector", repair, uri)]
      : []),
    commandOf("intercomExplorer.testConnector", test, uri),
    ...(ref.version === "draft"
      ? [commandOf("intercomExplorer.publishConnector", publish, uri)]
      : []),
  ];
}

function isRepairable(uri: Uri, diagnostics: ConnectorDiagnostics): boolean {
  const { findings = [] } = diagnostics.of(uri) ?? {};
  return findings.some(({ fix, severity }) => fix !== undefined && severity !== "hint");
}
