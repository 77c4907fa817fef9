import { slice } from "../../places/written.ts";
import { printf } from "../machine/values/printf.ts";
import { hasPart } from "../machine/values/partOfText.ts";
import { blanks, trimmed, withoutAffix } from "../machine/values/trimmed.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { asText, plainText, writtenAt } from "../machine/values/texts.ts";
import { entryOf, joined, unknown, type Text, type Value } from "../machine/values/values.ts";

/** Methods of strings. */
export function callOfText(self: Text, call: Call, run: Run): Value {
  const { path: name, args } = call;
  const [first] = args;
  switch (name) {
    case "encode":
    case "decode":
      return self;
    case "strip":
    case "rstrip":
    case "lstrip":
    case "removeprefix":
    case "removesuffix":
      return trimmedBy(self, name, first);
    case "lower":
    case "upper":
    case "title":
    case "capitalize":
      return cased(self, name);
    case "startswith":
    case "endswith":
      return begins(self, name, first);
    case "format":
      return formatted(self, args, run);
    case "format_map":
      return first === undefined
        ? unknown
        : printf(self, /\{(?<name>\w+)\}/g, { values: [], named: entriesOf(first) }, run);
    case "join": {
      if (first?.value.kind !== "list") return unknown;
      const { items, isComplete } = first.value;
      const at = { kind: "other", parts: [], ...first.span } as const;
      const parts = items.flatMap((item, index) => {
        const text = asText(item, at, run);
        return index === 0 ? [text] : [self, text];
      });
      // Unknown items are preceded by the separator.
      return joined(isComplete ? parts : [...parts, asText(unknown, at, run)]);
    }
    case "replace": {
      const [search, by] = args;
      const wanted = plainText(search?.value);
      const at = wanted === undefined || wanted === "" ? -1 : self.written.text.indexOf(wanted);
      if (wanted === undefined) return { ...self, isSure: false };
      if (at !== self.written.text.lastIndexOf(wanted)) return unknown;
      if (by === undefined) return self;
      // An escaped search text may match a differently written one.
      if (at === -1) return wanted.includes("%") ? { ...self, isSure: false } : self;
      return joined([
        part(self, 0, at),
        asText(by.value, { kind: "other", parts: [], ...by.span }, run),
        part(self, at + wanted.length),
      ]);
    }
    default:
      return unknown;
  }
}

function part(text: Text, from: number, to = text.written.text.length): Text {
  const isSure = text.isSure && text.others.length === 0;
  return { ...text, written: slice(text.written, from, to), others: [], isSure };
}

/** `strip` and the like, where the text's ends are known. */
function trimmedBy(self: Text, name: string, given: Arg | undefined): Value {
  const signs = plainText(given?.value) ?? (given === undefined ? blanks : undefined);
  if (signs === undefined) return unknown;
  if (/^remove/.test(name))
    return withoutAffix(self, signs, name === "removeprefix" ? "start" : "end");
  return trimmed(self, signs, { start: name !== "rstrip", end: name !== "lstrip" });
}

function cased(self: Text, name: string): Value {
  const text = plainText(self);
  const place = self.written.runs[0]?.span;
  if (text === undefined || place === undefined) return unknown;
  const changed =
    name === "upper"
      ? text.toUpperCase()
      : name === "lower"
        ? text.toLowerCase()
        : text
            .toLowerCase()
            .replace(name === "title" ? /\b[a-z]/g : /^[a-z]/, (sign) => sign.toUpperCase());
  if (changed === text) return self;
  return { kind: "text", written: writtenAt(changed, place), others: [], isSure: true };
}

/** `startswith` and `endswith`, as far as the text's end is known. */
function begins(self: Text, name: string, given: Arg | undefined): Value {
  const where = name === "startswith" ? "start" : "end";
  const holds = hasPart(self, plainText(given?.value), where);
  return holds === undefined ? unknown : { kind: "constant", value: holds };
}

/** `"{}/{id}".format(base, id=1)`; attributes and items of arguments (`{it.id}`) are not looked up. */
function formatted(self: Text, args: readonly Arg[], run: Run): Value {
  const places = /\{(?:(?<index>\d+)|(?<name>[A-Za-z_]\w*|\w*[.[][^{}!:]*))?(?:[!:][^{}]*)?\}/g;
  const values = args.filter(({ name }) => name === undefined);
  const named = (wanted: string): Arg | undefined => args.find(({ name }) => name === wanted);
  return printf(self, places, { values, named }, run);
}

/** `"%s/%s" % (base, id)`, `"%(base)s/%(id)s" % values`. */
export function percentFormatted(self: Text, { value, span }: Arg, run: Run): Value {
  const places = /%(?:(?<percent>%)|(?:\((?<name>\w+)\))?[-+ #0]*\d*(?:\.\d+)?[sdirfx])/g;
  const items = value.kind === "list" ? value.items : value.kind === "thing" ? [] : [value];
  const values = items.map((item) => ({ value: item, span }));
  return printf(self, places, { values, named: entriesOf({ value, span }) }, run);
}

/** Looks up the entries of a dictionary. */
function entriesOf({ value, span }: Arg): (name: string) => Arg | undefined {
  return (name) => {
    const entry = value.kind === "thing" ? entryOf(value, name) : undefined;
    return entry && { value: entry.value, span };
  };
}
