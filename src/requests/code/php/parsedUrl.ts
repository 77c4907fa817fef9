import { partOfUrl } from "../clients/partOfUrl.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { plainText, writtenAt } from "../machine/values/texts.ts";
import { unknown, type Entry, type Value } from "../machine/values/values.ts";
import { argument, spanOfCall } from "./phpCall.ts";

const parts = ["scheme", "host", "path"] as const;

/** `parse_url($url, PHP_URL_HOST)`, or all parts of an address as an array, which may have more than those known. */
export function parsedUrl(call: Call, run: Run): Value {
  const url = argument(call, 0, "url")?.value;
  const component = argument(call, 1, "component");
  if (url?.kind !== "text") return unknown;
  if (component !== undefined) {
    const asked = parts.find((part) => nameOf(part) === plainText(component.value));
    return (asked && partOfUrl(url, asked)) ?? unknown;
  }
  const at = spanOfCall(call);
  const entries = parts.flatMap((part): Entry[] => {
    const value = partOfUrl(url, part);
    const place = { name: writtenAt(part, at), valueSpan: at, span: at };
    return value === undefined ? [] : [{ ...place, value, isSure: true }];
  });
  return run.thing(entries, { isOpen: true });
}

function nameOf(part: string): string {
  return `PHP_URL_${part.toUpperCase()}`;
}
