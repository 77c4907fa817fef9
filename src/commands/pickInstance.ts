import { l10n } from "vscode";
import type { Instance } from "../intercom/customObjects.ts";
import { visible } from "../intercom/visible.ts";
import { instanceLabel } from "../text/instanceLabel.ts";
import { pick } from "../ui/pick.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";
import { loading } from "./loading.ts";
import { pickType } from "./pickType.ts";

/**
 * Asks for one of the loaded instances, loading a first page where there is none: what a command from
 * the palette does in place of the row it was not given. Throws `IntercomError`.
 */
export async function pickInstance({
  active,
  types,
}: Pick<Dependencies, "active" | "types">): Promise<Instance | undefined> {
  const session = activeSessionOrOffer(active);
  const type = session && (await pickType(types()));
  if (session === undefined || type === undefined) return undefined;
  const list = session.list(type);
  if (!list.state.started) await loading([list], () => list.loadMore());
  if (list.state.failure !== undefined && list.state.items.length === 0) throw list.state.failure;
  return pick(
    list.state.items.map((instance) => ({
      label: instanceLabel(instance),
      description: visible(instance.externalId ?? instance.id),
      value: instance,
    })),
    l10n.t("Which instance of {0}? Type to search the loaded ones.", visible(type)),
  );
}
