import type { Header, HttpRequest, Span } from "../requests/httpRequest.ts";
import { type RefusedAccept, judgeAccept } from "./accept.ts";
import { isDownload, isFileOfCall } from "./downloads.ts";
import { placeOf, sentHeader } from "./headers.ts";
import { isDocumented } from "./isDocumented.ts";

/** Why an Accept is refused, and where what is wrong is written. */
interface Refused {
  readonly because: RefusedAccept;
  readonly span: Span;
}

/** What is wrong with an Accept whose value is not known for sure, but is refused all the same. */
export function refusedAnyway(request: HttpRequest, header: Header): Refused | undefined {
  return refusedDefault(request, header) ?? refusedWays(request) ?? refusedChoice(request, header);
}

/** A default that is sent unless another value is passed. */
function refusedDefault(request: HttpRequest, { value }: Header): Refused | undefined {
  const otherwise = value.kind === "unknown" ? value.otherwise : undefined;
  if (otherwise?.isDefault !== true || isForFiles(otherwise.text, request)) return undefined;
  const verdict = judgeAccept(otherwise.text);
  return verdict.kind === "refused"
    ? { because: verdict.because, span: otherwise.span }
    : undefined;
}

/** Several alternatives that are all wrong. */
function refusedWays(request: HttpRequest): Refused | undefined {
  const header = sentHeader(request, "accept");
  const ways = header?.value.kind === "unknown" ? [...new Set(header.value.ways)] : [];
  if (header === undefined || ways.length < 2) return undefined;
  if (ways.some((way) => isForFiles(way, request))) return undefined;
  const verdicts = ways.map(judgeAccept);
  const [first] = verdicts;
  if (first?.kind !== "refused" || verdicts.some(({ kind }) => kind !== "refused"))
    return undefined;
  return { because: first.because, span: placeOf(header) };
}

/** One of several alternatives of which another is right, for a path that is known to serve JSON. */
function refusedChoice(request: HttpRequest, { value }: Header): Refused | undefined {
  const chosen = value.kind === "unknown" ? (value.chosen ?? []) : [];
  const ways = value.kind === "unknown" ? (value.ways ?? []) : [];
  if (chosen.length === 0 || ways.some((way) => isForFiles(way, request))) return undefined;
  if (!isDocumented(request)) return undefined;
  for (const { text, span } of chosen) {
    const verdict = judgeAccept(text);
    if (verdict.kind === "refused") return { because: verdict.because, span };
  }
  return undefined;
}

/** Whether the request, or the value, is for files; a program may do that elsewhere. */
function isForFiles(value: string, request: HttpRequest): boolean {
  return isDownload(request) || isFileOfCall(request) || value.includes("octet-stream");
}
