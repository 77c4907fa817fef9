import type { Node } from "jsonc-parser";
import { bearerHeader } from "../bearerHeader.ts";
import { tableRequest } from "../tables/headerTable.ts";
import type { Header, HttpRequest } from "../httpRequest.ts";
import { jsonBody } from "./jsonBody.ts";
import { type ReadValue, inlineItem, isSwitchedOff, readJsonHeaders } from "./jsonHeaders.ts";
import {
  type Surroundings,
  isMethodKey,
  methodOf,
  slotBeside,
  textOfBody,
} from "./jsonRequestParts.ts";
import { propertyOf, spanOfNode, writtenOfNode } from "./jsonText.ts";
import { parametersOf } from "./jsonUrl.ts";
import { queryMisplaced } from "./queryMisplaced.ts";
import { urlValue } from "../urlValue.ts";
import { withVariables } from "../variables.ts";
import { type Written, valueOf } from "../places/written.ts";
import { assertsRefusal } from "../refusals/expectationIn.ts";

/** The variables of a collection that are switched on. */
export function collectionVariables(text: string, tree: Node): Map<string, Written> {
  const found = new Map<string, Written>();
  for (const row of named(tree, "variable")?.children ?? []) {
    const key: unknown = named(row, "key")?.value;
    const value = named(row, "value");
    if (typeof key !== "string" || value?.type !== "string" || value.value === "") continue;
    if (!isSwitchedOff(row)) found.set(key, writtenOfNode(text, value));
  }
  return found;
}

/** What a collection, folder or item sets for everything in it. */
export function ofPostman(node: Node, around: Surroundings): Surroundings {
  const behavior = named(named(node, "protocolProfileBehavior"), "disabledSystemHeaders");
  return {
    ...around,
    ...authorizationOf(node),
    ...(codeOf(node, "test").some(assertsRefusal) ? { refusalExpected: true } : {}),
    scripts: [...(around.scripts ?? []), ...scriptsOf(node)],
    without: [...(around.without ?? []), ...switchedOn(behavior)],
  };
}

/** A request with the `header` of Postman, or of one of its collections. */
export function postmanRequest(
  text: string,
  node: Node,
  around: Surroundings,
): HttpRequest | undefined {
  const url = named(node, "url");
  const address = url?.type === "object" ? named(url, "raw") : url;
  const list = named(node, "header");
  if (address?.type !== "string" || isHeaderless(node, list, url)) return undefined;
  const read: ReadValue = (written) => valueOf(withVariables(written, around.resolve));
  const rows = list?.type === "array" ? list : undefined;
  const { headers, slot } =
    rows === undefined
      ? { headers: [], slot: slotBeside(text, node, `"header": [`, "]", inlineItem("key")) }
      : readJsonHeaders(text, rows, read, "key");
  const body = sentBody(named(node, "body"));
  const { authorized, token } = authorizationOf(node) ?? around;
  const bearer = bearerOf(text, token, around);
  const scripts = (around.scripts ?? []).join("\n").toLowerCase();
  const isKept = ({ name }: Header): boolean =>
    // Headers that a script or the token overrides are left out.
    !scripts.includes(name.toLowerCase()) &&
    (bearer.length === 0 || name.toLowerCase() !== "authorization");
  const all = [...headers.filter(isKept), ...bearer, ...typeOf(body, around)];
  if (around.without?.includes("accept") === true) all.unshift(takenOff("Accept", node));
  const rowsOfQuery = url === undefined ? undefined : named(url, "query");
  return {
    ...tableRequest("json", all, spanOfNode(node), slot),
    form: { kind: "table", layout: "postman" },
    client: "postman",
    method: methodOf(text, node),
    url: urlValue(withVariables(writtenOfNode(text, address), around.resolve)),
    headersComplete: scripts === "" && list?.type !== "string",
    authorizationElsewhere: authorized,
    ...(around.refusalExpected === true ? { refusalExpected: true } : {}),
    body: body && spanOfNode(body),
    ...(named(body, "mode")?.value === "raw" ? jsonBody(textOfBody(text, body)) : {}),
    ...queryMisplaced(text, rowsOfQuery === undefined ? [] : parametersOf(rowsOfQuery)),
  };
}

/** The names of settings that are true, in lower case. */
function switchedOn(settings: Node | undefined): readonly string[] {
  return (settings?.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    value?.value === true ? String(key?.value).toLowerCase() : [],
  );
}

/** A header that Postman is told not to add. */
function takenOff(name: string, { offset }: Node): Header {
  const span = { start: offset, end: offset };
  const value = { kind: "known", text: "", span } as const;
  return { name, nameSpan: span, value, removes: true, implied: true, span };
}

function named(node: Node | undefined, name: string): Node | undefined {
  return propertyOf(node, (key) => key === name)?.value;
}

/** Whether it is a Postman request without headers, which the shape of the URL shows. */
function isHeaderless(node: Node, list: Node | undefined, url: Node | undefined): boolean {
  const hasMethod = propertyOf(node, isMethodKey) !== undefined;
  return list === undefined
    ? url?.type !== "object" || !hasMethod
    : list.type === "string" && !hasMethod;
}

type Authorization = Pick<Surroundings, "authorized" | "token">;

function authorizationOf(node: Node): Authorization | undefined {
  const auth = named(node, "auth");
  if (auth?.type !== "object") return undefined;
  const type: unknown = named(auth, "type")?.value;
  const field = type === "bearer" ? named(auth, "bearer") : undefined;
  const row = field?.children?.find((each) => named(each, "key")?.value === "token");
  // An object in older exports.
  const token = row === undefined ? named(field, "token") : named(row, "value");
  return { authorized: type !== "noauth", token };
}

/** The header made from a token, which overrides one that is written out. */
function bearerOf(text: string, token: Node | undefined, { resolve }: Surroundings): Header[] {
  if (token?.type !== "string" || token.value === "") return [];
  const span = spanOfNode(token);
  return [bearerHeader(withVariables(writtenOfNode(text, token), resolve), span, span)];
}

/** The pre-request scripts that set headers. */
function scriptsOf(node: Node): readonly string[] {
  return codeOf(node, "prerequest").filter((code) => writesHeaders.test(code));
}

/** The scripts of a node for one of its events. */
function codeOf(node: Node, event: "prerequest" | "test"): readonly string[] {
  return (named(node, "event")?.children ?? []).flatMap((each) => {
    if (named(each, "listen")?.value !== event || isSwitchedOff(each)) return [];
    const lines = named(named(each, "script"), "exec");
    return [lines, ...(lines?.children ?? [])]
      .flatMap((line) => (line?.type === "string" ? String(line.value) : []))
      .join("\n");
  });
}

const writesHeaders =
  /\bheaders\.(?:add|upsert|insert|append|prepend|populate|assimilate|repopulate)\w*\(|\b(?:add|upsert)Header\(|\brequest\.(?:update|auth)\b/;

/** The body, if it is sent: Postman also keeps empty and disabled ones. */
function sentBody(body: Node | undefined): Node | undefined {
  if (body?.type !== "object" || isSwitchedOff(body)) return undefined;
  const mode: unknown = named(body, "mode")?.value;
  const content = typeof mode === "string" ? named(body, mode) : undefined;
  const isEmpty =
    content === undefined ||
    content.value === "" ||
    (content.type === "array" && (content.children ?? []).every(isSwitchedOff));
  return isEmpty ? undefined : body;
}

/** The Content-Type that Postman adds to a body of a chosen language. */
function typeOf(body: Node | undefined, { without }: Surroundings): readonly Header[] {
  const mode = named(body, "mode");
  const isGraph = mode?.value === "graphql";
  const language = isGraph ? mode : named(named(named(body, "options"), "raw"), "language");
  const type = isGraph ? types.json : types[String(language?.value)];
  if (language === undefined || type === undefined || without?.includes("content-type") === true)
    return [];
  if (!isGraph && mode?.value !== "raw") return [];
  const span = spanOfNode(language);
  const value = { kind: "known", text: type, span } as const;
  return [{ name: "Content-Type", nameSpan: span, value, implied: true, span }];
}

const types: Readonly<Record<string, string | undefined>> & { readonly json: string } = {
  ...{ json: "application/json", javascript: "application/javascript", xml: "application/xml" },
  ...{ html: "text/html", text: "text/plain" },
};
