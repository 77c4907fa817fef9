import type { Node } from "jsonc-parser";
import { tableRequest } from "./headerTable.ts";
import type { Header, HeaderSlot, HttpRequest } from "./httpRequest.ts";
import {
  canBeHeaders,
  indentAt,
  inlineItem,
  looksLikeHeaders,
  readJsonHeaders,
  type JsonHeaders,
  type ReadValue,
} from "./jsonHeaders.ts";
import { isScalar, jsonTree, propertyOf, spanOfNode, writtenOfNode } from "./jsonText.ts";
import { maskedValue } from "./maskedValue.ts";
import { lineEndOf } from "./textLines.ts";
import { urlValue } from "./urlValue.ts";
import { resolverOf, withVariables, type Resolve } from "./variables.ts";
import { spanOf, valueOf } from "./written.ts";

/** What holds for all that is inside of a value. */
interface Surroundings {
  readonly resolve: Resolve;
  /** A collection or folder of Postman authorizes what is in it. */
  readonly authorized: boolean;
  /** What came of it stands beside it. */
  readonly answered: boolean;
}

const isUrlKey = (key: string): boolean => /^(?:url|uri|endpoint)$/i.test(key);
const isMethodKey = (key: string): boolean => /^(?:http_?)?method$/i.test(key);
const isHeadersKey = (key: string): boolean => /^(?:request_?)?headers$/i.test(key);
const isAnswer = (key: string): boolean => /^(?:response|responses|originalRequest)$/i.test(key);

/** The requests of a JSON text: Postman collections, connector configurations, lists of headers. */
export function jsonRequests(text: string): HttpRequest[] {
  const tree = jsonTree(text);
  if (tree === undefined) return [];
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
  if (isScalar(node) || isAnswerNode(node)) return;
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

/** Headers beside a status are those of an answer. */
function isAnswerNode(node: Node): boolean {
  const status = propertyOf(node, (key) => /^status_?(?:code)?$/i.test(key));
  return status !== undefined && propertyOf(node, isHeadersKey) !== undefined;
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

/** Headers with a URL or a method beside them, as in a Data Connector's configuration. */
function connectorRequest(
  text: string,
  node: Node,
  { answered }: Surroundings,
): HttpRequest | undefined {
  const url = propertyOf(node, isUrlKey)?.value;
  const method = propertyOf(node, isMethodKey);
  const own = propertyOf(node, isHeadersKey)?.value;
  const list = own ?? headersBelow(node);
  const isList = list !== undefined && canBeHeaders(list);
  if (!isList && (list !== undefined || url?.type !== "string" || method === undefined)) {
    return undefined;
  }
  // A line of a log tells what was sent, not with which headers.
  if (!isList && (answered || propertyOf(node, isOutcome) !== undefined)) return undefined;
  const found: JsonHeaders = isList
    ? readJsonHeaders(text, list, maskedValue, "name")
    : {
        headers: [],
        slot:
          method?.key.value === "http_method"
            ? slotBeside(text, node, `"headers": [`, "]", inlineItem("name"))
            : slotBeside(text, node, `"headers": { `, " }", { open: "", between: ": ", close: "" }),
      };
  const body = propertyOf(node, (key) => /^(?:body|data|postData)$/.test(key))?.value;
  const { start, end } = body === undefined ? { start: 0, end: 0 } : spanOfNode(body);
  const headers = [...found.headers, ...contentTypeOf(text, node, found.headers)];
  return {
    ...tableRequest("json", headers, spanOfNode(node), found.slot),
    headersComplete: !sendsMore(node),
    method:
      url === undefined && method === undefined
        ? { text: "", span: undefined }
        : methodOf(text, node),
    url: url?.type === "string" ? urlValue(writtenOfNode(text, url)) : undefined,
    body:
      body === undefined || body.type === "null" || end - start <= 2 ? undefined : { start, end },
  };
}

/** What came of a request, beside it. */
const isOutcome = (key: string): boolean =>
  /^(?:status|status_?code|duration(?:_?ms)?|elapsed(?:_?ms)?|latency(?:_?ms)?|level|timestamp|response_?time)$/i.test(
    key,
  );

/** Headers that n8n keeps one step deeper. */
function headersBelow(node: Node): Node | undefined {
  const holder = propertyOf(node, (key) => /^headerParameters(?:Ui)?$/.test(key))?.value;
  return holder && propertyOf(holder, (key) => /^parameters?$/.test(key))?.value;
}

/** A node of n8n sends headers of its own, and those of its credential. */
function sendsMore(node: Node): boolean {
  return (
    propertyOf(node, (key) =>
      /^(?:sendHeaders|sendBody|headerParameters(?:Ui)?|nodeCredentialType|genericAuthType)$/.test(
        key,
      ),
    ) !== undefined
  );
}

/** The type of a body that is said beside the headers, not among them. */
function contentTypeOf(text: string, node: Node, headers: readonly Header[]): readonly Header[] {
  if (headers.some(({ name }) => name.toLowerCase() === "content-type")) return [];
  const body = propertyOf(node, (key) => /^(?:body|data|postData)$/.test(key))?.value;
  const type =
    propertyOf(node, (key) => /^content_?type$/i.test(key)) ??
    (body && propertyOf(body, (key) => /^(?:mimeType|content_?type)$/i.test(key)));
  if (type?.value.type !== "string" || !String(type.value.value).includes("/")) return [];
  const written = writtenOfNode(text, type.value);
  const span = spanOfNode(type.value);
  return [
    {
      name: "Content-Type",
      nameSpan: spanOfNode(type.key),
      value: valueOf(written),
      implied: true,
      span,
    },
  ];
}

function methodOf(text: string, node: Node): HttpRequest["method"] {
  const method = propertyOf(node, isMethodKey)?.value;
  if (method?.type !== "string") return { text: "GET", span: undefined };
  const written = writtenOfNode(text, method);
  return { text: written.text.toUpperCase(), span: spanOf(written) };
}

/** Where there is no list of headers yet: one more property. */
function slotBeside(
  text: string,
  node: Node,
  open: string,
  after: string,
  item: HeaderSlot["item"],
): HeaderSlot {
  const last = node.children?.at(-1);
  const indent = last && indentAt(text, last.offset);
  const lead = indent === undefined ? ", " : `,${lineEndOf(text)}${indent}`;
  const offset = last === undefined ? node.offset + 1 : spanOfNode(last).end;
  return {
    offset,
    before: (last === undefined ? "" : lead) + open,
    separator: ", ",
    after,
    ...(item === undefined ? {} : { item }),
  };
}
