import type { Entry } from "./values.ts";

const headersAsWhole = /^(?:headers?|CURLOPT_HTTPHEADER)$/i;

/** An entry that takes the place of another one; of headers it keeps those that stood there. */
export function withFormer(entry: Entry, old: Entry | undefined): Entry {
  if (old?.isSure !== true || old.value === entry.value) return entry;
  return headersAsWhole.test(entry.name.text) ? { ...entry, former: old.value } : entry;
}
