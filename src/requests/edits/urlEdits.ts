import type { Change } from "../change.ts";
import type { HttpRequest } from "../httpRequest.ts";
import type { TextEdit } from "../extraction.ts";
import { placedOf, replacePart } from "./replacePart.ts";

/** What puts other texts in the place of some of the URL: of two changes that overlap, the first is written. */
export function urlEdits(request: HttpRequest, changes: readonly Change[]): TextEdit[] {
  if (request.url === undefined) return [];
  const placed = placedOf(request.url);
  const taken: TextEdit[] = [];
  for (const change of changes) {
    if (change.kind !== "replaceInUrl" || change.from === "" || change.from === change.to) continue;
    const [start, end, by] = difference(change.from, change.to);
    const at = placed.text.indexOf(change.from);
    if (at === -1) continue;
    const edit = replacePart(request.form, placed, [at + start, at + end], by);
    const overlaps = taken.some(
      ({ span }) => edit && span.start < edit.span.end && edit.span.start < span.end,
    );
    if (edit !== undefined && !overlaps) taken.push(edit);
  }
  return taken;
}

/** What of two texts is different: where in the first, and what comes there. */
function difference(from: string, to: string): [number, number, string] {
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start++;
  let end = 0;
  const longest = Math.min(from.length, to.length) - start;
  while (end < longest && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  return [start, from.length - end, to.slice(start, to.length - end)];
}
