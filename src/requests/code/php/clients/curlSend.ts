import type { DetachedHeaders } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { detachedOf, everywhere, repaired } from "../../lost/detached.ts";
import { basicHeaders } from "../../clients/basicAuth.ts";
import { saidOfBody } from "../../clients/bodies.ts";
import { has } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import { optionValue, sendRequest, type Sending } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { whereWritten } from "../../clients/whereWritten.ts";
import { entryOf, type Entry, type Thing, type Value } from "../../machine/values/values.ts";
import { lostTo } from "./formerHeaders.ts";
import { isLines, linesOf, partedLines } from "./headerLines.ts";
import { slotAfterStatement, slotInLines, slotUnderKey } from "./headerSlots.ts";
import { isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { isTrue } from "../phpCall.ts";
import { strayHeaders } from "./strayHeaders.ts";

const verbs: readonly (readonly [string, string])[] = [
  ["CURLOPT_NOBODY", "HEAD"],
  ["CURLOPT_HTTPGET", "GET"],
  ["CURLOPT_PUT", "PUT"],
  ["CURLOPT_UPLOAD", "PUT"],
  ["CURLOPT_POST", "POST"],
];

/** Options that take headers other than the request's. */
export const wrongOptions: readonly string[] = ["CURLOPT_HEADER", "CURLOPT_PROXYHEADER"];

const bodies = ["CURLOPT_POSTFIELDS"];

const credentials = ["CURLOPT_USERPWD", "CURLOPT_XOAUTH2_BEARER", "CURLOPT_USERNAME"];

/** Sends a handle's request; `late`: collects headers set afterwards. */
export function sendHandle(state: Thing, late: Thing | undefined, run: Run): void {
  const [url, body, made] = ["CURLOPT_URL", ...bodies, "made"].map((name) => entryOf(state, name));
  if (url === undefined || made === undefined) return;
  const given = keptValue(state, "CURLOPT_HTTPHEADER");
  const parted = given?.kind === "thing" ? partedLines(given, run) : undefined;
  const isMap = parted?.named !== undefined && parted.lines.shape.value.entries.length === 0;
  const lines = isGiven(given) && !isMap ? linesOf(parted?.lines ?? given, run) : undefined;
  const hasBody = body !== undefined && isGiven(body.value);
  const basic = basicOf(state, run);
  const sending: Sending = {
    ...{ form: run.form, client: "phpCurl", nothing: "removes" },
    ...{ span: made.valueSpan, url: url.value, urlSpan: url.valueSpan },
    method: methodOf(state),
    // An explicit header overrides it.
    headers: [basic, lines].filter((each) => each !== undefined),
    ...saidOfBody(body?.value, true, run),
    isOpen: state.shape.value.isOpen || (isGiven(given) && given.kind !== "thing"),
    isAuthorized:
      basic === undefined && credentials.some((name) => isGiven(optionValue(state, name))),
    body: hasBody ? body.valueSpan : undefined,
    slot: slotOf(state, given, made, run),
  };
  const lost = keptThing(state, "lost");
  const detached: readonly DetachedHeaders[] = [
    ...(parted?.named === undefined
      ? underWrongOption(state, run)
      : detachedOf(parted.named, "misplaced", everywhere, run)),
    ...(isGiven(given) || body === undefined
      ? []
      : strayHeaders(body.value, "inBody", body.valueSpan, run)),
    ...(lost === undefined ? [] : lostTo(lost, sending.headers, run)),
  ];
  run.later(() => {
    const after = detachedOf(late, "afterSending", everywhere, run);
    sendRequest({ ...sending, detached: [...detached, ...after] }, run);
  });
}

/** The header from `CURLOPT_USERPWD`, unless another scheme is set. */
function basicOf(state: Thing, run: Run): Thing | undefined {
  const [login, kind] = ["CURLOPT_USERPWD", "CURLOPT_HTTPAUTH"].map((name) => entryOf(state, name));
  const isBasic =
    kind === undefined || (kind.isSure && run.source(kind.valueSpan) === "CURLAUTH_BASIC");
  const isThere = login?.isSure === true && isGiven(login.value) && login.value.kind !== "unknown";
  return isBasic && isThere ? basicHeaders(login.valueSpan, run) : undefined;
}

function methodOf(state: Thing): Sending["method"] {
  const [custom, body] = ["CURLOPT_CUSTOMREQUEST", ...bodies].map((name) => entryOf(state, name));
  const verb = verbs.find(([name]) => isTrue(keptValue(state, name)));
  const named = custom === undefined ? undefined : plainText(custom.value);
  const text =
    custom === undefined
      ? (verb?.[1] ?? (body === undefined ? "GET" : "POST"))
      : (named?.toUpperCase() ?? "$METHOD");
  // If an option is only set in some branches, the method is not known.
  const isSure = [...verbs.map(([name]) => name), "CURLOPT_CUSTOMREQUEST", ...bodies].every(
    (name) => entryOf(state, name)?.isSure !== false,
  );
  return { text: isSure ? text : "$METHOD", span: custom && whereWritten(custom) };
}

/** Headers set by an option for response or proxy headers. */
function underWrongOption(state: Thing, run: Run): readonly DetachedHeaders[] {
  if (keptValue(state, "CURLOPT_HTTPHEADER") !== undefined) return [];
  return wrongOptions.flatMap((name) => {
    const entry = entryOf(state, `${name} with headers`);
    if (entry?.value.kind !== "thing" || has(state, "CURLOPT_PROXY")) return [];
    const isWritten = run.source(entry.valueSpan) === name;
    return repaired(
      detachedOf(linesOf(entry.value, run), "misplaced", everywhere, run),
      isWritten ? [{ span: entry.valueSpan, text: "CURLOPT_HTTPHEADER" }] : undefined,
    );
  });
}

function slotOf(
  state: Thing,
  given: Value | undefined,
  made: Entry,
  run: Run,
): HeaderSlot | undefined {
  if (isGiven(given)) {
    return given.kind === "thing" && isLines(given) ? slotInLines(given, run) : undefined;
  }
  return (
    slotUnderKey(keptValue(state, "options"), "CURLOPT_HTTPHEADER", true, run) ??
    slotAfterStatement(
      made.valueSpan,
      (name) => `curl_setopt(${name}, CURLOPT_HTTPHEADER, [`,
      "]);",
      run,
    )
  );
}
