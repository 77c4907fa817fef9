import { l10n } from "vscode";
import { visible } from "../intercom/visible.ts";
import { runCommand } from "../ui/command.ts";
import { inform } from "../ui/inform.ts";
import { pick } from "../ui/pick.ts";

/**
 * Asks for a custom object type; the only one is not asked for, unless `always`. Where none is known, offers
 * to add one.
 */
export async function pickType(
  types: readonly string[],
  always = false,
): Promise<string | undefined> {
  if (types.length === 0) {
    void inform(l10n.t("No custom object type is listed yet."), {
      title: l10n.t("Add Type…"),
      run: () => runCommand("intercomExplorer.addType"),
    });
    return undefined;
  }
  if (types.length === 1 && !always) return types[0];
  return pick(
    types.map((type) => ({ label: visible(type), value: type })),
    l10n.t("Which custom object type?"),
  );
}
