import type { Header, Span, Value } from "./httpRequest.ts";
import { append, known, spanOf, write, type Writer, type Written } from "./places/written.ts";

/** A URL as a value. It is known once its host is; variables in path or query are left in place. */
export function urlValue(url: Written, span: Span = spanOf(url)): Value {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*/i.exec(url.text)?.[0].length ?? 0;
  const isKnown = !url.runs.some((run) => run.variable === true && run.at < Math.max(host, 1));
  return isKnown ? known(url, span) : { kind: "unknown", source: url.text, span, runs: url.runs };
}

/** The URL of a request line with only a path; the host comes from the Host header, if there is one. */
export function urlOfTarget(target: Written, headers: readonly Header[]): Value {
  const span = spanOf(target);
  const host = headers.find(({ name }) => name.trim().toLowerCase() === "host")?.value;
  if (!target.text.startsWith("/") || host?.kind !== "known" || host.runs === undefined) {
    return urlValue(target);
  }
  const writer: Writer = { text: "", runs: [] };
  write(writer, "https://", { start: span.start, end: span.start });
  append(writer, { text: host.text, runs: host.runs });
  append(writer, target);
  return urlValue(writer, span);
}
