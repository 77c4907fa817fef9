import type { Instance } from "../intercom/customObjects.ts";
import { visible } from "../intercom/visible.ts";
import { shorten } from "../model/shorten.ts";

/** Rows are one line: more than this is never seen. */
const longest = 120;

/** What a row is called: the title, else external_id, else Intercom's id. One line, at most 120 units. */
export function instanceLabel(instance: Instance): string {
  const label = title(instance) || instance.externalId || instance.id;
  return shorten(visible(shorten(label, 4 * longest).replace(/\s+/g, " ")), longest);
}

/** The attribute that the guide's own type keeps its title in; names are case-sensitive. */
function title({ attributes }: Instance): string {
  const value = attributes["Title"];
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : "";
}
