import type { Node } from "jsonc-parser";
import { CST } from "yaml";
import { lineAt } from "../places/textLines.ts";

/** The lines that a sign announces, from their first letter to the last one. */
export function blockText(text: string, token: CST.BlockScalar): Node {
  const sign = token.props.find(({ type }) => type === "block-scalar-header") ?? token;
  const offset = lineAt(text, sign.offset).next;
  const source = text.slice(offset, offset + token.source.length);
  const { value } = CST.resolveAsScalar({ ...token, source }, false, ignore);
  const start = source.length - source.trimStart().length;
  return { type: "string", offset: offset + start, length: source.trim().length, value };
}

/** A text on its own or in quotes, or what a word stands for; of quotes that do not end it is known as it is. */
export function scalar(text: string, token: CST.FlowScalar): Node {
  const { offset, type } = token;
  const source = text.slice(offset, offset + token.source.length);
  if (type !== "scalar" && !/^(["'])[^]*\1$/.test(source)) return asItIs({ ...token, source });
  const { value } = CST.resolveAsScalar({ ...token, source }, false, ignore);
  return {
    offset,
    length: source.length,
    ...(type === "scalar" ? valueOf(value) : { type: "string", value }),
  };
}

function ignore(): void {
  // What is wrong with a text is read as it is.
}

function valueOf(text: string): Pick<Node, "type" | "value"> {
  if (text === "true" || text === "false") return { type: "boolean", value: text === "true" };
  if (/^(?:|~|null)$/.test(text)) return { type: "null", value: null };
  return /^-?\d+(?:\.\d+)?$/.test(text)
    ? { type: "number", value: Number(text) }
    : { type: "string", value: text };
}

/** A text that says no more than it does. */
export function asItIs({ offset, source }: CST.FlowScalar): Node {
  return { type: "string", offset, length: source.length, value: source };
}

/** Where a value would stand. */
export function nothing(offset: number): Node {
  return { type: "null", offset, length: 0, value: null };
}
