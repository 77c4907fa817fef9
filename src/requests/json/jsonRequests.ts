import type { Node } from "jsonc-parser";
import { argvCommands } from "../curl/argvCommands.ts";
import { configUrls } from "../configUrls.ts";
import { tableRequest } from "../tables/headerTable.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { looksLikeHeaders, readJsonHeaders } from "./jsonHeaders.ts";
import { isScalar, jsonTree, propertyOf, spanOfNode } from "./jsonText.ts";
import { jsonScripts } from "./jsonScripts.ts";
import { maskedValue } from "./maskedValue.ts";
import { outside } from "../places/outside.ts";
import { resolverOf } from "../variables.ts";
import { connectorRequest } from "./connectorRequest.ts";
import { collectionVariables, ofPostman, postmanRequest } from "./postmanRequest.ts";
import { insomniaExport } from "../insomnia/insomniaExport.ts";
import { expression, hasCredentials, isIdleNode, isN8nNode } from "../n8n/n8nNode.ts";
import { n8nRequest } from "../n8n/n8nRequest.ts";
import {
  type Surroundings,
  answerBeside,
  inheritedFrom,
  isAnswer,
  isAnswerNode,
  isFolder,
} from "./jsonRequestParts.ts";

/** The requests of a JSON text: Postman collections, connector configurations, lists of headers. */
export function jsonRequests(text: string): HttpRequest[] {
  const tree = jsonTree(text);
  if (tree === undefined) return [];
  const resolve = resolverOf(collectionVariables(text, tree));
  const requests = insomniaExport(text, tree) ?? [
    ...requestsIn(text, tree, { resolve, authorized: false, answered: false, ...contractOf(tree) }),
  ];
  const beside = [...argvCommands(text), ...jsonScripts(text, tree), ...configUrls(text)];
  const found = [...requests, ...outside(beside, requests)];
  if (!/\{\{[^{}\n]{1,500}\}\}/.test(text)) return found;
  return found.map((request) => (fillsIn(request) ? { ...request, doubleBraces: true } : request));
}

/** Whether it is a contract of Pact, whose responses are the expected ones. */
function contractOf(tree: Node): Pick<Surroundings, "isContract"> {
  const has = (name: string): boolean => propertyOf(tree, (key) => key === name) !== undefined;
  return has("consumer") && has("provider") ? { isContract: true } : {};
}

/** Whether the sender substitutes `{{name}}`. */
function fillsIn({ form, client, accepted }: HttpRequest): boolean {
  const isOfClient = form.kind === "table" && form.layout === "postman";
  return isOfClient || (client === "dataConnector" && accepted !== true);
}

function* requestsIn(text: string, node: Node, around: Surroundings): Generator<HttpRequest> {
  if (isScalar(node) || isAnswerNode(node) || isIdleNode(node)) return;
  const request = isFolder(node)
    ? undefined
    : (postmanRequest(text, node, around) ??
      n8nRequest(text, node, around) ??
      connectorRequest(text, node, around));
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
    ...ofPostman(node, around),
    ...inheritedFrom(node),
    ...answerBeside(node),
    ...(isN8nNode(node) ? { fill: expression, credentials: hasCredentials(node) } : {}),
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
