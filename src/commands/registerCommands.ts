import type { Disposable } from "vscode";
import type { CommandId } from "../contributions.ts";
import { type Boundary, type Run, registerCommand } from "../ui/command.ts";
import { addType } from "./addType.ts";
import { connect } from "./connect.ts";
import { connectFromEnv } from "./connectFromEnv.ts";
import { copyAsJson } from "./copyAsJson.ts";
import { copyExternalId } from "./copyExternalId.ts";
import { copyText } from "./copyText.ts";
import { diagnose, diagnoseFile } from "./diagnose.ts";
import { probeLive } from "./probeLive.ts";
import { copyAsCurl, copyConnectorUrl } from "./copyRequest.ts";
import type { ConnectorCommandId } from "./connectors/connectorCommands.ts";
import type { Dependencies } from "./dependencies.ts";
import { disconnect } from "./disconnect.ts";
import { exploreSampleData } from "./exploreSampleData.ts";
import { clearFilter, filterInstances } from "./filterInstances.ts";
import { loadMore } from "./loadMore.ts";
import { findBy } from "./lookUp/findBy.ts";
import { findLatestInstance } from "./lookUp/findLatestInstance.ts";
import { repeatLookUp } from "./lookUp/repeatLookUp.ts";
import { openInstance } from "./openInstance.ts";
import { refresh } from "./refresh.ts";
import { refreshDocument } from "./refreshDocument.ts";
import { remedyOf } from "./remedy.ts";
import { removeType } from "./removeType.ts";
import { renameConnection } from "./renameConnection.ts";
import { replaceConnectionToken } from "./replaceConnectionToken.ts";
import { retry } from "./retry.ts";
import { showLog } from "./showLog.ts";
import { sortInstances } from "./sortInstances.ts";
import { switchConnection } from "./switchConnection.ts";
import { testConnection } from "./testConnection.ts";
import { useSuggestedType } from "./useSuggestedType.ts";

/** Registers every command of the manifest. */
export function registerCommands(dependencies: Dependencies): Disposable[] {
  const boundary: Boundary = {
    log: dependencies.log,
    remedyOf: (error, again) => remedyOf(error, again, dependencies),
  };
  const on = <Id extends CommandId>(id: Id, run: Run<Id>): Disposable =>
    registerCommand(id, run, boundary);
  const later =
    <Id extends ConnectorCommandId>(id: Id): Run<Id> =>
    async (...args) => {
      const { connectorCommands } = await import("./connectors/connectorCommands.ts");
      await connectorCommands(dependencies)[id](...args);
    };
  return [
    on("intercomExplorer.connect", connect(dependencies)),
    on("intercomExplorer.connectFromEnv", connectFromEnv(dependencies)),
    on("intercomExplorer.exploreSampleData", exploreSampleData(dependencies)),
    on("intercomExplorer.switchConnection", switchConnection(dependencies)),
    on("intercomExplorer.renameConnection", renameConnection(dependencies)),
    on("intercomExplorer.replaceToken", replaceConnectionToken(dependencies)),
    on("intercomExplorer.testConnection", testConnection(dependencies)),
    on("intercomExplorer.disconnect", disconnect(dependencies)),
    on("intercomExplorer.refresh", refresh(dependencies)),
    on("intercomExplorer.loadMore", loadMore(dependencies)),
    on("intercomExplorer.retry", retry(dependencies)),
    on("intercomExplorer.addType", addType(dependencies)),
    on("intercomExplorer.removeType", removeType()),
    on("intercomExplorer.useSuggestedType", useSuggestedType(dependencies)),
    on("intercomExplorer.sortInstances", sortInstances(dependencies)),
    on("intercomExplorer.filterInstances", filterInstances(dependencies)),
    on("intercomExplorer.clearFilter", clearFilter(dependencies)),
    on("intercomExplorer.openInstance", openInstance(dependencies)),
    on("intercomExplorer.findByExternalId", findBy("externalId", dependencies)),
    on("intercomExplorer.findById", findBy("id", dependencies)),
    on("intercomExplorer.findLatest", findLatestInstance(dependencies)),
    on("intercomExplorer.findByContact", findBy("contact", dependencies)),
    on("intercomExplorer.findByConversation", findBy("conversation", dependencies)),
    on("intercomExplorer.repeatLookUp", repeatLookUp(dependencies)),
    on("intercomExplorer.copyExternalId", copyExternalId(dependencies)),
    on("intercomExplorer.copyAsJson", copyAsJson(dependencies)),
    on("intercomExplorer.copyAsCurl", copyAsCurl("posix", dependencies)),
    on("intercomExplorer.copyAsPowerShell", copyAsCurl("powershell", dependencies)),
    on("intercomExplorer.copyConnectorUrl", copyConnectorUrl(dependencies)),
    on("intercomExplorer.refreshDocument", refreshDocument(dependencies)),
    on("intercomExplorer.diagnose", diagnose(dependencies)),
    on("intercomExplorer.diagnoseFile", diagnoseFile(dependencies)),
    on("intercomExplorer.probeLive", probeLive(dependencies)),
    on("intercomExplorer.copyText", copyText(dependencies)),
    on("intercomExplorer.refreshConnectors", later("intercomExplorer.refreshConnectors")),
    on("intercomExplorer.loadMoreConnectors", later("intercomExplorer.loadMoreConnectors")),
    on("intercomExplorer.openConnector", later("intercomExplorer.openConnector")),
    on("intercomExplorer.showRuns", later("intercomExplorer.showRuns")),
    on("intercomExplorer.filterRuns", later("intercomExplorer.filterRuns")),
    on("intercomExplorer.openRun", later("intercomExplorer.openRun")),
    on("intercomExplorer.compareResponses", later("intercomExplorer.compareResponses")),
    on("intercomExplorer.explainRun", later("intercomExplorer.explainRun")),
    on("intercomExplorer.copyConnectorId", later("intercomExplorer.copyConnectorId")),
    on("intercomExplorer.copyConnectorAsJson", later("intercomExplorer.copyConnectorAsJson")),
    on("intercomExplorer.showConnectorsOfType", later("intercomExplorer.showConnectorsOfType")),
    on("intercomExplorer.showTypeOfConnector", later("intercomExplorer.showTypeOfConnector")),
    on("intercomExplorer.checkConnector", later("intercomExplorer.checkConnector")),
    on("intercomExplorer.checkAllConnectors", later("intercomExplorer.checkAllConnectors")),
    on("intercomExplorer.repairConnector", later("intercomExplorer.repairConnector")),
    on("intercomExplorer.testConnector", later("intercomExplorer.testConnector")),
    on("intercomExplorer.createConnector", later("intercomExplorer.createConnector")),
    on("intercomExplorer.publishConnector", later("intercomExplorer.publishConnector")),
    on("intercomExplorer.copyConnectorSetup", later("intercomExplorer.copyConnectorSetup")),
    on("intercomExplorer.saveSnapshot", later("intercomExplorer.saveSnapshot")),
    on("intercomExplorer.compareWithSnapshot", later("intercomExplorer.compareWithSnapshot")),
    on("intercomExplorer.showLog", showLog(dependencies)),
  ];
}
