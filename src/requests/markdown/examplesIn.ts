import type { HttpRequest, Span } from "../httpRequest.ts";
import { type Block, blocksOf } from "./proseBlocks.ts";
import type { MarkdownPart } from "./markdownParts.ts";
import { isRefusal } from "./refusalShown.ts";

/** How much of an example is looked at to tell whether it is an answer. */
const longestBeginning = 500;

/** An example of a document, a fence or a request in its prose, with the prose since the one before. */
export interface Example extends Span {
  /** Of a fence. */
  readonly language: string | undefined;
  /** The line that begins the fence. */
  readonly opening: string;
  /** It is the answer to a request that was refused. */
  readonly isRefusal: boolean;
  readonly prose: string;
  readonly blocks: readonly Block[];
}

/** The examples of a document in order; the last one is its end. */
export function examplesIn(
  requests: readonly HttpRequest[],
  text: string,
  parts: readonly MarkdownPart[],
): readonly Example[] {
  const examples: Example[] = [];
  let prose = "";
  let next = 0;
  const add = ({ start, end }: Span, language?: string, opening = ""): void => {
    const isIndented = language === undefined || /^(?:[ \t]*>)*[ \t]{2,}/.test(opening);
    const blocks = blocksOf(prose, isIndented);
    const answers = isRefusal(text.slice(start, Math.min(end, start + longestBeginning)));
    examples.push({ start, end, language, opening, isRefusal: answers, prose, blocks });
    prose = "";
  };
  for (const [index, part] of parts.entries()) {
    let from = part.start;
    if (part.language !== undefined) {
      add(part, part.language, text.slice(parts[index - 1]?.end ?? 0, part.start));
    }
    for (let request = requests[next]; request !== undefined; request = requests[++next]) {
      const { span } = request;
      if (span.start >= part.end) break;
      if (part.language !== undefined || span.start < from) continue;
      prose += text.slice(from, span.start);
      add(span);
      from = span.end;
    }
    if (part.language === undefined) prose += text.slice(Math.min(from, part.end), part.end);
  }
  add({ start: text.length, end: text.length });
  return examples;
}
