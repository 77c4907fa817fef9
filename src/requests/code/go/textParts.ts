import { slice } from "../../places/written.ts";
import { blanks, trimmed, withoutAffix } from "../machine/values/trimmed.ts";
import type { Arg, Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { textOf, unknown, type Value } from "../machine/values/values.ts";

/** `strings.Cut` and the like: the text before and after the first separator. */
export function cutAt(text: Arg | undefined, separator: Arg | undefined, isCut: boolean): Value {
  const [whole, sign] = [text?.value, plainText(separator?.value)];
  if (whole?.kind !== "text" || !whole.isSure || sign === undefined || sign === "") return unknown;
  const { written, others } = whole;
  const at = written.text.indexOf(sign);
  if (at < 0 || others.length > 0) return unknown;
  const end = at + sign.length;
  const parts = [slice(written, 0, at), slice(written, end, written.text.length)];
  const found: Value = { kind: "constant", value: true };
  const items = [...parts.map((part) => textOf(part)), ...(isCut ? [found] : [])];
  return { kind: "list", items, isComplete: true };
}

/** `strings.TrimRight(text, signs)`, `strings.TrimPrefix(text, prefix)` and others. */
export function trimmedBy(method: string, { args }: Call): Value {
  const [text, cut] = args;
  if (text?.value.kind !== "text") return unknown;
  if (method === "TrimSpace") return trimmed(text.value, blanks, { start: true, end: true });
  const given = plainText(cut?.value);
  if (given === undefined || given === "") return unknown;
  if (method === "TrimPrefix") return withoutAffix(text.value, given, "start");
  if (method === "TrimSuffix") return withoutAffix(text.value, given, "end");
  const [start, end] = [method !== "TrimRight", method !== "TrimLeft"];
  return /^Trim(?:Left|Right)?$/.test(method)
    ? trimmed(text.value, given, { start, end })
    : unknown;
}
