import type { Header, HttpRequest, Span } from "../../httpRequest.ts";
import type { Written } from "../../places/written.ts";
import { urlValue } from "../../urlValue.ts";
import type { Run } from "../machine/run.ts";
import type { MadeClient } from "./idleClients.ts";
import { textIn } from "./urls.ts";
import { rooted, waysOf } from "./urlWays.ts";

/**
 * The requests, one for each host of the base, that stand for a client which sends nothing, with its certain headers.
 */
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

/** Where the base is written, if within the call; otherwise the call. */
function placeOf({ runs }: Written, call: Span): Span {
  const [first, last] = [runs[0]?.span, runs.at(-1)?.span];
  if (first === undefined || last === undefined) return call;
  const isHere = call.start <= first.start && last.end <= call.end && first.start < last.end;
  return isHere ? { start: first.start, end: last.end } : call;
}

/** A header with several possible values may be right in the cases where it matters. */
function isSure({ value }: Header): boolean {
  return value.kind === "known";
}

/** A client that only downloads accepts binary data. */
function isForDownloads({ name, value }: Header): boolean {
  return (
    name.toLowerCase() === "accept" && value.kind === "known" && /octet-stream/.test(value.text)
  );
}
