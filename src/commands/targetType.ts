import type { TypeNode } from "../model/treeNode.ts";
import type { Session } from "../session/session.ts";
import { activeSessionOrOffer } from "./activeSessionOrOffer.ts";
import type { Dependencies } from "./dependencies.ts";
import { pickType } from "./pickType.ts";

/** Where a command goes: the active session, and a type of it. */
export interface Target {
  readonly session: Session;
  readonly type: string;
}

/** The row's type, else the one chosen; undefined where nothing is connected or nobody chose. */
export async function targetType(
  { active, types }: Pick<Dependencies, "active" | "types">,
  node?: TypeNode,
): Promise<Target | undefined> {
  const session = activeSessionOrOffer(active);
  const type = session && (node?.type ?? (await pickType(types())));
  return session === undefined || type === undefined ? undefined : { session, type };
}
