import { typeOfBody } from "../javascript/httpCall.ts";
import type { Value } from "../machine/values.ts";

/** What a body says of its own type: a text that does not begin as JSON does may be a form, which clients take it for. */
export function typeOfContent(body: Value | undefined): Readonly<Record<string, undefined>> {
  const isJson = body?.kind !== "text" || /^\s*[[{"]/.test(body.written.text);
  return isJson ? typeOfBody(body) : { "Content-Type": undefined };
}
