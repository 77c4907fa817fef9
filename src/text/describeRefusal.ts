import * as l10n from "@vscode/l10n";
import type { IntercomErrorFacts } from "../intercom/errors.ts";
import type { Description } from "./describeError.ts";
import { quoting } from "./quoting.ts";

/** The scopes of Data Connectors are documented (API 2.17); those of other calls are named by Intercom itself. */
export function describePermission(operation: string): string {
  if (!/ \/data_connectors(?:\/|$)/.test(operation)) {
    return l10n.t("Grant the token's app this permission in Intercom's Developer Hub.");
  }
  return operation.startsWith("GET ")
    ? l10n.t(
        "Grant the token's app the permission {0} or {1} in Intercom's Developer Hub.",
        "read_write_data_connectors",
        "read_workflow_connector_execution_result",
      )
    : l10n.t(
        "Grant the token's app the permission {0} in Intercom's Developer Hub.",
        "read_write_data_connectors",
      );
}

/** What is not there, in plain words. */
export function describeNotFound({ code, said }: IntercomErrorFacts): Description {
  switch (code ?? "") {
    case "data_connector_not_found":
      return {
        message: l10n.t("This Data Connector is not in the workspace."),
        next: l10n.t("It may have been deleted. Refresh the Data Connectors."),
      };
    case "execution_result_not_found":
      return {
        message: l10n.t("Intercom no longer has this run."),
        next: l10n.t("Refresh the runs. Older ones are not kept."),
      };
    case "no_live_configuration":
      return {
        message: l10n.t("This Data Connector has no live configuration."),
        next: l10n.t("Open its draft, which becomes live when you publish it."),
      };
    case "no_draft_configuration":
      return {
        message: l10n.t("This Data Connector has no draft."),
        next: l10n.t("Open its live configuration."),
      };
    default:
      return {
        message: quoting(l10n.t("Intercom cannot find it."), said),
        next: l10n.t("Check the spelling. Identifiers are case-sensitive."),
      };
  }
}
