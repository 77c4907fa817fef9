import type { HttpRequest } from "../httpRequest.ts";
import type { HeaderSlot } from "../headerSlot.ts";
import type { TextEdit } from "../extraction.ts";
import { escaped, quoted } from "./quoting.ts";

/** A header to be added. */
export interface Addition {
  readonly name: string;
  readonly value: string;
}

/** The edit that adds headers at the request's slot; undefined without a slot. */
export function additionEdit(request: HttpRequest, all: readonly Addition[]): TextEdit | undefined {
  const { headerSlot: slot } = request;
  const additions = all.filter(({ name }) => slot?.refuses?.includes(keyOf(name)) !== true);
  if (additions.length === 0 || slot === undefined) return undefined;
  const { offset, before, separator = before, after } = slot;
  const items = additions.map((addition) => written(request.form, slot, addition));
  return {
    span: { start: offset, end: offset },
    text: before + items.join(separator) + after,
  };
}

function written(
  form: HttpRequest["form"],
  { item, quote = "single" }: HeaderSlot,
  { name, value }: Addition,
): string {
  const line = value === "" ? `${name}:` : `${name}: ${value}`;
  if (form.kind === "curl") return `-H ${quoted(form, quote, line)}`;
  if (form.kind === "command" && form.program !== "powershell") {
    return form.program === "wget"
      ? `--header=${quoted(form, quote, line)}`
      : quoted(form, quote, `${name}:${value}`);
  }
  if (item === undefined) return line;
  const parts = [
    escaped(form, item.nameQuote ?? "none", name),
    escaped(form, item.valueQuote ?? "none", value),
  ];
  const [first = "", second = ""] = item.valueFirst === true ? parts.reverse() : parts;
  const [width, secondWidth] = item.widths ?? [0, 0];
  return `${item.open}${first.padEnd(width)}${item.between}${second.padEnd(secondWidth)}${item.close}`;
}

/** The key under which header names are compared. */
export function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
