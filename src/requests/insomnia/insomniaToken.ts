import type { Node } from "jsonc-parser";
import { bearerHeader } from "../bearerHeader.ts";
import type { Header } from "../httpRequest.ts";
import { isSwitchedOff } from "../json/jsonHeaders.ts";
import type { Fill } from "../json/jsonRequestParts.ts";
import { propertyOf, spanOfNode, writtenOfNode } from "../json/jsonText.ts";

/** Whether a request or folder has authentication switched on. */
export function isAuthorized(resource: Node): boolean {
  const given = named(resource, "authentication");
  const type: unknown = named(given, "type")?.value;
  return (
    given !== undefined && typeof type === "string" && type !== "none" && !isSwitchedOff(given)
  );
}

/** The header made from a token in the authentication settings, unless the request has such a header. */
export function insomniaToken(
  text: string,
  resource: Node,
  headers: readonly Header[],
  fill: Fill,
): readonly Header[] {
  const given = named(resource, "authentication");
  const token = named(given, "token");
  const prefix: unknown = named(given, "prefix")?.value ?? "";
  const isBearer = isAuthorized(resource) && named(given, "type")?.value === "bearer";
  if (!isBearer || token?.type !== "string" || token.value === "" || prefix !== "") return [];
  if (headers.some(({ name }) => name.toLowerCase() === "authorization")) return [];
  const span = spanOfNode(token);
  return [bearerHeader(fill(writtenOfNode(text, token)), span, span)];
}

function named(node: Node | undefined, name: string): Node | undefined {
  return propertyOf(node, (key) => key === name)?.value;
}
