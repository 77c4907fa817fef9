import { l10n } from "vscode";
import type { Instance } from "../../intercom/customObjects.ts";
import { visible } from "../../intercom/visible.ts";
import type { LookUp } from "../../model/lookUp.ts";
import { describeLookUp } from "../../text/describeLookUp.ts";
import { instanceLabel } from "../../text/instanceLabel.ts";
import { pick } from "../../ui/pick.ts";

/** What a look-up brought. */
export interface Found {
  readonly instances: readonly Instance[];
  /** There are more than were read. */
  readonly unread?: boolean;
}

/** One of those that were found: the only one, or the one chosen; undefined where nobody chose. */
export async function chooseFound(
  { instances, unread = false }: Found,
  lookUp: LookUp,
): Promise<Instance | undefined> {
  if (instances.length <= 1) return instances[0];
  return pick(
    instances.map((instance) => ({
      label: instanceLabel(instance),
      description: visible(instance.externalId ?? instance.id),
      value: instance,
    })),
    unread
      ? l10n.t("The first {0} of more: {1}", instances.length, describeLookUp(lookUp))
      : l10n.t("{0} found: {1}", instances.length, describeLookUp(lookUp)),
  );
}
