import { l10n } from "vscode";
import type { ActiveSession } from "../auth/activeSession.ts";
import type { CommandId } from "../contributions.ts";
import type { Session } from "../session/session.ts";
import { choose } from "../ui/ask.ts";
import { runCommand } from "../ui/command.ts";

/** The active session; where there is none, says so, offers the two ways to have one, and gives undefined. */
export function activeSessionOrOffer(active: ActiveSession): Session | undefined {
  if (active.current === undefined) void offer();
  return active.current;
}

async function offer(): Promise<void> {
  const ways = [
    { title: l10n.t("Connect…"), id: "intercomExplorer.connect" },
    { title: l10n.t("Explore with Sample Data"), id: "intercomExplorer.exploreSampleData" },
  ] as const satisfies readonly { title: string; id: CommandId }[];
  const chosen = await choose(
    l10n.t("No workspace is connected."),
    ...ways.map(({ title }) => title),
  );
  const way = ways.find(({ title }) => title === chosen);
  if (way !== undefined) await runCommand(way.id);
}
