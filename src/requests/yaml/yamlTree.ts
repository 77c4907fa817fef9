import type { Node } from "jsonc-parser";

const deepest = 100;
const gap = /(?:[ \t]*(?:#[^\n]*)?\r?\n|\ufeff|---[ \t]*\r?\n)*/y;
const blanks = /[ \t]*/y;
const properties = /(?:[&!][^\s,[\]{}]*[ \t]+)+/y;
const dash = /-(?=[ \t]|\r?$)[ \t]*/my;
const double = /"(?:[^"\\]|\\[^])*"/y;
const single = /'(?:[^']|'')*'/y;
const plainKey = /[^\s#&*!|>%@`"'[\]{},?:-][^\n#]{0,200}?(?=[ \t]*:(?:[ \t]|\r?$))/my;
const colon = /[ \t]*:(?=[ \t]|\r?$)/my;
const plain = /(?:[^\s#]|[ \t]+(?![#\s]|\r?$)|(?<=\S)#)+/my;
const block = /[|>][+-]?\d?[+-]?[ \t]*(?:#[^\n]*)?(?=\r?\n)/y;
const rest = /[^\r\n]*/y;
const emptyList = /\[[ \t]*\]/y;
const emptyMap = /\{[ \t]*\}/y;

/**
 * The tree of a YAML text as it is most often written: mappings and lists by their indentation, texts with quotes or
 * without. What is written in another way has no value; undefined for what is neither of both.
 */
export function yamlTree(text: string): Node | undefined {
  let at = 0;

  function takes(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  }

  /** Goes to what comes next, and tells how far it is indented. */
  function next(): number {
    takes(gap);
    const start = at;
    takes(blanks);
    return at - start;
  }

  /** The indentation of what comes next, wherever that is; -1 at the end. */
  function ahead(): number {
    const before = at;
    const indent = next();
    const isEnd = at >= text.length;
    at = before;
    return isEnd ? -1 : indent;
  }

  function node(type: Node["type"], offset: number, more: Partial<Node> = {}): Node {
    return {
      type,
      offset,
      length: at - offset,
      ...(type === "null" ? { value: null } : {}),
      ...more,
    };
  }

  /** What stands from here on, at an indentation of its own. */
  function readBlock(indent: number, depth: number): Node {
    takes(properties);
    const start = at;
    if (depth > deepest) {
      skipBelow(indent);
      return node("null", start);
    }
    if (takes(dash) !== undefined) return readList(start, indent, depth);
    const key = readKey();
    return key === undefined ? readInline(indent - 1) : readMapping(key, indent, depth);
  }

  function readList(start: number, indent: number, depth: number): Node {
    const children: Node[] = [];
    for (;;) {
      const column = at - (text.lastIndexOf("\n", at - 1) + 1);
      const isAlone = /^(?:\r?\n|#|$)/.test(text.slice(at, at + 2));
      if (!isAlone) children.push(readBlock(column, depth + 1));
      else if (ahead() > indent) children.push(readBlock(next(), depth + 1));
      else children.push(node("null", at));
      takes(rest);
      if (ahead() !== indent) break;
      const before = at;
      next();
      if (takes(dash) === undefined) {
        at = before;
        break;
      }
    }
    return node("array", start, { children });
  }

  function readMapping(first: Node, indent: number, depth: number): Node {
    const children: Node[] = [];
    for (let key: Node | undefined = first; key !== undefined;) {
      const value = readValue(indent, depth);
      const property = node("property", key.offset);
      children.push({ ...property, children: [key, value] });
      takes(rest);
      const before = at;
      const isSame = ahead() === indent;
      if (isSame) next();
      key = isSame ? readKey() : undefined;
      if (key === undefined) at = before;
    }
    return node("object", first.offset, { children });
  }

  /** A key with its colon. */
  function readKey(): Node | undefined {
    const start = at;
    const isQuoted = takes(double) ?? takes(single);
    const written = isQuoted ?? takes(plainKey);
    const key = node("string", start, { value: isQuoted?.slice(1, -1) ?? written });
    if (written !== undefined && takes(colon) !== undefined) return key;
    at = start;
    return undefined;
  }

  function readValue(indent: number, depth: number): Node {
    takes(blanks);
    takes(properties);
    if (!/^(?:\r?\n|#|$)/.test(text.slice(at, at + 2))) return readInline(indent);
    const below = ahead();
    const before = at;
    const column = next();
    const isList = /^-(?:[ \t]|\r?\n|$)/.test(text.slice(at, at + 3));
    if (below > indent || (below === indent && isList)) return readBlock(column, depth + 1);
    at = before;
    return node("null", at);
  }

  /** A value on the line of its key; lines below that stand further in belong to it. */
  function readInline(indent: number): Node {
    const start = at;
    if (takes(block) !== undefined) {
      const from = text.indexOf("\n", at) + 1;
      skipBelow(indent);
      const end = Math.max(from, at);
      return { type: "string", offset: from, length: end - from, value: text.slice(from, end) };
    }
    const quoted = takes(double) ?? takes(single);
    if (quoted !== undefined) return node("string", start, { value: quoted.slice(1, -1) });
    if (takes(emptyList) !== undefined) return node("array", start, { children: [] });
    if (takes(emptyMap) !== undefined) return node("object", start, { children: [] });
    const value = takes(plain)?.trimEnd() ?? "";
    at = start + value.length;
    const found = node("null", start, scalarOf(value));
    skipBelow(indent);
    return found;
  }

  /** Goes to the end of the last line that stands further in. */
  function skipBelow(indent: number): void {
    takes(rest);
    while (ahead() > indent) {
      next();
      takes(rest);
    }
  }

  const indent = next();
  const tree = readBlock(indent, 0);
  return tree.type === "object" || tree.type === "array" ? tree : undefined;
}

function scalarOf(text: string): Pick<Node, "type" | "value"> {
  if (text === "true" || text === "false") return { type: "boolean", value: text === "true" };
  if (/^(?:|~|null)$/.test(text)) return { type: "null", value: null };
  // Lists and mappings on one line are not looked into.
  if (/^[[{]/.test(text)) return { type: "null", value: null };
  return /^-?\d+(?:\.\d+)?$/.test(text)
    ? { type: "number", value: Number(text) }
    : { type: "string", value: text };
}
