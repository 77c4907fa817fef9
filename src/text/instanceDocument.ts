import type { Instance } from "../intercom/customObjects.ts";
import { formatJson } from "../intercom/json.ts";
import { visible } from "../intercom/visible.ts";
import type { Description } from "./describeError.ts";

/** The object as Intercom sent it, in JSON that shows what is invisible as escapes. */
export function instanceDocument({ raw }: Instance): string {
  return showControls(formatJson(raw));
}

/** What stands in a document whose instance could not be read: JSON too, so that the editor is at ease. */
export function problemDocument({ message, next }: Description, requestId?: string): string {
  return showControls(
    formatJson({ message, next, ...(requestId === undefined ? {} : { request_id: requestId }) }),
  );
}

/** Line breaks of the layout stay; a control inside a string is JSON's own escape already. */
function showControls(json: string): string {
  return `${json.split("\n").map(visible).join("\n")}\n`;
}
