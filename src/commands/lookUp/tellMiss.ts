import { l10n } from "vscode";
import type { Instance } from "../../intercom/customObjects.ts";
import { visible } from "../../intercom/visible.ts";
import type { LookUp } from "../../model/lookUp.ts";
import type { Session } from "../../session/session.ts";
import { describeLookUp, fieldOf } from "../../text/describeLookUp.ts";
import { describeRegion } from "../../text/describeRegion.ts";
import { instanceLabel } from "../../text/instanceLabel.ts";
import { inform } from "../../ui/inform.ts";
import { pick } from "../../ui/pick.ts";
import { showInstance } from "../showInstance.ts";

/** Says what was searched and where, and offers what is loaded and has a similar name. */
export async function tellMiss(lookUp: LookUp, session: Session): Promise<void> {
  const { name, region } = session.connection;
  const where = region === "sample" ? name : `${name} (${describeRegion(region).short})`;
  const message =
    lookUp.kind === "latest"
      ? l10n.t("No {0} in {1} has a value in {2}.", visible(lookUp.type), where, fieldOf(lookUp.by))
      : l10n.t("There is no {0} in {1}.", describeLookUp(lookUp), where);
  const near =
    lookUp.kind === "externalId" || lookUp.kind === "id" ? await similar(lookUp, session) : [];
  if (near.length === 0) {
    void inform(message);
    return;
  }
  void inform(message, {
    title: l10n.t("Show Similar…"),
    run: async () => {
      const chosen = await pick(
        near.map((instance) => ({
          label: visible(instance.externalId ?? instance.id),
          description: instanceLabel(instance),
          value: instance,
        })),
        l10n.t("Similar ones among the loaded instances"),
      );
      if (chosen !== undefined) await showInstance(session, chosen);
    },
  });
}

async function similar(
  { kind, type, value }: LookUp & { readonly kind: "externalId" | "id" },
  session: Session,
): Promise<readonly Instance[]> {
  const { nearestNames } = await import("../../text/nearestNames.ts");
  const loaded = new Map<string, Instance>();
  for (const instance of session.list(type).state.items) {
    loaded.set(kind === "id" ? instance.id : (instance.externalId ?? instance.id), instance);
  }
  return nearestNames(value, [...loaded.keys()]).flatMap((name) => loaded.get(name) ?? []);
}
