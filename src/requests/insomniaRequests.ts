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
  const inheritedBy = inheritance(resources);
  return resources.flatMap((resource): HttpRequest[] => {
    if (typeOf(resource) !== "request") return [];
    const request = connectorRequest(text, resource, { ...nothingAround, fill });
    if (request === undefined) return [];
    const inherited = inheritedBy(resource);
    return [
      {
        ...request,
        client: "unknown",
        doubleBraces: true,
        headersComplete: !inherited.headers && !addsHeaders(resource),
        authorizationElsewhere: inherited.authorization || isAuthorized(resource),
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

/** What the folders around a request may add to it. */
interface Inherited {
  readonly headers: boolean;
  readonly authorization: boolean;
}

/** Follows a resource through the folders that it is in, each of which is looked at once. */
function inheritance(resources: readonly Node[]): (resource: Node) => Inherited {
  const folders = new Map<unknown, Node>();
  for (const resource of resources) {
    const id: unknown = named(resource, "_id")?.value;
    if (typeOf(resource) === "request_group" && id !== undefined) folders.set(id, resource);
  }
  const known = new Map<Node, Inherited>();
  return (resource) => {
    const parentOf = (node: Node): Node | undefined => folders.get(named(node, "parentId")?.value);
    const way = new Set<Node>();
    let folder = parentOf(resource);
    while (folder !== undefined && !known.has(folder) && !way.has(folder)) {
      way.add(folder);
      folder = parentOf(folder);
    }
    let found = (folder && known.get(folder)) ?? { headers: false, authorization: false };
    for (const inner of [...way].reverse()) {
      found = {
        headers: found.headers || addsHeaders(inner),
        authorization: found.authorization || isAuthorized(inner),
      };
      known.set(inner, found);
    }
    return found;
  };
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

const longestName = 500;

/** What the environments and folders define, if they agree: which of them is chosen is not told. */
function environmentOf(resources: readonly Node[]): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  const collect = (node: Node | undefined, path: string): void => {
    for (const { children: [key, value] = [] } of node?.type === "object"
      ? (node.children ?? [])
      : []) {
      if (key === undefined || value === undefined) continue;
      const name = path + String(key.value);
      // No placeholder has such a name.
      if (name.length > longestName) continue;
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
