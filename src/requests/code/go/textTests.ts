import type { Call } from "../machine/library.ts";
import { plainText } from "../machine/texts.ts";
import { unknown, type Value } from "../machine/values.ts";

/** `strings.HasPrefix` and the like, as far as the texts are known. */
export function testText(name: string, { args }: Call): Value {
  const [of, part] = args.map(({ value }) => value);
  const [text, wanted] = [plainText(of), plainText(part)];
  if (wanted === undefined) return unknown;
  const known = name === "HasPrefix" ? beginning(of) : undefined;
  if (known !== undefined && text === undefined) {
    const isOpen = known.length < wanted.length && wanted.startsWith(known);
    return isOpen ? unknown : { kind: "constant", value: known.startsWith(wanted) };
  }
  if (text === undefined) return unknown;
  switch (name) {
    case "HasPrefix":
      return { kind: "constant", value: text.startsWith(wanted) };
    case "HasSuffix":
      return { kind: "constant", value: text.endsWith(wanted) };
    case "Contains":
      return { kind: "constant", value: text.includes(wanted) };
    default:
      return { kind: "constant", value: text.toLowerCase() === wanted.toLowerCase() };
  }
}

/** What a text begins with, up to its first unknown part. */
function beginning(value: Value | undefined): string | undefined {
  if (value?.kind !== "text" || !value.isSure || value.others.length > 0) return undefined;
  const { text, runs } = value.written;
  return text.slice(0, runs.find(({ variable }) => variable === true)?.at);
}
