import * as l10n from "@vscode/l10n";
import type { DataConnectorSummary } from "../intercom/dataConnector.ts";
import { visible } from "../intercom/visible.ts";
import { shorten } from "../model/shorten.ts";
import { epochOf } from "./isoTime.ts";
import { relativeTime } from "./relativeTime.ts";

/** Rows are one line: more than this is never seen. */
const longest = 120;

/** What a connector is called: its name, else its id. One line, at most 120 units. */
export function connectorLabel({ name, id }: Pick<DataConnectorSummary, "name" | "id">): string {
  const label = name?.trim() || l10n.t("Data Connector {0}", id);
  return shorten(visible(shorten(label, 4 * longest).replace(/\s+/g, " ")), longest);
}

/** "live · GET · 3 days ago": states that Intercom may add to stand as they come; `now` in Unix seconds. */
export function connectorSummary(
  { state, httpMethod, updatedAt }: DataConnectorSummary,
  { now, locale }: { readonly now: number; readonly locale: string },
): string {
  const time = updatedAt === undefined ? undefined : epochOf(updatedAt);
  return [
    ...(state === undefined ? [] : [visible(state)]),
    ...(httpMethod === undefined ? [] : [visible(httpMethod.toUpperCase())]),
    ...(time === undefined ? [] : [relativeTime(time, now, locale)]),
  ].join(" · ");
}
