import { l10n } from "vscode";
import { visible } from "../intercom/visible.ts";
import { pick } from "../ui/pick.ts";

/** Asks for a custom object type; the only one is not asked for. */
export async function pickType(types: readonly string[]): Promise<string | undefined> {
  if (types.length === 1) return types[0];
  return pick(
    types.map((type) => ({ label: visible(type), value: type })),
    l10n.t("Which custom object type?"),
  );
}
