import type { Quote, Span } from "../../../httpRequest.ts";
import { verbatim, write, type Writer } from "../../../places/written.ts";
import type { Expression } from "../../program.ts";
import { TextReader, characterOf, spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";

/** A string literal of any kind; `read`: reads interpolated expressions. */
export function readText(
  node: Syntax,
  text: string,
  read: (node: Syntax | undefined) => Expression,
): Expression {
  const shown = text.slice(node.start, node.end);
  const opening = /^[$@]*"*|^'/.exec(shown)?.[0] ?? '"';
  const isRaw = /@|"""/.test(opening) || node.type === "character_literal";
  const quote = isRaw ? "raw" : "double";
  const reader = new TextReader(node);
  if (node.type === "verbatim_string_literal") {
    const end = Math.max(node.start + 2, node.end - 1);
    addDoubled(reader, text, { start: node.start + 2, end }, quote, /""/g);
  }
  for (const child of node.children) {
    if (child.type === "interpolation") {
      reader.insert(read(child.children.find(({ type }) => type !== "interpolation_brace")));
    } else if (child.type === "escape_sequence") {
      reader.escape(unescape(text.slice(child.start, child.end)), spanOf(child), quote);
    } else if (/content$|^character_literal_content$/.test(child.type)) {
      // In interpolated strings, literal braces are doubled.
      const twice =
        node.type.startsWith("interpolated") && !shown.startsWith("$$") ? /\{\{|\}\}/g : undefined;
      addDoubled(reader, text, child, quote, twice);
    }
  }
  const inside = Math.min(node.start + opening.length, node.end);
  return reader.finish(verbatim(text, { start: inside, end: inside }, quote));
}

/** A stretch with doubled characters: quotes in `@"…"`, braces in `$"…"`. */
function addDoubled(
  reader: TextReader,
  text: string,
  { start, end }: Span,
  quote: Quote,
  twice: RegExp | undefined,
): void {
  let from = start;
  for (const found of twice === undefined ? [] : text.slice(start, end).matchAll(twice)) {
    const at = start + found.index;
    if (from < at) reader.add(verbatim(text, { start: from, end: at }, quote));
    const writer: Writer = { text: "", runs: [] };
    write(writer, found[0].slice(1), { start: at, end: at + 2 }, quote);
    reader.add(writer);
    from = at + 2;
  }
  if (from < end) reader.add(verbatim(text, { start: from, end }, quote));
}

const escapes: Readonly<Record<string, string>> = {
  ...{ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v", a: "\x07", "0": "\0" },
};

function unescape(escape: string): string {
  const body = escape.slice(1);
  const [, code] = /^[uUx]([0-9A-Fa-f]{1,8})$/.exec(body) ?? [];
  if (code !== undefined) return characterOf(code);
  return escapes[body] ?? body;
}
