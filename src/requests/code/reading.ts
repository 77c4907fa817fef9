import type { Quote, Span } from "../httpRequest.ts";
import { append, write, type Writer, type Written } from "../places/written.ts";
import type { CallExpression, Expression, Statement } from "./program.ts";
import { sizeTest } from "./sizeTest.ts";
import type { Syntax } from "./syntaxTree.ts";

/** The span of a node without its other fields. */
export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** An expression of unknown meaning whose parts are still evaluated. */
export function other(node: Span, parts: readonly Expression[]): Expression {
  return { kind: "other", ...spanOf(node), parts };
}

/** A binary operation, for the operators that most languages share. */
export function combined(
  operator: string,
  left: Expression,
  right: Expression,
  at: Span,
): Expression {
  const size = sizeTest(operator, left, right, at);
  if (size !== undefined) return size;
  switch (operator) {
    case "+":
      return { kind: "plus", ...at, left, right };
    case "||":
    case "or":
      return { kind: "logical", ...at, operator: "or", left, right };
    case "&&":
    case "and":
      return { kind: "logical", ...at, operator: "and", left, right };
    case "??":
      return { kind: "logical", ...at, operator: "nullish", left, right };
    case "==":
    case "===":
      return { kind: "same", ...at, left, right };
    case "!=":
    case "!==":
      return { kind: "not", ...at, value: { kind: "same", ...at, left, right } };
    default:
      return other(at, [left, right]);
  }
}

/** The character with a hexadecimal code point; empty for an invalid one. */
export function characterOf(code: string): string {
  const point = Number.parseInt(code, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : "";
}

/** Builds the text of a string literal from its stretches, escapes and interpolated expressions. */
export class TextReader {
  readonly #parts: Expression[] = [];
  #writer: Writer = { text: "", runs: [] };
  readonly #at: Span;

  constructor(at: Span) {
    this.#at = at;
  }

  add(written: Written): void {
    append(this.#writer, written);
  }

  /** Adds what an escape sequence stands for. */
  escape(meant: string, at: Span, quote: Quote): void {
    const writer: Writer = { text: "", runs: [] };
    write(writer, meant, at, quote);
    this.add(writer);
  }

  insert(part: Expression): void {
    this.#flush();
    this.#parts.push(part);
  }

  /** Ends the text. `empty`: an empty text with its place, for a literal without content. */
  finish(empty: Written): Expression {
    if (this.#parts.length === 0) {
      const written = this.#writer.runs.length === 0 ? empty : this.#writer;
      return { kind: "text", ...spanOf(this.#at), written };
    }
    this.#flush();
    return { kind: "join", ...spanOf(this.#at), parts: this.#parts };
  }

  #flush(): void {
    const { runs } = this.#writer;
    const [first, last] = [runs[0], runs.at(-1)];
    if (first !== undefined && last !== undefined) {
      const at = { start: first.span.start, end: last.span.end };
      this.#parts.push({ kind: "text", ...at, written: this.#writer });
    }
    this.#writer = { text: "", runs: [] };
  }
}

/** A name as a text (an object's key, say), with its place. `shown`: the text if it differs from the source. */
export function nameText(source: string, node: Span, shown = source): Expression {
  const writer: Writer = { text: "", runs: [] };
  write(writer, shown, spanOf(node), "key");
  return { kind: "text", ...spanOf(node), written: writer };
}

/** The same for a name that other code relies on, in whose place no fix may write another one. */
export function fixedName(source: string, node: Span): Expression {
  const writer: Writer = { text: "", runs: [] };
  write(writer, source, spanOf(node), "key");
  const runs = writer.runs.map((run) => ({ ...run, isFixed: true }) as const);
  return { kind: "text", ...spanOf(node), written: { text: writer.text, runs } };
}

/** A name expression, placed at the whole of a node, such as a parameter's type. */
export function nameOf(name: string, node: Span): Expression {
  return { kind: "name", ...spanOf(node), name };
}

/** Statements as an expression: a function without parameters that is called at once. */
export function running(node: Span, body: readonly Statement[]): Expression {
  const at = spanOf(node);
  const code = { ...at, name: undefined, parameters: [], body, keepsSelf: true } as const;
  const callee: Expression = { kind: "function", ...at, code };
  return { kind: "call", ...at, callee, args: [], isNew: false, inside: at };
}

/** A method call for syntax that is not written as one, such as an operator. */
export function callLike(
  callee: Expression,
  node: Syntax,
  args: CallExpression["args"],
): CallExpression {
  return { kind: "call", ...spanOf(node), callee, args, isNew: false, inside: spanOf(node) };
}
