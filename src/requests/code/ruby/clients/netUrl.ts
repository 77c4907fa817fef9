import type { Span } from "../../../httpRequest.ts";
import { slice } from "../../../places/written.ts";
import { keptValue } from "../../clients/state.ts";
import { sign } from "../../clients/urls.ts";
import type { Run } from "../../machine/run.ts";
import { asText, plainText } from "../../machine/values/texts.ts";
import { joined, unknown, type Text, type Thing, type Value } from "../../machine/values/values.ts";

/** The scheme of a connection: `https://` if switched on; undefined if not known. The port of https alone does not switch it on. */
export function schemeOf(state: Thing | undefined): string | undefined {
  const ssl = keptValue(state, "use_ssl");
  const port = keptValue(state, "port");
  if (ssl?.kind === "constant" && ssl.value === true) return "https://";
  const isPlain =
    port === undefined || (port.kind === "constant" && (port.value === 80 || port.value === 443));
  const isOff = ssl === undefined || (ssl.kind === "constant" && ssl.value !== true);
  if (!isPlain || !isOff) return "https://";
  const isSeen = state?.shape.value.isOpen !== true && !isExtended(state);
  if (isSeen) return "http://";
  return port?.kind === "constant" && port.value === 443 ? "https://" : undefined;
}

/** The URL of a path, or of a whole address, on a connection to a host. */
export function urlOf(
  host: Value | undefined,
  scheme: string | undefined,
  path: Value,
  at: Span,
  run: Run,
): Value {
  if (path.kind === "text" && /^[a-z]+:\/\//i.test(path.written.text)) {
    const to = plainText(host)?.toLowerCase();
    // The request goes where the connection leads. A path that is not known may follow the host: `${path}`.
    const own = /^[a-z]+:\/\/([^/:?#$]+)/i.exec(path.written.text)?.[1]?.toLowerCase();
    if (to === undefined) return path;
    return to === own ? spoken(path, scheme, at) : unknown;
  }
  if (host?.kind !== "text" || scheme === undefined) return unknown;
  return joined([sign(scheme, at), host, asText(path, { kind: "other", parts: [], ...at }, run)]);
}

/** An address as a connection takes it, whose own scheme counts. */
function spoken(url: Text, scheme: string | undefined, at: Span): Value {
  const { written, others } = url;
  const secure = "https://";
  if (scheme !== "http://" || others.length > 0 || !written.text.startsWith(secure)) return url;
  return joined([
    sign(scheme, at),
    { ...url, written: slice(written, secure.length, written.text.length) },
  ]);
}

/** Whether unknown code may change what a connection sends. */
export function isExtended(state: Thing | undefined): boolean {
  return keptValue(state, "extended") !== undefined;
}
