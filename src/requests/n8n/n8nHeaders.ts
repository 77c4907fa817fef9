import type { Node } from "jsonc-parser";
import { tableRequest } from "../tables/headerTable.ts";
import { type JsonHeaders, type ReadValue, readJsonHeaders } from "../json/jsonHeaders.ts";
import { jsonTree, propertyOf, spanOfNode, writtenOfNode } from "../json/jsonText.ts";
import { expression } from "./n8nNode.ts";
import { requestsInString } from "../places/requestsInString.ts";
import { withUnknown } from "../variables.ts";
import { known, slice, valueOf } from "../places/written.ts";

/** The headers of an n8n step. */
export interface N8nHeaders extends JsonHeaders {
  /** Their text is JSON inside a string. */
  readonly isInString: boolean;
}

/** The headers of an n8n step, which are nested one level deeper or a JSON text; "none" if switched off. */
export function headersOfN8n(text: string, node: Node): N8nHeaders | "none" | "unknown" {
  const named = (name: RegExp): Node | undefined =>
    propertyOf(node, (key) => name.test(key))?.value;
  if (named(/^sendHeaders$/)?.value === false) return "none";
  const written = named(/^(?:jsonHeaders|headerParametersJson)$/);
  const isText =
    named(/^specifyHeaders$/)?.value === "json" || named(/^jsonParameters$/)?.value === true;
  if (isText) return written === undefined ? "none" : headersInText(text, written);
  const list = propertyOf(named(/^headerParameters(?:Ui)?$/), (key) => /^parameters?$/.test(key));
  if (list === undefined) return "none";
  if (list.value.type !== "array") return "unknown";
  const read: ReadValue = (row) => valueOf(expression(row));
  return { ...readJsonHeaders(text, list.value, read, "name"), isInString: false };
}

/** The headers in a JSON text inside a string. An expression in it may contain quotes. */
function headersInText(text: string, node: Node): N8nHeaders | "none" | "unknown" {
  if (node.type !== "string") return "unknown";
  const written = writtenOfNode(text, node);
  if (written.text.trim() === "") return "none";
  const isFilled = written.text.startsWith("=");
  const source = isFilled ? slice(written, 1, written.text.length) : written;
  const masked = source.text.replace(
    /\{\{[^]*?\}\}/g,
    (all) => `{{${"_".repeat(all.length - 4)}}}`,
  );
  // An expression outside the JSON strings may be any header.
  if (masked.replace(/"(?:[^"\\]|\\.)*"/g, "").includes("{{")) return "unknown";
  const read: ReadValue = (value) =>
    isFilled ? valueOf(withUnknown(value, /\{\{_*\}\}/g)) : known(value);
  const [found] = requestsInString({ text: masked, runs: source.runs }, undefined, (inner) => {
    const tree = jsonTree(inner);
    if (tree?.type !== "object") return [];
    const { headers, slot } = readJsonHeaders(inner, tree, read, "name");
    return [tableRequest("json", headers, spanOfNode(tree), slot)];
  });
  if (found?.headerSlot === undefined) return "unknown";
  return { headers: found.headers, slot: found.headerSlot, isInString: true };
}
