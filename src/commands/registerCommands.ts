import type { Disposable } from "vscode";
import type { CommandId } from "../contributions.ts";
import { type Run, registerCommand } from "../ui/command.ts";
import { copyAsJson } from "./copyAsJson.ts";
import { copyExternalId } from "./copyExternalId.ts";
import type { Dependencies } from "./dependencies.ts";
import { exploreSampleData } from "./exploreSampleData.ts";
import { loadMore } from "./loadMore.ts";
import { openInstance } from "./openInstance.ts";
import { refresh } from "./refresh.ts";
import { refreshDocument } from "./refreshDocument.ts";
import { retry } from "./retry.ts";
import { showLog } from "./showLog.ts";

/** Registers every command of the manifest. */
export function registerCommands(dependencies: Dependencies): Disposable[] {
  const on = <Id extends CommandId>(id: Id, run: Run<Id>): Disposable =>
    registerCommand(id, run, dependencies.log);
  return [
    on("intercomExplorer.exploreSampleData", exploreSampleData(dependencies)),
    on("intercomExplorer.refresh", refresh(dependencies)),
    on("intercomExplorer.loadMore", loadMore(dependencies)),
    on("intercomExplorer.retry", retry(dependencies)),
    on("intercomExplorer.openInstance", openInstance(dependencies)),
    on("intercomExplorer.copyExternalId", copyExternalId(dependencies)),
    on("intercomExplorer.copyAsJson", copyAsJson(dependencies)),
    on("intercomExplorer.refreshDocument", refreshDocument(dependencies)),
    on("intercomExplorer.showLog", showLog(dependencies)),
  ];
}
