import { parseTree, type Node } from "jsonc-parser";
import type { Span } from "../httpRequest.ts";
import { write, type Writer, type Written } from "../places/written.ts";

const deepest = 400;

/** The tree of a JSON text, which may have comments and errors; undefined if it is no JSON or too deep. */
export function jsonTree(text: string): Node | undefined {
  if (!/^[\s\ufeff]*(?:[{[]|\/[/*])/.test(text.slice(0, 1000)) || isTooDeep(text)) return undefined;
  // The parser does not take a byte order mark for white space.
  const source = text.startsWith("\ufeff") ? ` ${text.slice(1)}` : text;
  return parseTree(source, [], { allowTrailingComma: true });
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5b || char === 0x7b) depth++;
    else if (char === 0x5d || char === 0x7d) depth--;
    if (depth > deepest) return true;
  }
  return false;
}

/** A property of an object, by a test of its name. */
export function propertyOf(
  node: Node | undefined,
  isName: (name: string) => boolean,
): { readonly property: Node; readonly key: Node; readonly value: Node } | undefined {
  for (const property of node?.type === "object" ? (node.children ?? []) : []) {
    const [key, value] = property.children ?? [];
    if (key !== undefined && value !== undefined && isName(String(key.value))) {
      return { property, key, value };
    }
  }
  return undefined;
}

export function spanOfNode(node: Node): Span {
  return { start: node.offset, end: node.offset + node.length };
}

export function isScalar(node: Node): boolean {
  return node.type !== "object" && node.type !== "array";
}

const escape = /\\(?:u[0-9A-Fa-f]{4}|[^])/g;
/** In YAML strings a line end is a blank, or nothing if escaped; in JSON strings there is none. */
const escapeOrLineEnd = /\\(?:u[0-9A-Fa-f]{4}|\r?\n\s*|[^])|\r?\n\s*/g;
const escapes: Readonly<Record<string, string>> = {
  ...{ b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" },
};

/** The text of a string, without quotes and escapes, or of a number; empty for null. */
export function writtenOfNode(text: string, node: Node): Written {
  const { start, end } = spanOfNode(node);
  if (node.type !== "string") {
    const source = node.type === "null" ? "" : text.slice(start, end);
    const run = { at: 0, length: source.length, span: { start, end }, quote: "none" } as const;
    return { text: source, runs: [run] };
  }
  const mark = text.charAt(start);
  const quote = mark === "'" ? "single" : mark === "`" ? "template" : "double";
  const isBare = !/["'`]/.test(mark);
  const inner = {
    start: isBare ? start : start + 1,
    end: !isBare && text[end - 1] === mark && end - start > 1 ? end - 1 : end,
  };
  const writer: Writer = { text: "", runs: [] };
  const add = (part: string, from: number, to: number): void => {
    write(writer, part, { start: from, end: to }, isBare ? "none" : quote);
  };
  let from = inner.start;
  const pattern = quote === "template" ? escape : escapeOrLineEnd;
  for (const match of text.slice(inner.start, inner.end).matchAll(pattern)) {
    const at = inner.start + match.index;
    if (at > from) add(text.slice(from, at), from, at);
    from = at + match[0].length;
    add(lettersOf(match[0]), at, from);
  }
  if (from < inner.end || writer.runs.length === 0) {
    add(text.slice(from, inner.end), from, inner.end);
  }
  return writer;
}

function lettersOf(escaped: string): string {
  const letter = escaped.charAt(1);
  if (!escaped.startsWith("\\")) return " ";
  if (/^\s/.test(letter) && escaped.includes("\n")) return "";
  return escaped.length === 6
    ? String.fromCharCode(Number.parseInt(escaped.slice(2), 16))
    : (escapes[letter] ?? letter);
}
