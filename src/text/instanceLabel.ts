import type { Instance } from "../intercom/customObjects.ts";
import { visible } from "../intercom/visible.ts";
import { shorten } from "../model/shorten.ts";

/** Rows are one line: more than this is never seen. */
const longest = 120;

/** Where the guide's own type, PeteUserTrainingTopic, keeps its title. */
export const defaultLabelAttribute = "Title";

/** What a row is called: the chosen attribute, else external_id, else Intercom's id. One line, at most 120 units. */
export function instanceLabel(instance: Instance, attribute = defaultLabelAttribute): string {
  const label = attributeText(instance, attribute) || instance.externalId?.trim() || instance.id;
  return shorten(visible(shorten(label, 4 * longest).replace(/\s+/g, " ")), longest);
}

/** Attribute names are case-sensitive. */
function attributeText({ attributes }: Instance, name: string): string {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (typeof value === "string") return value.trim();
  return typeof value === "number" ? String(value) : "";
}
