import type { Change } from "../change.ts";
import type { HttpRequest } from "../httpRequest.ts";
import type { TextEdit } from "../extraction.ts";
import { placedOf, replacePart } from "./replacePart.ts";

/** The edits that replace parts of the URL; of two changes that overlap, the first is made. */
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

/** The difference of two texts: where it begins and ends in the first, and the new text there. */
function difference(from: string, to: string): [number, number, string] {
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) start++;
  let end = 0;
  const longest = Math.min(from.length, to.length) - start;
  while (end < longest && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  return [start, from.length - end, to.slice(start, to.length - end)];
}
