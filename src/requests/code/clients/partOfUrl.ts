import { slice } from "../../places/written.ts";
import { textOf, type Text, type Value } from "../machine/values/values.ts";

/** A part of an address; undefined where the address is not known up to there. A host with a port counts as unknown. */
export function partOfUrl(
  { written, others, isSure }: Text,
  name: "scheme" | "host" | "path",
): Value | undefined {
  const found = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)/i.exec(written.text);
  if (found === null || !isSure || others.length > 0) return undefined;
  const [whole, scheme = "", host = "", path = ""] = found;
  const from = scheme.length + "://".length;
  switch (name) {
    case "scheme":
      return textOf(slice(written, 0, scheme.length));
    case "host":
      return /[@:]/.test(host) ? undefined : textOf(slice(written, from, from + host.length));
    case "path":
      return textOf(slice(written, whole.length - path.length, whole.length));
  }
}
