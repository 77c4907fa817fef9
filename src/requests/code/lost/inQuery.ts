import type { DetachedHeaders, Span } from "../../httpRequest.ts";
import { tells } from "../../knownHeaders.ts";
import { slice, type Written } from "../../places/written.ts";
import { detachedOf } from "./detached.ts";
import type { Run } from "../machine/run.ts";
import { textOf } from "../machine/values/values.ts";

/** Headers that were put into the query of a URL: `?Accept=application/json`. */
export function headersInQuery(url: Written, at: Span, run: Run): readonly DetachedHeaders[] {
  const query = /\?[^#]*/.exec(url.text);
  if (query === null) return [];
  const headers = run.thing([]);
  for (const { index, 1: name = "", 2: value = "" } of query[0].matchAll(/[?&]([\w-]+)=([^&]*)/g)) {
    const start = query.index + index + 1;
    // `accept…` may be a filter of Intercom's API: only a media type as the value shows that a header was meant.
    if (!tells(name) || (/^(?:accept|content)/i.test(name) && !value.includes("/"))) continue;
    const end = start + name.length + 1 + value.length;
    const written = slice(url, start + name.length + 1, end);
    run.put(headers, {
      ...{ name: slice(url, start, start + name.length), value: textOf(written), isSure: true },
      ...{ valueSpan: at, span: at },
    });
  }
  return detachedOf(headers, "inQuery", at, run);
}
