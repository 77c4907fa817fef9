import type { Span } from "../../httpRequest.ts";
import { tells } from "../../knownHeaders.ts";
import type { Run } from "../machine/run.ts";
import { optionValue } from "../clients/sending.ts";
import { entryOf, type Thing, type Value } from "../machine/values.ts";
import { isArray } from "./arrays.ts";
import { isLines, linesOf } from "./headerLines.ts";
import { lacking } from "./unused.ts";

/**
 * What nothing reads any more is lost: a copy that was changed to what it is a copy of, headers that were built
 * to the requests of the same call that have none.
 */
export function lostUnread(value: Value, given: Span, run: Run): void {
  if ((run.isSilent && !run.isMaking) || !isArray(value)) return;
  const headers = headersIn(value, run);
  if (headers === undefined) return;
  for (const each of new Set([headers, value])) run.lost.discarded(each);
  const isLine = headers.shape.value.entries.length > 0 && isLines(headers);
  // What an object is made with is meant for whatever it sends.
  const call = run.isMaking ? undefined : run.call;
  const lost = isLine ? linesOf(headers, run) : headers;
  run.lost.unused(lost, call, { isMeant: lacking(lost), given });
}

/** `header('Accept: …')` is about the answer of the page itself. */
export function lostInAnswer(value: Value, span: Span, run: Run): void {
  if (run.isSilent || value.kind !== "text") return;
  const entry = { value, valueSpan: span, span, isSure: true };
  const line = linesOf(run.thing([{ ...entry, name: { text: "0", runs: [] } }]), run);
  const isRequest = line.shape.value.entries.some(({ name }) => isNeeded(name.text));
  if (isRequest) run.lost.unused(line, run.call, { isMeant: lacking(line) });
}

/** Headers, as they are or among options. */
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
