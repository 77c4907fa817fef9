import * as l10n from "@vscode/l10n";
import type { IntercomErrorFacts } from "../intercom/errors.ts";
import type { Description } from "./describeError.ts";
import { quoting } from "./quoting.ts";

/** The scopes of Data Connectors are documented (API 2.17); those of other calls are named by Intercom itself. */
export function describePermission(operation: string): string {
  if (!/ \/data_connectors(?:\/|$)/.test(operation)) {
    return l10n.t("Give the token's app the permission in Intercom's Developer Hub.");
  }
  return operation.startsWith("GET ")
    ? l10n.t(
        "Give the token's app the permission {0} or {1} in Intercom's Developer Hub.",
        "read_write_data_connectors",
        "read_workflow_connector_execution_result",
      )
    : l10n.t(
        "Give the token's app the permission {0} in Intercom's Developer Hub.",
        "read_write_data_connectors",
      );
}

/** What is not there, in plain words. */
export function describeNotFound({ code, said }: IntercomErrorFacts): Description {
  switch (code ?? "") {
    case "data_connector_not_found":
      return {
        message: l10n.t("There is no such Data Connector in this workspace."),
        next: l10n.t("It may have been deleted: refresh the Data Connectors."),
      };
    case "execution_result_not_found":
      return {
        message: l10n.t("Intercom has no such run any more."),
        next: l10n.t("Refresh the runs: older ones are not kept."),
      };
    case "no_live_configuration":
      return {
        message: l10n.t("This Data Connector has no live configuration."),
        next: l10n.t("Open its draft; it becomes live when it is published."),
      };
    case "no_draft_configuration":
      return {
        message: l10n.t("This Data Connector has no draft."),
        next: l10n.t("Open its live configuration."),
      };
    default:
      return {
        message: quoting(l10n.t("Intercom does not find it."), said),
        next: l10n.t("Check the spelling: identifiers distinguish upper and lower case."),
      };
  }
}
