import { l10n } from "vscode";
import type { Uri } from "vscode";
import { uriOf } from "../../documents/resourceDocuments.ts";
import type { RunNode } from "../../model/connectorNode.ts";
import { runRef } from "../../model/resourceRef.ts";
import { repeatable } from "../../ui/command.ts";
import { openDifference } from "../../ui/openEditor.ts";
import type { Dependencies } from "../dependencies.ts";
import { showDocument } from "../showDocument.ts";
import { type RunTarget, targetRun } from "./targetRun.ts";

/** Opens a run as a JSON document, with its explanation, request and response. */
export function openRun(dependencies: Dependencies) {
  return async (node?: RunNode): Promise<void> => {
    await repeatable(async () => {
      const target = await targetRun(dependencies, node);
      if (target !== undefined) await showDocument(refOfRun(target, "whole"));
    });
  };
}

/** Shows what Intercom made of a response beside what the API sent. */
export function compareResponses(dependencies: Dependencies) {
  return async (from?: RunNode | Uri): Promise<void> => {
    await repeatable(async () => {
      const target = await targetRun(dependencies, from);
      if (target === undefined) return;
      const raw = uriOf(refOfRun(target, "raw"));
      const mapped = uriOf(refOfRun(target, "mapped"));
      const title = l10n.t("Run {0}: raw ↔ mapped response", target.run.id);
      await openDifference(raw, mapped, title);
    });
  };
}

function refOfRun({ session, connector, run }: RunTarget, part: "whole" | "raw" | "mapped") {
  return runRef(session.connection.key, { connector, id: run.id }, part);
}
