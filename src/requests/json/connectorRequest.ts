import type { Node } from "jsonc-parser";
import { tableRequest } from "../tables/headerTable.ts";
import type { HttpRequest, Value } from "../httpRequest.ts";
import { type JsonHeaders, canBeHeaders, inlineItem, readJsonHeaders } from "./jsonHeaders.ts";
import { jsonBody } from "./jsonBody.ts";
import { propertyOf, spanOfNode } from "./jsonText.ts";
import { jsonUrl, queryOf } from "./jsonUrl.ts";
import { maskedValue } from "./maskedValue.ts";
import { queryMisplaced } from "./queryMisplaced.ts";
import { valueOf, type Written } from "../places/written.ts";
import { withUnknown } from "../variables.ts";
import {
  type Fill,
  type Surroundings,
  contentTypeOf,
  isEmptyBody,
  isHeadersKey,
  isMethodKey,
  isUrlKey,
  methodOf,
  slotBeside,
  textOfBody,
  toldByAnswer,
} from "./jsonRequestParts.ts";

/** A request from an object with headers next to a URL or method, such as a Data Connector's configuration. */
export function connectorRequest(
  text: string,
  node: Node,
  around: Surroundings,
): HttpRequest | undefined {
  const terraform = ofTerraform(node);
  const { answered, inherits } = around;
  const filling = terraform === undefined ? around.fill : undefined;
  const url = propertyOf(node, isUrlKey)?.value;
  const method = propertyOf(node, isMethodKey);
  const isFilled = filling !== undefined;
  const fill = filling ?? terraform?.fill ?? asItIs;
  const list = propertyOf(node, isHeadersKey)?.value;
  const isList = list !== undefined && canBeHeaders(list);
  const isPlain =
    url?.type === "string" && (method !== undefined || isFilled || terraform !== undefined);
  if (!isList && (list !== undefined || !isPlain)) return undefined;
  // A log line tells that something was sent, but not with all its headers.
  if (!isList && (answered || propertyOf(node, isOutcome) !== undefined)) return undefined;
  const found: JsonHeaders = isList
    ? readJsonHeaders(text, list, (written) => readValue(fill(written)), "name")
    : {
        headers: [],
        slot:
          method?.key.value === "http_method"
            ? slotBeside(text, node, `"headers": [`, "]", inlineItem("name"))
            : slotBeside(
                text,
                node,
                terraform === undefined ? `"headers": { ` : `"request_headers": { `,
                " }",
                { open: "", between: ": ", close: "" },
              ),
      };
  const body = propertyOf(node, (key) => /^(?:body|data|postData)$/.test(key))?.value;
  const { start, end } = body === undefined ? { start: 0, end: 0 } : spanOfNode(body);
  const headers = [...found.headers, ...contentTypeOf(text, node, found.headers)];
  return {
    ...tableRequest("json", headers, spanOfNode(node), found.slot),
    headersComplete: !isFilled && inherits !== true,
    ...(isFilled && !isList ? { headerSlot: undefined } : {}),
    method:
      url === undefined && method === undefined
        ? { text: "", span: undefined }
        : methodOf(text, node),
    url: jsonUrl(text, node, fill),
    body:
      body === undefined || body.type === "null" || end - start <= 2 || isEmptyBody(body)
        ? undefined
        : { start, end },
    ...jsonBody(textOfBody(text, body)),
    ...ofClient(node),
    ...queryMisplaced(text, answered ? [] : queryOf(node)),
    ...toldByAnswer(around),
    ...(terraform === undefined ? {} : { client: "terraform" }),
  };
}

/** How to read Terraform's placeholders, if the object is a block of its provider `http` in JSON. */
function ofTerraform(node: Node): { readonly fill: Fill } | undefined {
  const names: unknown[] = [];
  for (let each = node.parent; each !== undefined && names.length < 3; each = each.parent) {
    if (each.type === "property") names.push(each.children?.[0]?.value);
  }
  const [, provider, kind] = names;
  return provider === "http" && /^(?:data|resource|ephemeral)$/.test(String(kind))
    ? { fill: (written) => withUnknown(written, /\$\{[^}]*\}/g) }
    : undefined;
}

/** The authorization in an export of Thunder Client, Hoppscotch and others. */
function ofClient(node: Node): Partial<HttpRequest> {
  const auth = propertyOf(node, (key) => key === "auth")?.value;
  const type: unknown = propertyOf(auth, (key) => /^(?:auth_?)?type$/i.test(key))?.value.value;
  if (typeof type !== "string") return {};
  const isOff = propertyOf(auth, (key) => key === "authActive")?.value.value === false;
  return {
    client: "unknown",
    authorizationElsewhere: !isOff && !/^(?:none|no-?auth|)$/i.test(type),
    ...(/^inherit$/i.test(type) ? { headersComplete: false } : {}),
  };
}

/** Properties that describe the outcome of a request. */
const isOutcome = (key: string): boolean =>
  /^(?:status|status_?code|duration(?:_?ms)?|elapsed(?:_?ms)?|latency(?:_?ms)?|level|timestamp|response_?time)$/i.test(
    key,
  );

const asItIs: Fill = (written) => written;

function readValue(written: Written): Value {
  return written.runs.some(({ variable }) => variable) ? valueOf(written) : maskedValue(written);
}
