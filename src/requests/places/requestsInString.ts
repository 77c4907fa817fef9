import type { HttpRequest, Surrounding } from "../httpRequest.ts";
import { movedTo } from "./movedTo.ts";
import type { Written } from "./written.ts";

/** Maps the requests found in a string's content to the text around the string. */
export function requestsInString(
  source: Written,
  around: Surrounding | undefined,
  read: (text: string) => readonly HttpRequest[],
): readonly HttpRequest[] {
  return read(source.text).map((request) => movedTo(source.runs, request, around));
}
