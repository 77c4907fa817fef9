import { CodeLens, type Disposable, Range, l10n, languages } from "vscode";
import type { ActiveSession } from "../auth/activeSession.ts";
import { scheme } from "../contributions.ts";
import { refOf } from "../model/resourceRef.ts";
import { isNotAcceptable } from "../model/runGroups.ts";
import { commandOf } from "../ui/command.ts";
import type { ResourceDocuments } from "./resourceDocuments.ts";

/** Offers above a run what can be done with it. */
export function registerRunLens(documents: ResourceDocuments, active: ActiveSession): Disposable {
  return languages.registerCodeLensProvider(
    { scheme, pattern: "/connectors/*/runs/*/*.json" },
    {
      onDidChangeCodeLenses: documents.onDidChangeProblems,
      provideCodeLenses({ uri }) {
        const ref = refOf(uri);
        if (ref?.kind !== "run" || documents.problemOf(uri) !== undefined) return [];
        const run = active.current?.connectors.run(ref.connector, ref.id);
        const compare = `$(diff) ${l10n.t("Compare raw and mapped response")}`;
        const explain = `$(question) ${l10n.t("Explain…")}`;
        return [
          ...(run !== undefined && isNotAcceptable(run)
            ? [commandOf("intercomExplorer.explainRun", explain, uri)]
            : []),
          commandOf("intercomExplorer.compareResponses", compare, uri),
        ].map((command) => new CodeLens(new Range(0, 0, 0, 0), command));
      },
    },
  );
}
