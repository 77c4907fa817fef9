import { CodeLens, type Command, type Disposable, Range, type Uri, l10n, languages } from "vscode";
import { scheme } from "../contributions.ts";
import { commandOf } from "../ui/command.ts";
import { plainText } from "../ui/plainText.ts";
import type { DocumentProblem } from "./documentProblem.ts";
import type { ResourceDocuments } from "./resourceDocuments.ts";

/** Offers what helps above a document that shows a failure. */
export function registerRetryLens(documents: ResourceDocuments): Disposable {
  return languages.registerCodeLensProvider(
    { scheme },
    {
      onDidChangeCodeLenses: documents.onDidChangeProblems,
      provideCodeLenses({ uri }) {
        const problem = documents.problemOf(uri);
        if (problem === undefined) return [];
        const start = new Range(0, 0, 0, 0);
        return remediesOf(problem, uri).map((command) => new CodeLens(start, command));
      },
    },
  );
}

function remediesOf(problem: DocumentProblem, uri: Uri): Command[] {
  const refresh = "intercomExplorer.refreshDocument";
  const retry = commandOf(refresh, `$(refresh) ${l10n.t("Retry")}`, uri);
  switch (problem.kind) {
    case "token": {
      const title = `$(key) ${l10n.t("Enter Token…")}`;
      return [commandOf("intercomExplorer.replaceToken", title, uri), retry];
    }
    case "inactive": {
      const name = plainText(problem.connection.name);
      return [commandOf(refresh, `$(arrow-swap) ${l10n.t("Switch to {0}…", name)}`, uri)];
    }
    case "gone":
      return [commandOf("intercomExplorer.connect", `$(plug) ${l10n.t("Connect…")}`)];
    case "failed":
      return [retry];
  }
}
