import { l10n } from "vscode";
import { IntercomError } from "../intercom/errors.ts";
import { visible } from "../intercom/visible.ts";
import type { Session } from "../session/session.ts";
import { ask, choose } from "../ui/ask.ts";
import { repeatable } from "../ui/command.ts";
import { cancellable } from "../ui/progress.ts";
import { readSettings, writeTypes } from "../ui/settings.ts";
import type { Dependencies } from "./dependencies.ts";

/** Adds a type to the setting; where something is connected, Intercom is asked first whether it exists. */
export function addType({ active, types }: Dependencies) {
  return async (): Promise<void> => {
    const typed = await ask({
      title: l10n.t("Add Custom Object Type"),
      prompt: l10n.t("The identifier as in Intercom's settings. It is case-sensitive."),
      placeHolder: "PeteUserTrainingTopic",
      refuse: (text) =>
        text.trim() === "" ? l10n.t("Enter the identifier of a type.") : undefined,
    });
    const type = typed?.trim();
    if (type === undefined || type === "") return;
    await repeatable(async () => {
      const session = active.current;
      const wanted = session === undefined ? type : await checked(type, session, types());
      if (wanted === undefined) return;
      await writeTypes([...new Set([...readSettings().customObjectTypes, wanted])]);
    });
  };
}

/** The type, or what was chosen in its place; undefined where nobody went on. Throws other errors. */
async function checked(
  type: string,
  session: Session,
  known: readonly string[],
): Promise<string | undefined> {
  if (await exists(type, session)) return type;
  const { nearestNames } = await import("../text/nearestNames.ts");
  const [near] = nearestNames(type, known);
  const add = l10n.t("Add Anyway");
  const use = near === undefined ? undefined : l10n.t("Use {0}", visible(near));
  const message =
    near === undefined
      ? l10n.t("Intercom has no type {0}.", visible(type))
      : l10n.t("Intercom has no type {0}. Did you mean {1}?", visible(type), visible(near));
  const chosen = await choose(message, ...(use === undefined ? [add] : [use, add]));
  if (chosen === undefined) return undefined;
  return chosen === add ? type : near;
}

async function exists(type: string, session: Session): Promise<boolean> {
  try {
    await cancellable(l10n.t("Checking {0} with Intercom…", visible(type)), (signal) =>
      session.ask(({ listInstances }) => listInstances(type, { perPage: 1 }), signal),
    );
    return true;
  } catch (error) {
    if (error instanceof IntercomError && error.kind === "notFound") return false;
    throw error;
  }
}
