import { CodeLens, type Disposable, Range, l10n, languages } from "vscode";
import { scheme } from "../contributions.ts";
import { commandOf } from "../ui/command.ts";
import type { InstanceDocuments } from "./instanceDocuments.ts";

/** Offers Retry above a document that shows a failure. */
export function registerRetryLens(documents: InstanceDocuments): Disposable {
  return languages.registerCodeLensProvider(
    { scheme },
    {
      onDidChangeCodeLenses: documents.onDidChangeFailures,
      provideCodeLenses({ uri }) {
        if (!documents.hasFailed(uri)) return [];
        const retry = commandOf(
          "intercomExplorer.refreshDocument",
          l10n.t("$(refresh) Retry"),
          uri,
        );
        return [new CodeLens(new Range(0, 0, 0, 0), retry)];
      },
    },
  );
}
