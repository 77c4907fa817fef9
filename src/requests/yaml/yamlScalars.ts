import type { Node } from "jsonc-parser";
import { CST } from "yaml";
import { lineAt } from "../places/textLines.ts";

/** A block scalar (`|` or `>`) without its header line. */
export function blockText(text: string, token: CST.BlockScalar): Node {
  const sign = token.props.find(({ type }) => type === "block-scalar-header") ?? token;
  const offset = lineAt(text, sign.offset).next;
  const source = text.slice(offset, offset + token.source.length);
  const { value } = CST.resolveAsScalar({ ...token, source }, false, ignore);
  const start = source.length - source.trimStart().length;
  return { type: "string", offset: offset + start, length: source.trim().length, value };
}

/** A plain or quoted scalar; if its quotes do not end it, the text as it is. */
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
  // Errors in a text are ignored.
}

function valueOf(text: string): Pick<Node, "type" | "value"> {
  if (text === "true" || text === "false") return { type: "boolean", value: text === "true" };
  if (/^(?:|~|null)$/.test(text)) return { type: "null", value: null };
  return /^-?\d+(?:\.\d+)?$/.test(text)
    ? { type: "number", value: Number(text) }
    : { type: "string", value: text };
}

/** A scalar as its source text. */
export function asItIs({ offset, source }: CST.FlowScalar): Node {
  return { type: "string", offset, length: source.length, value: source };
}

/** An empty value. */
export function nothing(offset: number): Node {
  return { type: "null", offset, length: 0, value: null };
}
