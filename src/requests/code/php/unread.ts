import type { Span } from "../../httpRequest.ts";
import { tells } from "../../knownHeaders.ts";
import type { Run } from "../machine/run.ts";
import { optionValue } from "../clients/sending.ts";
import { entryOf, type Thing, type Value } from "../machine/values/values.ts";
import { isArray } from "./arrays.ts";
import { isLines, linesOf } from "./clients/headerLines.ts";
import { lacking } from "./unused.ts";

/**
 * Reports an array that is never read again: a changed copy as lost to its original, headers as lost to requests of
 * the same call that lack them.
 */
export function lostUnread(value: Value, given: Span, run: Run): void {
  if ((run.isSilent && !run.isMaking) || !isArray(value)) return;
  const headers = headersIn(value, run);
  if (headers === undefined) return;
  for (const each of new Set([headers, value])) run.lost.discarded(each);
  const isLine = headers.shape.value.entries.length > 0 && isLines(headers);
  // During construction, headers may be meant for any request of the object.
  const call = run.isMaking ? undefined : run.call;
  const lost = isLine ? linesOf(headers, run) : headers;
  run.lost.unused(lost, call, { isMeant: lacking(lost), given });
}

/** `header('Accept: …')` sets a header of the page's own response. */
export function lostInAnswer(value: Value, span: Span, run: Run): void {
  if (run.isSilent || value.kind !== "text") return;
  const entry = { value, valueSpan: span, span, isSure: true };
  const line = linesOf(run.thing([{ ...entry, name: { text: "0", runs: [] } }]), run);
  const isRequest = line.shape.value.entries.some(({ name }) => isNeeded(name.text));
  if (isRequest) run.lost.unused(line, run.call, { isMeant: lacking(line) });
}

/** The headers in a value, directly or among options. */
function headersIn(value: Thing, run: Run): Thing | undefined {
  const parts = [
    value,
    optionValue(value, "headers"),
    optionValue(optionValue(value, "http"), "header"),
  ];
  return parts.find((part): part is Thing => isArray(part) && isTelling(part, run));
}

function isTelling(value: Thing, run: Run): boolean {
  const { entries } = value.shape.value;
  if (entries.length === 0) return false;
  const named = isLines(value) ? linesOf(value, run).shape.value.entries : entries;
  return named.some(({ name }) => tells(name.text)) && entryOf(value, "headers") === undefined;
}

function isNeeded(name: string): boolean {
  return /^(?:accept|authorization)$/i.test(name);
}
