import { isDeepStrictEqual } from "node:util";
import type { DataConnector } from "../intercom/dataConnector.ts";
import type { StateVersion } from "../intercom/dataConnectors.ts";

/** Both configurations of a Data Connector; one that Intercom does not have is undefined. */
export type Configurations = Readonly<Record<StateVersion, DataConnector | undefined>>;

/** The one that runs, or what will run once it is published. */
export function currentOf({ live, draft }: Configurations): DataConnector | undefined {
  return live ?? draft;
}

/** Whether there are two, and they do different things: the times and the state around them do not count. */
export function differ({ draft, live }: Configurations): boolean {
  if (draft === undefined || live === undefined) return false;
  return !isDeepStrictEqual(configurationOf(draft), configurationOf(live));
}

/** What a configuration does, in Intercom's names: without what stands around it. */
export function configurationOf({
  raw,
}: Pick<DataConnector, "raw">): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(raw).filter(([name, value]) => !around.has(name) && value !== undefined),
  );
}

/** Facts about a connector that are no part of what it does. */
const around = new Set([
  ...["type", "id", "state", "created_at", "updated_at", "execution_results_url"],
  ...["created_by_admin_id", "updated_by_admin_id"],
]);
