import { l10n } from "vscode";
import type { CheckedConfiguration } from "../../connectors/checkConnector.ts";
import { sureFindings } from "../../connectors/repairOf.ts";
import type { Finding } from "../../diagnosis/finding.ts";
import { type Configurations, differ } from "../../model/configurations.ts";
import { runCommand } from "../../ui/command.ts";
import { inform } from "../../ui/inform.ts";
import { pick } from "../../ui/pick.ts";

/** What is surely wrong with the draft; else what may be, one of it; else it may be enough to publish. */
export async function findingsToRepair(
  label: string,
  configurations: Configurations,
  checked: readonly CheckedConfiguration[],
): Promise<readonly Finding[] | undefined> {
  const of = (version: CheckedConfiguration["version"]): readonly Finding[] =>
    checked.find((one) => one.version === version)?.findings ?? [];
  const sure = sureFindings(of("draft"));
  if (sure.length > 0) return sure;
  const { draft } = configurations;
  if (draft !== undefined && differ(configurations) && sureFindings(of("live")).length > 0) {
    void inform(
      l10n.t(
        "The draft of {0} is already right, but the live configuration is not. Publish the draft to fix it.",
        label,
      ),
      {
        title: l10n.t("Publish…"),
        run: () =>
          runCommand("intercomExplorer.publishConnector", { kind: "connector", connector: draft }),
      },
    );
    return undefined;
  }
  const possible = of("draft").filter(
    ({ fix, severity }) => fix !== undefined && severity !== "hint",
  );
  if (possible.length === 0) {
    void inform(l10n.t("Nothing in {0} can be repaired from here.", label));
    return undefined;
  }
  const chosen = await pick(
    possible.map((finding) => ({
      label: finding.fix?.title ?? finding.code,
      detail: finding.message,
      value: finding,
    })),
    l10n.t("No certain problems in {0}. Choose what to change.", label),
  );
  return chosen && [chosen];
}
