import type { Node } from "jsonc-parser";

/** The object that was read, if it could be, and where reading stopped. */
export interface Inspected {
  readonly node: Node | undefined;
  readonly end: number;
}

const deepest = 200;
const white = /\s*/y;
/** The type name before an object's contents: `Object [AxiosHeaders] {`, `<ref *1> Agent {`, `Map(2) {`. */
const kind =
  /(?:<ref \*\d+> ?)?(?:(?:[A-Z]\w*(?:\(\d+\))?(?: <[^<>\n]{0,100}>)?(?: \[[\w$ ]{1,100}\])?|\[[A-Z][\w$ ]{0,60}(?:: [\w$. ()]{0,100})?\]) (?=[{[]))?/y;
/** Values that are not printed: `[Function: x]`, `[Object]`, `<Buffer 7b>`. */
const hidden =
  /\[(?:Function|AsyncFunction|GeneratorFunction|class|Circular|Getter|Setter|[A-Z][\w$]*)\b[^\]'"{}\n]{0,200}\]|<[^<>\n]{0,500}>/y;
const bare = /[^\s,{}[\]'"`=][^\s,{}[\]'"`]*/y;
const key = /\[[^\]\n]{1,100}\]|:?[\w$@?!.-]+/y;
const separator = /\s*(?::(?!:)|=>)/y;
const more = /\.\.\. \d+ more [^\n]*/y;

/**
 * Reads a printed object from its `{` on: JSON, the output of Node.js, a Python dictionary, a Ruby hash. Entries
 * without a value are left out.
 */
export function inspected(text: string, from: number): Inspected {
  let at = from;
  let farthest = from;

  function takes(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  }

  function readString(): Node | undefined {
    const start = at;
    const mark = text.charAt(at);
    if (mark === "" || !`'"\``.includes(mark)) return undefined;
    for (at++; at < text.length && text[at] !== mark; at++) {
      if (text[at] === "\\") at++;
      // Only text in backticks spans lines.
      else if (text[at] === "\n" && mark !== "`") break;
    }
    farthest = Math.max(farthest, at);
    if (text[at] !== mark) return undefined;
    at++;
    const value = text.slice(start + 1, at - 1);
    return { type: "string", offset: start, length: at - start, value };
  }

  function readValue(depth: number): Node | undefined {
    takes(white);
    if (depth > deepest) return undefined;
    const start = at;
    takes(kind);
    const first = text.charAt(at);
    if (first === "{") return readObject(depth);
    if (takes(hidden) !== undefined) {
      const shown = /[^\S\n]*\{/y;
      shown.lastIndex = at;
      if (!shown.test(text)) return { type: "null", offset: start, length: at - start };
      takes(white);
      return readObject(depth);
    }
    if (first === "[") return readArray(depth);
    if (/["'`]/.test(first)) return readString();
    const word = takes(bare);
    if (word === undefined) return undefined;
    const type = /^-?\d+(?:\.\d+)?$/.test(word) ? "number" : "null";
    return {
      type,
      offset: start,
      length: at - start,
      value: type === "null" ? null : Number(word),
    };
  }

  function readArray(depth: number): Node | undefined {
    const start = at++;
    const children: Node[] = [];
    for (;;) {
      takes(white);
      if (text[at] === "]") break;
      if (takes(more) === undefined) {
        const value = readValue(depth + 1);
        if (value === undefined) return undefined;
        children.push(value);
      }
      takes(white);
      if (text[at] === ",") at++;
      else if (text[at] !== "]") return undefined;
    }
    at++;
    return { type: "array", offset: start, length: at - start, children };
  }

  function readObject(depth: number): Node | undefined {
    const start = at++;
    const children: Node[] = [];
    for (;;) {
      takes(white);
      if (text[at] === "}") break;
      if (takes(more) === undefined && !readEntry(depth, children)) return undefined;
      takes(white);
      if (text[at] === ",") at++;
      else if (text[at] !== "}") return undefined;
    }
    at++;
    return { type: "object", offset: start, length: at - start, children };
  }

  /** A name and value, or the nameless value of a set. */
  function readEntry(depth: number, children: Node[]): boolean {
    const start = at;
    const name = readString() ?? readName();
    if (name === undefined || takes(separator) === undefined) {
      at = start;
      return readValue(depth + 1) !== undefined;
    }
    const value = readValue(depth + 1);
    if (value === undefined) return false;
    if (value.type === "null") return true;
    const property: Node = { type: "property", offset: start, length: at - start };
    children.push({ ...property, children: [name, value] });
    return true;
  }

  function readName(): Node | undefined {
    const start = at;
    const name = takes(key);
    if (name === undefined) return undefined;
    return { type: "string", offset: start, length: at - start, value: name.replace(/^:/, "") };
  }

  const node = readObject(0);
  return { node, end: Math.max(at, farthest) };
}
