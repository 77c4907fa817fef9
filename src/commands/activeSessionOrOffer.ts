import { l10n } from "vscode";
import type { ActiveSession } from "../auth/activeSession.ts";
import type { Session } from "../session/session.ts";
import { inform } from "../ui/inform.ts";
import { exploreSampleData } from "./exploreSampleData.ts";

/** The active session; where there is none, says so, offers the sample data, and gives undefined. */
export function activeSessionOrOffer(active: ActiveSession): Session | undefined {
  if (active.current !== undefined) return active.current;
  void inform(l10n.t("Nothing is connected yet."), {
    title: l10n.t("Explore with Sample Data"),
    run: exploreSampleData({ active }),
  });
  return undefined;
}
