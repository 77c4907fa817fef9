import type { Node } from "jsonc-parser";
import type { Header, HttpRequest } from "../httpRequest.ts";
import type { HeaderSlot } from "../headerSlot.ts";
import { indentAt } from "./jsonHeaders.ts";
import { propertyOf, spanOfNode, writtenOfNode } from "./jsonText.ts";
import { lineEndOf } from "../places/textLines.ts";
import type { Resolve } from "../variables.ts";
import { spanOf, valueOf, type Written } from "../places/written.ts";
import { isRefusal } from "../refusals/refusalStatuses.ts";

/** The Content-Type that is set next to the headers instead of among them. */
export function contentTypeOf(
  text: string,
  node: Node,
  headers: readonly Header[],
): readonly Header[] {
  if (headers.some(({ name }) => name.toLowerCase() === "content-type")) return [];
  const body = propertyOf(node, (key) => /^(?:body|data|postData)$/.test(key))?.value;
  const language = body && propertyOf(body, (key) => key === "type");
  if (language?.value.value === "json" && textOfBody(text, body) !== undefined) {
    const span = spanOfNode(language.value);
    const value = { kind: "known", text: "application/json", span } as const;
    return [{ name: "Content-Type", nameSpan: span, value, implied: true, span }];
  }
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

/** The method in upper case; GET, without a span, if there is none. */
export function methodOf(text: string, node: Node): HttpRequest["method"] {
  const method = propertyOf(node, isMethodKey)?.value;
  if (method?.type !== "string") return { text: "GET", span: undefined };
  const written = writtenOfNode(text, method);
  return { text: written.text.toUpperCase(), span: spanOf(written) };
}

/** Where a property with headers can be added, in an object that has none. */
export function slotBeside(
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

/** Substitutes known variables and marks other placeholders as variables. */
export type Fill = (written: Written) => Written;

/** What holds for everything inside a JSON value. */
export interface Surroundings {
  readonly resolve: Resolve;
  /** A Postman collection or folder has authorization. */
  readonly authorized: boolean;
  /** The token of that authorization. */
  readonly token?: Node | undefined;
  /** The response is next to the request. */
  readonly answered: boolean;
  /** Request and response were recorded or documented together. */
  readonly isRecorded?: true;
  /** The status of that response, if given. */
  readonly status?: number | undefined;
  /** A test of Postman expects that it is refused. */
  readonly refusalExpected?: true;
  /** The document is a contract, so that its responses are expected ones. */
  readonly isContract?: true;
  /** Postman scripts that set headers on the requests inside. */
  readonly scripts?: readonly string[];
  /** The headers that Postman is told not to add itself, in lower case. */
  readonly without?: readonly string[];
  /** A folder around it has headers for its requests. */
  readonly inherits?: boolean;
  /** It is the settings of an n8n step; whether that step has a credential. */
  readonly credentials?: boolean;
  /** How to read texts whose sender may add headers, too. */
  readonly fill?: Fill;
}

/** Whether a property of this name has the URL of a request. */
export const isUrlKey = (key: string): boolean => /^(?:url|uri|endpoint)$/i.test(key);

/** Whether a property of this name has the method of a request. */
export const isMethodKey = (key: string): boolean => /^(?:http_?|request_?)?method$/i.test(key);

/** Whether a property of this name has the headers of a request. */
export const isHeadersKey = (key: string): boolean => /^(?:request_?)?headers$/i.test(key);

/** Names of a response, or of Postman's settings: what is inside is not a request. */
export const isAnswer = (key: string): boolean =>
  /^(?:response|responses|originalRequest|protocolProfileBehavior)$/i.test(key);

/** Whether it is a folder of requests, which may have headers for all of them. */
export function isFolder(node: Node): boolean {
  const list = propertyOf(node, (key) => /^(?:requests|folders)$/.test(key));
  return list?.value.type === "array";
}

/** Whether an object has headers for all requests in it: of a folder, or in what it says for all of them. */
export function inheritedFrom(node: Node): Pick<Surroundings, "inherits"> {
  const shared = (node.children ?? []).flatMap((child) => {
    const [key, value] = child.children ?? [];
    return value !== undefined && isForAll(String(key?.value)) ? [value] : [];
  });
  return [node, ...shared].some(hasHeaders) ? { inherits: true } : {};
}

/** Names of what holds for all requests beside it: `authenticate` in n8n's credentials, `base` in Make. */
const isForAll = (key: string): boolean =>
  /^(?:settings|authenticate|base|common|defaults?|shared|globals?|request_?defaults)$/i.test(key);

/** Whether there are headers in an object, or in what n8n calls its `properties`. */
function hasHeaders(node: Node): boolean {
  const named = propertyOf(
    node,
    (key) => isHeadersKey(key) || /^(?:default|common)_?headers$/i.test(key),
  );
  const properties = propertyOf(node, (key) => key === "properties")?.value;
  return (
    (named?.value.children ?? []).length > 0 || (properties !== undefined && hasHeaders(properties))
  );
}

/** Whether an object is a response: headers next to a status. */
export function isAnswerNode(node: Node): boolean {
  const status = propertyOf(node, (key) => /^status_?(?:code)?$/i.test(key));
  return status !== undefined && propertyOf(node, isHeadersKey) !== undefined;
}

/** Whether the response is inside the same object, and its status. */
export function answerBeside(node: Node): Pick<Surroundings, "answered" | "isRecorded" | "status"> {
  const answer = propertyOf(node, (key) => /^res(?:ponse)?$/i.test(key))?.value;
  const told = propertyOf(answer, (key) => /^status(?:_?code)?$/i.test(key))?.value;
  // Recorders keep the reason phrase next to the number.
  const status: unknown = (propertyOf(told, (key) => key === "code")?.value ?? told)?.value;
  return {
    answered: answer !== undefined,
    ...(answer?.type === "object" ? { isRecorded: true } : {}),
    status: typeof status === "number" ? status : undefined,
  };
}

/**
 * What a response tells about its request: that it was recorded, and whether it succeeded. Browsers omit tokens from
 * what they export.
 */
export function toldByAnswer({
  isRecorded,
  status,
  isContract,
}: Pick<Surroundings, "isRecorded" | "status" | "isContract">): Partial<HttpRequest> {
  if (status === undefined && isRecorded !== true) return {};
  const isTaken = status !== undefined && status >= 200 && status < 400;
  return {
    client: "unknown",
    authorizationElsewhere: true,
    ...(isTaken ? { accepted: true } : {}),
    ...(isContract === true && isRefusal(String(status)) ? { refusalExpected: true } : {}),
  };
}

/** The text of a body, which may be nested in an object. */
export function textOfBody(text: string, body: Node | undefined): string | undefined {
  const inner = propertyOf(body, (key) => key === "text" || key === "raw")?.value ?? body;
  return inner?.type === "string" ? writtenOfNode(text, inner).text : undefined;
}

/** Whether a body is an object whose contents are empty. */
export function isEmptyBody(body: Node): boolean {
  const inner = propertyOf(body, (key) => key === "text" || key === "raw")?.value;
  const parameters = propertyOf(body, (key) => key === "params")?.value.children ?? [];
  return inner?.value === "" && parameters.length === 0;
}
