import type { HttpRequest, Span } from "../httpRequest.ts";
import { requestsInString } from "../places/requestsInString.ts";
import { type Writer, write } from "../places/written.ts";
import { abridged } from "./abridged.ts";
import { type CodeFence, languageOfAll } from "./fencesBefore.ts";
import type { ReadCode } from "./markdown.ts";
import { outlineOf } from "./outline.ts";

/** What a fence is read with: those that make what it uses, and those that do something with what it makes. */
export interface Around {
  readonly before: readonly CodeFence[];
  readonly behind: readonly CodeFence[];
}

/**
 * The requests that a fence makes, be it through a function of another one, and those that others begin and this one
 * sends, which are not `known` so far. Undefined where they do not go together.
 */
export function readTogether(
  fence: CodeFence,
  { before, behind }: Around,
  known: readonly HttpRequest[],
  readCode: ReadCode | undefined,
): readonly HttpRequest[] | undefined {
  const all = [...before, fence, ...behind];
  const code: Writer = { text: "", runs: [] };
  for (const each of all) write(code, each.code, each);
  const read = readCode?.(languageOfAll(all) ?? fence.language, code.text);
  if (read?.isSound !== true) return undefined;
  const text = all.map((each) => each.text).join("");
  const outline = outlineOf(text);
  const found = read.requests.map((request) => abridged(request, text, outline));
  const isKnown = new Set(known.map(({ span }) => span.start));
  const isInFence = ({ start, end }: Span): boolean => fence.start <= start && end <= fence.end;
  const isBehind = ({ start }: Span): boolean => start > fence.end;
  return requestsInString(code, undefined, () => found).filter(
    ({ span, through = [] }) =>
      [span, ...through].some(isInFence) || (!isKnown.has(span.start) && !isBehind(span)),
  );
}
