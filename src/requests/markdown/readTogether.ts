import type { HttpRequest, Span } from "../httpRequest.ts";
import { requestsInString } from "../places/requestsInString.ts";
import { type Writer, write } from "../places/written.ts";
import { abridged } from "./abridged.ts";
import { type CodeFence, languageOfAll } from "./fencesBefore.ts";
import type { ReadCode } from "./markdown.ts";
import { outlineOf } from "./outline.ts";

/** The fences that one is read with: those that it needs, and those that use what it declares. */
export interface Around {
  readonly before: readonly CodeFence[];
  readonly behind: readonly CodeFence[];
}

/**
 * The requests that a fence makes, also through functions of other fences, and those begun in others and sent here,
 * except the `known` ones. Undefined if the fences do not fit together.
 */
export function readTogether(
  fence: CodeFence,
  { before, behind }: Around,
  known: readonly HttpRequest[],
  readCode: ReadCode | undefined,
): readonly HttpRequest[] | undefined {
  const all = [...before, fence, ...behind];
  const code: Writer = { text: "", runs: [] };
  for (const each of all) {
    // PHP's code begins once.
    const isOpened = each.language === "php" && code.text !== "";
    write(code, isOpened ? each.code.replace(/^\s*<\?php/, blank) : each.code, each);
  }
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

function blank(text: string): string {
  return text.replaceAll(/\S/g, " ");
}
