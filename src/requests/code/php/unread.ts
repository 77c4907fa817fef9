import type { HttpRequest } from "../../httpRequest.ts";
import { tells } from "../../knownHeaders.ts";
import type { Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { entryOf, type Thing, type Value } from "../values.ts";
import { isArray } from "./arrays.ts";
import { isLines, linesOf } from "./headerLines.ts";

/**
 * What nothing reads any more is lost: a copy that was changed to what it is a copy of, headers that were built
 * to the requests of the same call that have none.
 */
export function lostUnread(value: Value, run: Run): void {
  if (run.isSilent || !isArray(value)) return;
  const headers = headersIn(value, run);
  if (headers === undefined) return;
  for (const each of new Set([headers, value])) run.lost.discarded(each);
  const isLine = headers.shape.value.entries.length > 0 && isLines(headers);
  run.lost.unused(isLine ? linesOf(headers, run) : headers, run.call, isBare);
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

function isBare({ headers, headersComplete }: HttpRequest): boolean {
  return headersComplete && !headers.some(({ name }) => /^(?:accept|authorization)$/i.test(name));
}
