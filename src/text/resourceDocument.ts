import { formatJson } from "../intercom/json.ts";
import { visible } from "../intercom/visible.ts";
import type { Description } from "./describeError.ts";

/** An object as Intercom sent it: an instance, a configuration, a run. */
interface Received {
  readonly raw: Readonly<Record<string, unknown>>;
}

/** The object as Intercom sent it, as `jsonDocument` writes it. */
export function resourceDocument({ raw }: Received): string {
  return jsonDocument(raw);
}

/** What `parseJson` read, with every digit it had, in JSON that shows what is invisible as escapes. */
export function jsonDocument(value: unknown): string {
  return showControls(formatJson(value));
}

/** What stands in a document whose resource could not be read: JSON too, so that the editor is at ease. */
export function problemDocument({ message, next }: Description, requestId?: string): string {
  return jsonDocument({
    message,
    next,
    ...(requestId === undefined ? {} : { request_id: requestId }),
  });
}

/** Line breaks of the layout stay; a control inside a string is JSON's own escape already. */
function showControls(json: string): string {
  return `${json.split("\n").map(visible).join("\n")}\n`;
}
