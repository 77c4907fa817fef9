import type { Node } from "jsonc-parser";
import { tableRequest } from "./headerTable.ts";
import type { HttpRequest } from "./httpRequest.ts";
import { type ReadValue, inlineItem, looksLikeHeaders, readJsonHeaders } from "./jsonHeaders.ts";
import { isScalar, jsonTree, propertyOf, spanOfNode, writtenOfNode } from "./jsonText.ts";
import { maskedValue } from "./maskedValue.ts";
import { urlValue } from "./urlValue.ts";
import { resolverOf, withVariables } from "./variables.ts";
import { valueOf } from "./written.ts";
import { connectorRequest } from "./connectorRequest.ts";
import { insomniaRequests } from "./insomniaRequests.ts";
import { expression, isIdleNode, isN8nNode } from "./n8nNode.ts";
import {
  type Surroundings,
  isAnswer,
  isAnswerNode,
  isMethodKey,
  methodOf,
  slotBeside,
} from "./jsonRequestParts.ts";

/** The requests of a JSON text: Postman collections, connector configurations, lists of headers. */
export function jsonRequests(text: string): HttpRequest[] {
  const tree = jsonTree(text);
  if (tree === undefined) return [];
  const ofInsomnia = insomniaRequests(text, tree);
  if (ofInsomnia !== undefined) return ofInsomnia;
  const resolve = resolverOf(collectionVariables(tree));
  return [...requestsIn(text, tree, { resolve, authorized: false, answered: false })];
}

function collectionVariables(tree: Node): Map<string, string> {
  const list = propertyOf(tree, (key) => key === "variable")?.value;
  const found = new Map<string, string>();
  for (const row of list?.children ?? []) {
    const key: unknown = propertyOf(row, (name) => name === "key")?.value.value;
    const value: unknown = propertyOf(row, (name) => name === "value")?.value.value;
    if (typeof key === "string" && typeof value === "string" && value !== "") found.set(key, value);
  }
  return found;
}

function* requestsIn(text: string, node: Node, around: Surroundings): Generator<HttpRequest> {
  if (isScalar(node) || isAnswerNode(node) || isIdleNode(node)) return;
  const request = postmanRequest(text, node, around) ?? connectorRequest(text, node, around);
  if (request !== undefined) {
    yield request;
    return;
  }
  if (looksLikeHeaders(node)) {
    const { headers, slot } = readJsonHeaders(text, node, maskedValue, "name");
    if (headers.length > 0) yield tableRequest("json", headers, spanOfNode(node), slot);
    return;
  }
  const inside = {
    ...around,
    authorized: isAuthorized(node) ?? around.authorized,
    answered: propertyOf(node, (key) => /^res(?:ponse)?$/i.test(key)) !== undefined,
    ...(isN8nNode(node) ? { fill: expression } : {}),
  };
  for (const child of node.children ?? []) {
    if (child.type !== "property") yield* requestsIn(text, child, inside);
    else {
      const [key, value] = child.children ?? [];
      if (value !== undefined && !isAnswer(String(key?.value))) {
        yield* requestsIn(text, value, inside);
      }
    }
  }
}

/** A request with the `header` of Postman, or of one of its collections. */
function postmanRequest(text: string, node: Node, around: Surroundings): HttpRequest | undefined {
  const property = (name: string): Node | undefined =>
    propertyOf(node, (key) => key === name)?.value;
  const url = property("url");
  const address = url?.type === "object" ? propertyOf(url, (key) => key === "raw")?.value : url;
  const list = property("header");
  if (address?.type !== "string" || isHeaderless(node, list, url)) return undefined;
  const read: ReadValue = (written) => valueOf(withVariables(written, around.resolve));
  const rows = list?.type === "array" ? list : undefined;
  const { headers, slot } =
    rows === undefined
      ? { headers: [], slot: slotBeside(text, node, `"header": [`, "]", inlineItem("key")) }
      : readJsonHeaders(text, rows, read, "key");
  const body = property("body");
  return {
    ...tableRequest("json", headers, spanOfNode(node), slot),
    form: { kind: "table", layout: "postman" },
    client: "unknown",
    method: methodOf(text, node),
    url: urlValue(withVariables(writtenOfNode(text, address), around.resolve)),
    authorizationElsewhere: isAuthorized(node) ?? around.authorized,
    body:
      body?.type === "object" && (body.children ?? []).length > 0 ? spanOfNode(body) : undefined,
  };
}

/** A list of headers is Postman's by its name; without one only the shape of the URL tells. */
function isHeaderless(node: Node, list: Node | undefined, url: Node | undefined): boolean {
  if (list !== undefined) return list.type === "string";
  return url?.type !== "object" || propertyOf(node, isMethodKey) === undefined;
}

function isAuthorized(node: Node): boolean | undefined {
  const auth = propertyOf(node, (key) => key === "auth")?.value;
  if (auth?.type !== "object") return undefined;
  return propertyOf(auth, (key) => key === "type")?.value.value !== "noauth";
}
