import { l10n } from "vscode";
import { describeLookUp } from "../../text/describeLookUp.ts";
import { inform } from "../../ui/inform.ts";
import { pick } from "../../ui/pick.ts";
import { activeSessionOrOffer } from "../activeSessionOrOffer.ts";
import type { Dependencies } from "../dependencies.ts";
import { look } from "./look.ts";

/** Offers what the active connection was asked for lately in this workspace, and asks Intercom again. */
export function repeatLookUp(dependencies: Dependencies) {
  return async (): Promise<void> => {
    const session = activeSessionOrOffer(dependencies.active);
    if (session === undefined) return;
    const recent = dependencies.recent.of(session.connection.key);
    if (recent.length === 0) {
      void inform(l10n.t("Nothing has been looked up in {0} yet.", session.connection.name));
      return;
    }
    const chosen = await pick(
      recent.map((lookUp) => ({ label: describeLookUp(lookUp), value: lookUp })),
      l10n.t("Look up again"),
    );
    if (chosen !== undefined) await look(chosen, dependencies);
  };
}
