import type { Node } from "jsonc-parser";
import type { Header, HttpRequest } from "../httpRequest.ts";
import type { HeaderSlot } from "../headerSlot.ts";
import { indentAt } from "./jsonHeaders.ts";
import { propertyOf, spanOfNode, writtenOfNode } from "./jsonText.ts";
import { lineEndOf } from "../places/textLines.ts";
import type { Resolve } from "../variables.ts";
import { spanOf, valueOf, type Written } from "../places/written.ts";
import { isRefusal } from "../refusals/refusalStatuses.ts";

/** The type of a body that is said beside the headers, not among them. */
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

/** The method that is said, in capitals; GET without a span where none is. */
export function methodOf(text: string, node: Node): HttpRequest["method"] {
  const method = propertyOf(node, isMethodKey)?.value;
  if (method?.type !== "string") return { text: "GET", span: undefined };
  const written = writtenOfNode(text, method);
  return { text: written.text.toUpperCase(), span: spanOf(written) };
}

/** Where there is no list of headers yet: one more property. */
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

/** Fills variables in, and marks as such what somebody else fills in. */
export type Fill = (written: Written) => Written;

/** What holds for all that is inside of a value. */
export interface Surroundings {
  readonly resolve: Resolve;
  /** A collection or folder of Postman authorizes what is in it. */
  readonly authorized: boolean;
  /** The token that it does so with, where it is one. */
  readonly token?: Node | undefined;
  /** What came of it stands beside it. */
  readonly answered: boolean;
  /** Somebody has recorded both, or written both down. */
  readonly isRecorded?: true;
  /** The status of that, where it is told. */
  readonly status?: number | undefined;
  /** A test of Postman expects that it is refused. */
  readonly refusalExpected?: true;
  /** An answer in it is what is expected. */
  readonly isContract?: true;
  /** The scripts of Postman that put headers into what is in it. */
  readonly scripts?: readonly string[];
  /** The headers that Postman is told not to set by itself, in small letters. */
  readonly without?: readonly string[];
  /** It is in a folder with headers for all that is in there. */
  readonly inherits?: boolean;
  /** It is what a step of n8n is set to: whether that step has a credential. */
  readonly credentials?: boolean;
  /** How the texts in it are to be understood, where whoever sends them does more than that: headers may come from there, too. */
  readonly fill?: Fill;
}

/** Whether a property of this name has the URL of a request. */
export const isUrlKey = (key: string): boolean => /^(?:url|uri|endpoint)$/i.test(key);

/** Whether a property of this name has the method of a request. */
export const isMethodKey = (key: string): boolean => /^(?:http_?|request_?)?method$/i.test(key);

/** Whether a property of this name has the headers of a request. */
export const isHeadersKey = (key: string): boolean => /^(?:request_?)?headers$/i.test(key);

/** Whether what has this name came back, or is a setting of Postman's: it is no request. */
export const isAnswer = (key: string): boolean =>
  /^(?:response|responses|originalRequest|protocolProfileBehavior)$/i.test(key);

/** Whether it is a folder of requests, for whose headers it may have its own. */
export function isFolder(node: Node): boolean {
  const list = propertyOf(node, (key) => /^(?:requests|folders)$/.test(key));
  return list?.value.type === "array";
}

/** What a folder of requests has for all of them. */
export function inheritedFrom(node: Node): Pick<Surroundings, "inherits"> {
  const headers = isFolder(node) ? propertyOf(node, isHeadersKey)?.value : undefined;
  const settings = propertyOf(node, (key) => key === "settings")?.value;
  const ofSettings = isFolder(node) ? propertyOf(settings, isHeadersKey)?.value : undefined;
  const all = [...(headers?.children ?? []), ...(ofSettings?.children ?? [])];
  return all.length > 0 ? { inherits: true } : {};
}

/** Headers beside a status are those of an answer. */
export function isAnswerNode(node: Node): boolean {
  const status = propertyOf(node, (key) => /^status_?(?:code)?$/i.test(key));
  return status !== undefined && propertyOf(node, isHeadersKey) !== undefined;
}

/** Whether what came of it stands in a node, and with which status. */
export function answerBeside(node: Node): Pick<Surroundings, "answered" | "isRecorded" | "status"> {
  const answer = propertyOf(node, (key) => /^res(?:ponse)?$/i.test(key))?.value;
  const told = propertyOf(answer, (key) => /^status(?:_?code)?$/i.test(key))?.value;
  // Recorders keep the words beside the number.
  const status: unknown = (propertyOf(told, (key) => key === "code")?.value ?? told)?.value;
  return {
    answered: answer !== undefined,
    ...(answer?.type === "object" ? { isRecorded: true } : {}),
    status: typeof status === "number" ? status : undefined,
  };
}

/**
 * What an answer tells of its request: it was recorded, and maybe taken as it is. Browsers leave tokens out of
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

/** The text of a body: itself, or the one in it. */
export function textOfBody(text: string, body: Node | undefined): string | undefined {
  const inner = propertyOf(body, (key) => key === "text" || key === "raw")?.value ?? body;
  return inner?.type === "string" ? writtenOfNode(text, inner).text : undefined;
}

/** Whether a body is an object that says of itself that it is empty. */
export function isEmptyBody(body: Node): boolean {
  const inner = propertyOf(body, (key) => key === "text" || key === "raw")?.value;
  const parameters = propertyOf(body, (key) => key === "params")?.value.children ?? [];
  return inner?.value === "" && parameters.length === 0;
}
