import { l10n } from "vscode";
import type { TypeNode } from "../../model/treeNode.ts";
import { latestTimes } from "../../model/lookUp.ts";
import { fieldOf } from "../../text/describeLookUp.ts";
import { pick } from "../../ui/pick.ts";
import type { Dependencies } from "../dependencies.ts";
import { targetType } from "../targetType.ts";
import { look } from "./look.ts";

/** Opens the latest instance of a type, by one of its four times. */
export function findLatestInstance(dependencies: Dependencies) {
  return async (node?: TypeNode): Promise<void> => {
    const target = await targetType(dependencies, node);
    if (target === undefined) return;
    const by = await pick(
      latestTimes.map((time) => ({ label: fieldOf(time), value: time })),
      l10n.t("Latest by which time? Intercom cannot sort, so every page is read."),
    );
    if (by !== undefined) await look({ kind: "latest", type: target.type, by }, dependencies);
  };
}
