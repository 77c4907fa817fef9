import type { HttpRequest } from "../httpRequest.ts";
import { isWithin } from "../places/isWithin.ts";
import { lineAt } from "../places/textLines.ts";
import { exampleOpinions } from "./exampleOpinions.ts";
import { type Example, examplesIn } from "./examplesIn.ts";
import type { MarkdownPart } from "./markdownParts.ts";
import type { Opinion } from "./labelOf.ts";
import { type Remark, remarksIn } from "./remarksIn.ts";

/** Marks the requests that a document shows so that nobody makes them like that. `requests`: in order. */
export function withShownAsWrong(
  requests: readonly HttpRequest[],
  text: string,
  parts: readonly MarkdownPart[],
): HttpRequest[] {
  if (requests.length === 0) return [];
  const examples = examplesIn(requests, text, parts);
  const opinions = exampleOpinions(examples);
  let at = 0;
  let remarks: readonly Remark[] | undefined;
  return requests.map((request) => {
    for (; (examples[at]?.end ?? Infinity) < request.span.end; at++) remarks = undefined;
    const example = examples[at];
    if (example === undefined || !isWithin(request.span, example)) return request;
    remarks ??= remarksIn(text.slice(example.start, example.end));
    const opinion = remarkOn(request, remarks, example, text) ?? opinions[at];
    return opinion === "wrong" ? { ...request, shownAsWrong: true } : request;
  });
}

/** What the comment behind a request's lines thinks of it, or else the last one before its end. */
function remarkOn(
  { span, headers }: HttpRequest,
  remarks: readonly Remark[],
  example: Example,
  text: string,
): Opinion | undefined {
  if (remarks.length === 0) return undefined;
  const end = Math.max(span.end, ...headers.map((header) => header.span.end));
  const first = text.lastIndexOf("\n", span.start - 1) + 1 - example.start;
  const to = lineAt(text, end).end - example.start;
  const behind = remarks.findLast(
    ({ start, isBehind }) => isBehind && first <= start && start < to,
  );
  const before = remarks.findLast(
    ({ start, isBehind }) => !isBehind && start < end - example.start,
  );
  return (behind ?? before)?.opinion;
}
