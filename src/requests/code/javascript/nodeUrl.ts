import type { Span } from "../../httpRequest.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { option, optionValue } from "../clients/sending.ts";
import { asText, plainText } from "../machine/values/texts.ts";
import { sign as signAt } from "../clients/urls.ts";
import { joined, unknown, type Text, type Value } from "../machine/values/values.ts";

/** The option that names the host. */
export function hostEntry(options: Value | undefined) {
  const found = option(options, "hostname") ?? option(options, "host");
  return found === undefined || found === "unknown" ? undefined : found;
}

/** Where the host is written, if within the call. */
export function placeOfHost(entry: ReturnType<typeof hostEntry>, { span }: Arg): Span {
  if (entry === undefined) return span;
  const { start, end } = entry.valueSpan;
  return span.start <= start && end <= span.end ? entry.valueSpan : span;
}

function isPort(port: Value, usual: string): boolean {
  return port.kind === "constant" ? String(port.value) === usual : plainText(port) === usual;
}

/** `{ hostname, path }` as a URL. */
export function urlOfOptions(
  scheme: "http" | "https",
  options: Value | undefined,
  at: Span,
  run: Run,
): Value {
  const host = hostEntry(options);
  const port = optionValue(options, "port");
  const protocol = optionValue(options, "protocol");
  const text = (value: Value, span: Span): Text =>
    asText(value, { kind: "other", parts: [], ...span }, run);
  const sign = (shown: string): Text => signAt(shown, at);
  if (host?.value.kind !== "text") return unknown;
  const usual = scheme === "http" ? "80" : "443";
  const isUsual = port === undefined || isPort(port, usual);
  const path = option(options, "path") ?? option(options, "pathname");
  const before =
    protocol?.kind === "text"
      ? [text(protocol, host.valueSpan), sign("//")]
      : [sign(`${scheme}://`)];
  return joined([
    ...before,
    text(host.value, host.valueSpan),
    ...(isUsual ? [] : [sign(":"), text(port, host.valueSpan)]),
    ...(path === undefined
      ? []
      : path === "unknown"
        ? [text(unknown, at)]
        : [text(path.value, path.valueSpan)]),
  ]);
}
