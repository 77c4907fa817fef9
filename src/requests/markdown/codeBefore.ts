import type { CodeLanguage } from "../client.ts";
import { codeLanguageOf } from "../code/codeLanguages.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { isWithin } from "../places/isWithin.ts";
import type { MarkdownPart } from "./markdownParts.ts";

/**
 * The code of the request's language from the document's beginning to the request's end; it is needed to tell what
 * braces in a URL mean.
 */
export function codeBefore(
  { span, isAsWritten, url }: HttpRequest,
  text: string,
  parts: readonly MarkdownPart[],
): string {
  const address = url?.kind === "known" ? url.text : (url?.source ?? "");
  if (isAsWritten !== true || !/\{\w/.test(address)) return "";
  const own = languageAt(parts.find((part) => isWithin(span, part)));
  if (own === undefined) return "";
  return parts
    .filter((part) => part.start < span.end && languageAt(part) === own)
    .map(({ start, end }) => text.slice(start, Math.min(end, span.end)))
    .join("");
}

function languageAt(part: MarkdownPart | undefined): CodeLanguage | undefined {
  return codeLanguageOf(part?.language ?? "");
}
