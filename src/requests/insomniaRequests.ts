import type { Node } from "jsonc-parser";
import { connectorRequest } from "./connectorRequest.ts";
import type { HttpRequest } from "./httpRequest.ts";
import { isSwitchedOff } from "./jsonHeaders.ts";
import { isHeadersKey, type Fill } from "./jsonRequestParts.ts";
import { isScalar, propertyOf } from "./jsonText.ts";
import { resolverOf, withUnknown, withVariables } from "./variables.ts";

/** The requests of an export of Insomnia, with what its environments say; undefined for any other text. */
export function insomniaRequests(text: string, tree: Node): HttpRequest[] | undefined {
  if (typeOf(tree) !== "export") return undefined;
  const resources = named(tree, "resources")?.children;
  if (resources === undefined) return undefined;
  const resolve = resolverOf(environmentOf(resources));
  const fill: Fill = (written) => withUnknown(withVariables(written, resolve), /\{%[^]*?%\}/g);
  const folders = resources.filter((resource) => typeOf(resource) === "request_group");
  return resources.flatMap((resource): HttpRequest[] => {
    if (typeOf(resource) !== "request") return [];
    const request = connectorRequest(text, resource, { ...nothingAround, fill });
    if (request === undefined) return [];
    const mayInherit = !isAuthorized(resource) && folders.some(isAuthorized);
    return [
      {
        ...request,
        client: "unknown",
        headersComplete: ![resource, ...folders].some(addsHeaders),
        authorizationElsewhere: mayInherit || isAuthorized(resource),
      },
    ];
  });
}

const nothingAround = { resolve: () => undefined, authorized: false, answered: false } as const;

function typeOf(node: Node): unknown {
  return named(node, "_type")?.value;
}

function named(node: Node, name: string): Node | undefined {
  return propertyOf(node, (key) => key === name)?.value;
}

function isAuthorized(resource: Node): boolean {
  const given = named(resource, "authentication");
  const type: unknown = given && named(given, "type")?.value;
  return (
    given !== undefined && typeof type === "string" && type !== "none" && !isSwitchedOff(given)
  );
}

/** Whether headers come from a script, or from the folder that it is for all in it. */
function addsHeaders(resource: Node): boolean {
  const script: unknown = named(resource, "preRequestScript")?.value;
  const headers = typeOf(resource) === "request" ? undefined : propertyOf(resource, isHeadersKey);
  return (
    (typeof script === "string" && script !== "") || (headers?.value.children ?? []).length > 0
  );
}

/** What the environments and folders define, if they agree: which of them is chosen is not told. */
function environmentOf(resources: readonly Node[]): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  const collect = (node: Node | undefined, path: string): void => {
    for (const { children: [key, value] = [] } of node?.type === "object"
      ? (node.children ?? [])
      : []) {
      if (key === undefined || value === undefined) continue;
      const name = path + String(key.value);
      if (!isScalar(value)) collect(value, `${name}.`);
      else if (value.type !== "string" || value.value === "") continue;
      else {
        const said = String(value.value);
        found.set(name, !found.has(name) || found.get(name) === said ? said : undefined);
      }
    }
  };
  for (const resource of resources) {
    if (typeOf(resource) === "environment") collect(named(resource, "data"), "");
    if (typeOf(resource) === "request_group") collect(named(resource, "environment"), "");
  }
  const definitions = new Map<string, string>();
  for (const [name, said] of found) {
    if (said === undefined || said.includes("{%")) continue;
    definitions.set(name, said).set(`_.${name}`, said);
  }
  return definitions;
}
