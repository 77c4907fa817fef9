import type { DetachedHeaders } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { isWithin } from "../../../places/isWithin.ts";
import { detachedOf, everywhere } from "../../lost/detached.ts";
import { saidOfBody } from "../../clients/bodies.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { methodOf, option, optionValue, sendRequest, type Sending } from "../../clients/sending.ts";
import { unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { replacedBy } from "./formerHeaders.ts";
import { isLines, linesOf } from "./headerLines.ts";
import { quotedKey, slotBeforeLine, slotInLines, slotUnderKey } from "./headerSlots.ts";
import { answer, isGiven, keptValue } from "../../clients/state.ts";
import { argument, hasMany, isOpenValue, spanOfCall } from "../phpCall.ts";
import { strayHeaders } from "./strayHeaders.ts";
import { lateHeaders, markUsed } from "../unused.ts";

/** Functions that read from a URL, and the position of their context argument. */
export const streaming: ReadonlyMap<string, number> = new Map([
  ["file_get_contents", 2],
  ["fopen", 3],
  ["readfile", 2],
  ["file", 2],
  ["copy", 2],
  ["get_headers", 2],
]);

/** `file_get_contents($url, false, $context)` and others. */
export function callStream(name: string, call: Call, run: Run): Value {
  const url = argument(call, 0, "filename", "url", "from");
  const given = argument(call, streaming.get(name) ?? 2, "context");
  if (url === undefined || hasMany(call)) return unknown;
  if (url.value.kind !== "text" || !/^https?:/i.test(url.value.written.text)) return unknown;
  const context =
    contextOf(given?.value) ?? (isGiven(given?.value) ? undefined : run.shared.get("streams"));
  if (context !== undefined) markUsed(context, run);
  const options = keptValue(context, "options");
  const http = optionValue(options, "http");
  const found = option(http, "header");
  const header = found === "unknown" ? unknown : found?.value;
  const isMap = header?.kind === "thing" && !isLines(header) && !isOpenValue(header);
  const content = option(http, "content");
  const body =
    content === undefined || content === "unknown" || !isGiven(content.value) ? undefined : content;
  const sending: Sending = {
    ...{ form: run.form, client: "phpStream", nothing: "skips", span: spanOfCall(call) },
    ...{ url: url.value, urlSpan: url.span, method: methodOf(http), body: body?.valueSpan },
    headers: isGiven(header) && !isMap ? [linesOf(header, run)] : [],
    ...saidOfBody(body?.value, false, run),
    isOpen:
      (isGiven(given?.value) && context === undefined) ||
      context?.shape.value.isOpen === true ||
      isOpenValue(options) ||
      isOpenValue(http),
    slot: slotOf(http, header, run),
  };
  const lines = (value: Value): Value => linesOf(value, run);
  const detached = [
    ...misplaced(options, keptValue(context, "params"), run),
    ...(isMap ? detachedOf(header, "misplaced", everywhere, run) : []),
    ...(found === "unknown" ? [] : replacedBy(found, lines, run)),
    ...strayHeaders(body?.value, "inBody", body?.valueSpan ?? everywhere, run),
    ...(isGiven(given?.value) ? [] : otherArgument(call, run)),
  ];
  const late = context && lateHeaders(context, run);
  run.later(() => {
    const after = detachedOf(late, "afterSending", everywhere, run);
    sendRequest({ ...sending, detached: [...detached, ...after] }, run);
  });
  return answer;
}

function contextOf(value: Value | undefined): Thing | undefined {
  return value?.kind === "native" && value.path === "context" ? value.state : undefined;
}

function slotOf(
  http: Value | undefined,
  header: Value | undefined,
  run: Run,
): HeaderSlot | undefined {
  if (isGiven(header)) {
    const list = header.kind === "native" && header.path === "lines" ? header.state : header;
    return list?.kind === "thing" ? slotInLines(list, run) : slotBeforeLine(list);
  }
  const key = quotedKey("header", run);
  return slotUnderKey(http, key, true, run);
}

/** Headers where no stream reads them: under other names, outside `http`, among the parameters. */
function misplaced(
  options: Value | undefined,
  params: Value | undefined,
  run: Run,
): readonly DetachedHeaders[] {
  const http = optionValue(options, "http");
  const hasHttp = http !== undefined;
  const hasHeader = optionValue(http, "header") !== undefined;
  return [
    // For https, too, PHP reads the key `http`.
    ...under(optionValue(options, "https"), "header", run).map((each) =>
      renamed(each, option(options, "https"), hasHttp ? undefined : "http"),
    ),
    ...["header", "headers"].flatMap((name) => under(options, name, run)),
    ...under(optionValue(options, "ssl"), "header", run),
    ...["headers", "Header", "Headers"].flatMap((name) =>
      under(http, name, run).map((each) =>
        renamed(each, option(http, name), hasHeader ? undefined : "header"),
      ),
    ),
    ...under(optionValue(params, "http"), "header", run),
  ];
}

function under(of: Value | undefined, name: string, run: Run): readonly DetachedHeaders[] {
  const header = optionValue(of, name);
  if (!isGiven(header)) return [];
  const isMap = header.kind === "thing" && !isLines(header);
  return detachedOf(isMap ? header : linesOf(header, run), "misplaced", everywhere, run);
}

/**
 * Headers under a wrong key, which `text` would put right. Where they are written elsewhere, they are shown at the
 * key.
 */
function renamed(
  detached: DetachedHeaders,
  key: ReturnType<typeof option>,
  text: string | undefined,
): DetachedHeaders {
  if (key === undefined || key === "unknown") return detached;
  const [first, ...more] = key.name.runs;
  // A key from a variable is written elsewhere, and may be part of something else there.
  const own = first !== undefined && isWithin(first.span, key.span) ? first.span : undefined;
  const isHere = isWithin(detached.span, key.span);
  const shown = isHere ? detached : { ...detached, span: own ?? key.span };
  if (text === undefined || own === undefined || more.length > 0) return shown;
  return { ...shown, repair: [{ span: own, text }] };
}

/** A context passed as another argument. */
function otherArgument({ args }: Call, run: Run): readonly DetachedHeaders[] {
  return args.slice(1).flatMap(({ value, span }) => {
    const context = contextOf(value);
    if (context === undefined) return [];
    markUsed(context, run);
    const header = optionValue(optionValue(keptValue(context, "options"), "http"), "header");
    return isGiven(header) ? detachedOf(linesOf(header, run), "misplaced", span, run) : [];
  });
}
