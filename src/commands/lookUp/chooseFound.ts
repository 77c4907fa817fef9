import { l10n } from "vscode";
import type { Instance } from "../../intercom/customObjects.ts";
import { visible } from "../../intercom/visible.ts";
import type { LookUp } from "../../model/lookUp.ts";
import { describeLookUp } from "../../text/describeLookUp.ts";
import { instanceLabel } from "../../text/instanceLabel.ts";
import { pick } from "../../ui/pick.ts";

/** One of those that were found: the only one, or the one chosen; undefined where nobody chose. */
export async function chooseFound(
  found: readonly Instance[],
  lookUp: LookUp,
): Promise<Instance | undefined> {
  if (found.length <= 1) return found[0];
  return pick(
    found.map((instance) => ({
      label: instanceLabel(instance),
      description: visible(instance.externalId ?? instance.id),
      value: instance,
    })),
    l10n.t("{0} found: {1}", found.length, describeLookUp(lookUp)),
  );
}
