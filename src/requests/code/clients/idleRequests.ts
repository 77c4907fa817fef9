import type { Header, HttpRequest, Span } from "../../httpRequest.ts";
import type { Written } from "../../places/written.ts";
import { urlValue } from "../../urlValue.ts";
import type { Run } from "../machine/run.ts";
import type { MadeClient } from "./idleClients.ts";
import { textIn } from "./urls.ts";
import { rooted, waysOf } from "./urlWays.ts";

/** What a client stands for that sends nothing itself: a request to its base, with headers that it has for sure. */
export function idleRequests(
  of: MadeClient,
  headers: readonly Header[],
  run: Run,
): readonly HttpRequest[] {
  const { start, end } = of.call.at;
  const span = { start, end };
  const base = textIn(of.base() ?? { kind: "unknown" });
  if (base === undefined) return [];
  return waysOf([base.written, ...base.others], span).map((written) => ({
    ...{ form: run.form, client: of.client, method: { text: "$METHOD", span: undefined } },
    url: urlValue(rooted(written), placeOf(written, of.place?.() ?? span)),
    headers: headers.filter((header) => isSure(header) && !isForDownloads(header)),
    ...{ headersComplete: false, authorizationElsewhere: true },
    ...{ body: undefined, span, headerSlot: undefined },
  }));
}

/** The base as it is written in the call, where it is. */
function placeOf({ runs }: Written, call: Span): Span {
  const [first, last] = [runs[0]?.span, runs.at(-1)?.span];
  if (first === undefined || last === undefined) return call;
  const isHere = call.start <= first.start && last.end <= call.end && first.start < last.end;
  return isHere ? { start: first.start, end: last.end } : call;
}

/** What is there in some cases alone may be right in these. */
function isSure({ value }: Header): boolean {
  return value.kind === "known";
}

/** A client for downloads alone asks for these by right. */
function isForDownloads({ name, value }: Header): boolean {
  return (
    name.toLowerCase() === "accept" && value.kind === "known" && /octet-stream/.test(value.text)
  );
}
