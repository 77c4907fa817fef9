import type { HttpRequest, Surrounding } from "../httpRequest.ts";
import { movedTo } from "./movedTo.ts";
import type { Written } from "./written.ts";

/** The requests of a text that stands in strings of another one, with their places there. */
export function requestsInString(
  source: Written,
  around: Surrounding | undefined,
  read: (text: string) => readonly HttpRequest[],
): readonly HttpRequest[] {
  return read(source.text).map((request) => movedTo(source.runs, request, around));
}
