import type { Node } from "jsonc-parser";
import { tableRequest } from "./headerTable.ts";
import type { HttpRequest } from "./httpRequest.ts";
import { type JsonHeaders, canBeHeaders, inlineItem, readJsonHeaders } from "./jsonHeaders.ts";
import { propertyOf, spanOfNode, writtenOfNode } from "./jsonText.ts";
import { maskedValue } from "./maskedValue.ts";
import { urlValue } from "./urlValue.ts";
import {
  type Surroundings,
  contentTypeOf,
  isHeadersKey,
  isMethodKey,
  isUrlKey,
  methodOf,
  slotBeside,
} from "./jsonRequestParts.ts";

/** Headers with a URL or a method beside them, as in a Data Connector's configuration. */
export function connectorRequest(
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
