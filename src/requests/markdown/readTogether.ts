import type { HttpRequest } from "../httpRequest.ts";
import { requestsInString } from "../places/requestsInString.ts";
import { type Writer, write } from "../places/written.ts";
import { abridged } from "./abridged.ts";
import { type CodeFence, languageOfAll } from "./fencesBefore.ts";
import type { ReadCode } from "./markdown.ts";
import { outlineOf } from "./outline.ts";

/**
 * The requests that a fence makes, be it through a function of another one, read with those that make what it uses;
 * undefined where they do not go together.
 */
export function readTogether(
  fence: CodeFence,
  before: readonly CodeFence[],
  readCode: ReadCode | undefined,
): readonly HttpRequest[] | undefined {
  const all = [...before, fence];
  const code: Writer = { text: "", runs: [] };
  for (const each of all) write(code, each.code, each);
  const read = readCode?.(languageOfAll(all) ?? fence.language, code.text);
  if (read?.isSound !== true) return undefined;
  const text = all.map((each) => each.text).join("");
  const outline = outlineOf(text);
  const found = read.requests.map((request) => abridged(request, text, outline));
  return requestsInString(code, undefined, () => found).filter(({ span, through = [] }) =>
    [span, ...through].some(({ start, end }) => fence.start <= start && end <= fence.end),
  );
}
