import type { HclCursor } from "./hclCursor.ts";
import { type Pair, placed } from "./hclEntries.ts";
import { blank, name, white } from "./hclSigns.ts";
import type { HclExpression, HclPart } from "./hclSyntax.ts";
import { textParts } from "./hclTexts.ts";

const deepest = 100;
const number = /-?\d[\w.]*/y;
const step = /\.([A-Za-z_][\w-]*|\d+)/y;
const plainLines = /(?:[^$%]|\$\$\{|%%\{|[$%](?!\{))+/y;
const plainText = /(?:[^"\\$%\n]|\\.|\$\$\{|%%\{|[$%](?!\{))+/y;

/** Reads values at the cursor; `quoted`: the quoted strings it has read so far. */
export interface ExpressionReader {
  /** An attribute's value, which ends with its line. */
  readonly readLine: () => HclExpression;
  /** A quoted string. */
  readonly readTemplate: (depth: number) => HclExpression;
  /** A heredoc, up to the end of the text. */
  readonly readHeredoc: () => HclExpression;
  readonly quoted: readonly HclExpression[];
}

/** Reads expressions of HCL; what is not understood is `other`. */
export function expressionReader(cursor: HclCursor): ExpressionReader {
  const quoted: HclExpression[] = [];

  function readLine(): HclExpression {
    return ended(readExpression(0), /[\n}]/);
  }

  /** The expression, if it ends here; otherwise `other`, up to the end of the larger expression. */
  function ended(expression: HclExpression, end: RegExp): HclExpression {
    cursor.takes(blank);
    if (cursor.isAtEnd || end.test(cursor.sign) || cursor.isAtComment) return expression;
    cursor.skipTo(end);
    return { kind: "other", span: { start: expression.span.start, end: cursor.at } };
  }

  function readExpression(depth: number): HclExpression {
    const start = cursor.at;
    if (depth <= deepest) {
      if (cursor.sign === '"') return readTemplate(depth);
      if (cursor.sign === "{") return readObject(depth);
      if (cursor.takesSign("[")) return readList(start, depth);
      const scalar = cursor.takes(number)?.[0];
      if (scalar !== undefined)
        return { kind: "scalar", text: scalar, span: { start, end: cursor.at } };
      const word = cursor.takes(name)?.[0];
      if (word !== undefined) {
        return cursor.takesSign("(")
          ? readCall(start, word, depth)
          : readReference(start, word, depth);
      }
    }
    if (/[([{"]/.test(cursor.sign)) cursor.skipGroup();
    else if (!cursor.skipsHeredoc()) cursor.at = Math.min(cursor.at + 1, cursor.text.length);
    return { kind: "other", span: { start, end: cursor.at } };
  }

  function readCall(start: number, called: string, depth: number): HclExpression {
    const given: HclExpression[] = [];
    for (cursor.takes(white); !cursor.isAtEnd && cursor.sign !== ")"; cursor.takes(white)) {
      const argument = readExpression(depth + 1);
      cursor.takes(white);
      given.push(ended(argument, /[,)]/));
      if (!cursor.takesSign(",")) break;
    }
    cursor.takesSign(")");
    return { kind: "call", name: called, given, span: { start, end: cursor.at } };
  }

  /** Items of a list are read only for the strings in them. */
  function readList(start: number, depth: number): HclExpression {
    for (cursor.takes(white); !cursor.isAtEnd && cursor.sign !== "]"; cursor.takes(white)) {
      const item = readExpression(depth + 1);
      cursor.takes(white);
      ended(item, /[,\]]/);
      if (!cursor.takesSign(",")) break;
    }
    cursor.takesSign("]");
    return { kind: "list", span: { start, end: cursor.at } };
  }

  function readReference(start: number, word: string, depth: number): HclExpression {
    const path = [word];
    for (let next = cursor.takes(step)?.[1]; next !== undefined; next = cursor.takes(step)?.[1]) {
      path.push(next);
    }
    let found: HclExpression = { kind: "reference", path, span: { start, end: cursor.at } };
    while (cursor.takesSign("[")) {
      cursor.takes(white);
      const inner = readExpression(depth + 1);
      cursor.takes(white);
      const by = ended(inner, /\]/);
      cursor.takesSign("]");
      found = { kind: "index", of: found, by, span: { start, end: cursor.at } };
    }
    return found;
  }

  function readObject(depth: number): HclExpression {
    const start = cursor.at++;
    const entries: Pair[] = [];
    for (cursor.takes(white); !cursor.isAtEnd && cursor.sign !== "}"; cursor.takes(white)) {
      const entry = readEntry(depth);
      if (entry === undefined) {
        cursor.skipTo(/\}/);
        cursor.takesSign("}");
        return { kind: "other", span: { start, end: cursor.at } };
      }
      entries.push(entry);
      cursor.takesSign(",");
    }
    cursor.takesSign("}");
    return { kind: "object", entries: placed(entries), span: { start, end: cursor.at } };
  }

  function readEntry(depth: number): Pair | undefined {
    const start = cursor.at;
    const isBare = cursor.sign !== '"' && cursor.sign !== "(";
    const word = isBare ? cursor.takes(name)?.[0] : undefined;
    const key: HclExpression | undefined =
      word === undefined
        ? isBare
          ? undefined
          : readExpression(depth + 1)
        : { kind: "scalar", text: word, span: { start, end: cursor.at } };
    cursor.takes(blank);
    if (key === undefined || !(cursor.takesSign("=") || cursor.takesSign(":"))) return undefined;
    cursor.takes(white);
    const value = ended(readExpression(depth + 1), /[\n,}]/);
    return { key, isBare, value, span: { start, end: value.span.end } };
  }

  function readTemplate(depth: number): HclExpression {
    const start = cursor.at++;
    const parts: HclPart[] = [];
    while (!cursor.isAtEnd && cursor.sign !== '"' && cursor.sign !== "\n") {
      const from = cursor.at;
      const plain = cursor.takes(plainText)?.[0];
      if (plain !== undefined) add(parts, textParts(plain, from, /\\.|[$%]{2}\{/g));
      else if (/[$%]/.test(cursor.sign)) parts.push(readFilled(from, depth));
      else cursor.at++;
    }
    cursor.takesSign('"');
    const template = { kind: "template", parts, span: { start, end: cursor.at } } as const;
    quoted.push(template);
    return template;
  }

  /** An interpolation `${…}`, or a directive `%{…}`. */
  function readFilled(start: number, depth: number): HclPart {
    const isValue = cursor.takesSign("${");
    if (isValue) {
      cursor.takesSign("~");
      cursor.takes(white);
    } else cursor.takesSign("%{");
    const inner = isValue ? readExpression(depth + 1) : undefined;
    if (inner !== undefined) {
      cursor.takes(white);
      cursor.takesSign("~");
    }
    const by = ended(inner ?? { kind: "other", span: { start, end: cursor.at } }, /\}/);
    cursor.takesSign("}");
    return { kind: "filled", by, span: { start, end: cursor.at } };
  }

  function readHeredoc(): HclExpression {
    const start = cursor.at;
    const parts: HclPart[] = [];
    while (!cursor.isAtEnd) {
      const from = cursor.at;
      const plain = cursor.takes(plainLines)?.[0];
      if (plain === undefined) parts.push(readFilled(from, 0));
      else add(parts, textParts(plain, from, /[$%]{2}\{/g));
    }
    return { kind: "template", parts, span: { start, end: cursor.at } };
  }

  return { readLine, readTemplate, readHeredoc, quoted };
}

/** One by one, as a call has a maximal number of arguments. */
function add(parts: HclPart[], more: Iterable<HclPart>): void {
  for (const part of more) parts.push(part);
}
