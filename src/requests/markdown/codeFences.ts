import type { CodeLanguage } from "../client.ts";
import { codeLanguageOf } from "../code/codeLanguages.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { shifted } from "../places/shifted.ts";
import { abridged } from "./abridged.ts";
import {
  type CodeFence,
  codeFence,
  fencesBefore,
  fencesBehind,
  isDeclaredIn,
} from "./fencesBefore.ts";
import type { ReadCode } from "./markdown.ts";
import type { MarkdownPart } from "./markdownParts.ts";
import { type Outline, outlineOf, withoutElisions } from "./outline.ts";
import { type Around, readTogether } from "./readTogether.ts";
import { withoutOwnImports } from "./withoutOwnImports.ts";

/** How many characters of other fences are read again for one document. */
const mostTogether = 200_000;

/** What a fence contains when read alone; without `fence` if its code has errors, so that it stays alone. */
interface Read {
  readonly part: MarkdownPart;
  readonly fence: CodeFence | undefined;
  readonly alone: readonly HttpRequest[];
}

/** The requests in a document's code fences, each read together with the fences it belongs to. */
export function codeFencesOf(
  parts: readonly MarkdownPart[],
  text: string,
  readCode: ReadCode | undefined,
): ReadonlyMap<MarkdownPart, readonly HttpRequest[]> {
  const all = fencesOf(parts, text, readCode);
  const fences = all.flatMap(({ fence }) => fence ?? []);
  const found = new Map<MarkdownPart, readonly HttpRequest[]>();
  const known: HttpRequest[] = [];
  let left = mostTogether;
  for (const { part, fence, alone } of all) {
    if (fence === undefined) {
      found.set(part, alone);
      continue;
    }
    const index = fences.indexOf(fence);
    const around: Around =
      left > 0
        ? {
            before: fencesBefore(fence, fences.slice(0, index)),
            behind: fencesBehind(fence, fences.slice(index + 1)),
          }
        : { before: [], behind: [] };
    const { before } = around;
    left -= [...before, ...around.behind].reduce((length, { code }) => length + code.length, 0);
    const read = (with_: Around): readonly HttpRequest[] | undefined => {
      if (with_.before.length + with_.behind.length === 0) return undefined;
      const requests = readTogether(fence, with_, known, readCode);
      // After a patch of the library, reading together may rightly find fewer requests.
      const isPatched = with_.before.some(({ changesAll }) => changesAll);
      return requests && (isPatched || requests.length >= alone.length) ? requests : undefined;
    };
    const requests = read(around) ?? read({ before, behind: [] }) ?? alone;
    known.push(...requests);
    found.set(part, requests);
  }
  return found;
}

function fencesOf(
  parts: readonly MarkdownPart[],
  text: string,
  readCode: ReadCode | undefined,
): readonly Read[] {
  const earlier: CodeFence[] = [];
  return parts.flatMap((part): readonly Read[] => {
    const { start, end, language, quote } = part;
    const code = codeLanguageOf(language ?? "");
    // An edit in a quoted fence has to repeat the quote's prefix.
    if (code === undefined || code === "shell" || quote !== undefined) return [];
    const inside = text.slice(start, end);
    const outline = outlineOf(inside);
    const whole = wholeOf(inside, outline, code);
    const read = readCode?.(code, whole, language);
    if (read === undefined) return [];
    const alone = read.requests
      .map((request) => abridged(request, inside, outline))
      .map((request) => shifted(request, start));
    if (!read.isSound) return [{ part, fence: undefined, alone }];
    const own = withoutOwnImports(whole, (name) => isDeclaredIn(earlier, name, code));
    const fence = codeFence({ start, end, language: code, text: inside, code: own });
    earlier.push(fence);
    return [{ part, fence, alone }];
  });
}

/** The code of a fence with its omission marks (`...`) replaced, so that it can be parsed; offsets stay. */
export function wholeOf(
  inside: string,
  outline: Outline | undefined,
  language: CodeLanguage | undefined,
): string {
  return outline === undefined ? inside : withoutElisions(inside, outline, language === "python");
}
