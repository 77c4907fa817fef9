import type { Run } from "../../ui/command.ts";
import type { Dependencies } from "../dependencies.ts";
import { checkAllConnectors, checkOneConnector } from "./checkConnectors.ts";
import { createConnector } from "./createConnector.ts";
import { compareWithSnapshot, copyConnectorSetup, saveSnapshot } from "./handOver.ts";
import { publishConnector } from "./publishConnector.ts";
import { repairConnector } from "./repairConnector.ts";
import { testConnector } from "./testConnector.ts";
import { showConnectorsOfType, showTypeOfConnector } from "./connectorsOfType.ts";
import { copyConnectorAsJson, copyConnectorId } from "./copyConnector.ts";
import { explainRun } from "./explainRun.ts";
import { filterRuns } from "./filterRuns.ts";
import { loadMoreConnectors } from "./loadMoreConnectors.ts";
import { openConnector } from "./openConnector.ts";
import { compareResponses, openRun } from "./openRun.ts";
import { refreshConnectors } from "./refreshConnectors.ts";
import { showRuns } from "./showRuns.ts";

/** The commands on Data Connectors, which are loaded when the first of them runs. */
export type ConnectorCommandId =
  | "intercomExplorer.refreshConnectors"
  | "intercomExplorer.loadMoreConnectors"
  | "intercomExplorer.openConnector"
  | "intercomExplorer.showRuns"
  | "intercomExplorer.filterRuns"
  | "intercomExplorer.openRun"
  | "intercomExplorer.compareResponses"
  | "intercomExplorer.explainRun"
  | "intercomExplorer.copyConnectorId"
  | "intercomExplorer.copyConnectorAsJson"
  | "intercomExplorer.showConnectorsOfType"
  | "intercomExplorer.showTypeOfConnector"
  | "intercomExplorer.checkConnector"
  | "intercomExplorer.checkAllConnectors"
  | "intercomExplorer.repairConnector"
  | "intercomExplorer.testConnector"
  | "intercomExplorer.createConnector"
  | "intercomExplorer.publishConnector"
  | "intercomExplorer.copyConnectorSetup"
  | "intercomExplorer.saveSnapshot"
  | "intercomExplorer.compareWithSnapshot";

/** What each of them does. */
export function connectorCommands(dependencies: Dependencies): {
  readonly [Id in ConnectorCommandId]: Run<Id>;
} {
  return {
    "intercomExplorer.refreshConnectors": refreshConnectors(dependencies),
    "intercomExplorer.loadMoreConnectors": loadMoreConnectors(dependencies),
    "intercomExplorer.openConnector": openConnector(dependencies),
    "intercomExplorer.showRuns": showRuns(dependencies),
    "intercomExplorer.filterRuns": filterRuns(dependencies),
    "intercomExplorer.openRun": openRun(dependencies),
    "intercomExplorer.compareResponses": compareResponses(dependencies),
    "intercomExplorer.explainRun": explainRun(dependencies),
    "intercomExplorer.copyConnectorId": copyConnectorId(dependencies),
    "intercomExplorer.copyConnectorAsJson": copyConnectorAsJson(dependencies),
    "intercomExplorer.showConnectorsOfType": showConnectorsOfType(dependencies),
    "intercomExplorer.showTypeOfConnector": showTypeOfConnector(dependencies),
    "intercomExplorer.checkConnector": checkOneConnector(dependencies),
    "intercomExplorer.checkAllConnectors": checkAllConnectors(dependencies),
    "intercomExplorer.repairConnector": repairConnector(dependencies),
    "intercomExplorer.testConnector": testConnector(dependencies),
    "intercomExplorer.createConnector": createConnector(dependencies),
    "intercomExplorer.publishConnector": publishConnector(dependencies),
    "intercomExplorer.copyConnectorSetup": copyConnectorSetup(dependencies),
    "intercomExplorer.saveSnapshot": saveSnapshot(dependencies),
    "intercomExplorer.compareWithSnapshot": compareWithSnapshot(dependencies),
  };
}
