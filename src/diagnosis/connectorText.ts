import type { Node } from "jsonc-parser";
import { tableRequest } from "../requests/tables/headerTable.ts";
import type { HttpRequest, Span } from "../requests/httpRequest.ts";
import { readJsonHeaders } from "../requests/json/jsonHeaders.ts";
import { jsonTree, propertyOf, spanOfNode, writtenOfNode } from "../requests/json/jsonText.ts";
import { maskedValue } from "../requests/json/maskedValue.ts";
import { urlValue } from "../requests/urlValue.ts";
import { spanOf } from "../requests/places/written.ts";
import type { ConnectorContext, DeclaredInput } from "./connectorContext.ts";

/** A connector's request and declarations, with their places in its document. */
export interface ConnectorText {
  readonly request: HttpRequest;
  readonly connector: ConnectorContext;
}

/**
 * Reads a Data Connector's configuration in JSON. Header values are masked there, and so unknown; without a list of
 * headers, any may be sent. Undefined if the text is no JSON object.
 */
export function connectorText(text: string): ConnectorText | undefined {
  const root = jsonTree(text);
  if (root?.type !== "object") return undefined;
  const property = (name: string): Node | undefined =>
    propertyOf(root, (key) => key === name)?.value;
  const [method, url, body] = [property("http_method"), property("url"), property("body")];
  const [list, tokens] = [property("headers"), property("token_ids")];
  const read =
    list?.type === "array" ? readJsonHeaders(text, list, maskedValue, "name") : undefined;
  const nowhere = { offset: root.offset + 1, before: "", after: "" };
  return {
    request: {
      ...tableRequest("json", read?.headers ?? [], spanOfNode(root), read?.slot ?? nowhere),
      headersComplete: read !== undefined,
      method: methodOf(text, method),
      url: isText(url) ? urlValue(writtenOfNode(text, url)) : undefined,
      authorizationElsewhere: (tokens?.children ?? []).length > 0,
      body: isText(body) ? spanOfNode(body) : undefined,
    },
    connector: {
      inputs: itemsOf(property("data_inputs"))?.flatMap(inputOf),
      body: isText(body) ? writtenOfNode(text, body).text : undefined,
      responsePaths: itemsOf(property("response_fields"))?.flatMap(
        (field) => textOf(field, "path") ?? [],
      ),
    },
  };
}

function methodOf(text: string, node: Node | undefined): HttpRequest["method"] {
  if (node?.type !== "string") return { text: "", span: undefined };
  const written = writtenOfNode(text, node);
  const span: Span = spanOf(written);
  return { text: written.text.toUpperCase(), span };
}

function isText(node: Node | undefined): node is Node {
  return node?.type === "string" && node.value !== "";
}

function itemsOf(node: Node | undefined): readonly Node[] | undefined {
  return node?.type === "array" ? (node.children ?? []) : undefined;
}

function inputOf(node: Node): DeclaredInput[] {
  const name = textOf(node, "name");
  return name === undefined
    ? []
    : [{ name, description: textOf(node, "description"), span: spanOfNode(node) }];
}

function textOf(node: Node, name: string): string | undefined {
  const value: unknown = propertyOf(node, (key) => key === name)?.value.value;
  return typeof value === "string" ? value : undefined;
}
