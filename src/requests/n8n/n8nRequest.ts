import type { Node } from "jsonc-parser";
import { tableRequest } from "../tables/headerTable.ts";
import type { Header, HttpRequest } from "../httpRequest.ts";
import { jsonBody } from "../json/jsonBody.ts";
import { type Surroundings, isHeadersKey, isUrlKey, methodOf } from "../json/jsonRequestParts.ts";
import { propertyOf, spanOfNode, writtenOfNode } from "../json/jsonText.ts";
import { jsonUrl, queryOf } from "../json/jsonUrl.ts";
import { headersOfN8n } from "./n8nHeaders.ts";
import { authenticates, expression, isOfN8n } from "./n8nNode.ts";
import { queryMisplaced } from "../json/queryMisplaced.ts";
import { valueOf } from "../places/written.ts";

/** The request of an n8n workflow step from its settings; undefined for any other object. */
export function n8nRequest(
  text: string,
  node: Node,
  { credentials }: Surroundings,
): HttpRequest | undefined {
  if (credentials === undefined && !isOfN8n(node)) return undefined;
  const url = propertyOf(node, isUrlKey)?.value;
  if (url?.type !== "string" || propertyOf(node, isHeadersKey) !== undefined) return undefined;
  const found = headersOfN8n(text, node);
  const isTold = found !== "none" && found !== "unknown";
  const nowhere = { offset: node.offset, before: "", after: "" };
  const { type, ...body } = bodyOf(text, node);
  const headers = [...(isTold ? found.headers : []), ...type];
  return {
    ...tableRequest("json", headers, spanOfNode(node), isTold ? found.slot : nowhere),
    client: "n8n",
    headersComplete: found !== "unknown" && credentials !== true && !authenticates(node),
    ...(isTold ? {} : { headerSlot: undefined }),
    ...(isTold && found.isInString ? { surroundings: [{ kind: "json" }] } : {}),
    method: methodOf(text, node),
    url: jsonUrl(text, node, expression),
    ...body,
    ...queryMisplaced(text, queryOf(node)),
  };
}

/** The body, where n8n does not choose the Content-Type itself: a form, or a text with a given type. */
function bodyOf(
  text: string,
  node: Node,
): Partial<HttpRequest> & { readonly type: readonly Header[] } {
  const named = (name: string): Node | undefined => propertyOf(node, (key) => key === name)?.value;
  const [kind, told, body] = [named("contentType"), named("rawContentType"), named("body")];
  if (named("sendBody")?.value !== true || kind === undefined) return { type: [] };
  if (kind.value === "form-urlencoded") return { type: [], body: spanOfNode(kind), formBody: true };
  const isRaw = kind.value === "raw" && told?.type === "string" && body?.type === "string";
  if (!isRaw) return { type: [] };
  const value = valueOf(expression(writtenOfNode(text, told)));
  const span = spanOfNode(told);
  const header: Header = { name: "Content-Type", nameSpan: span, value, implied: true, span };
  return {
    ...{ type: [header], body: spanOfNode(body) },
    ...jsonBody(expression(writtenOfNode(text, body)).text),
  };
}
