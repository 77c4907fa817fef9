import type { Node } from "jsonc-parser";
import { connectorRequest } from "../json/connectorRequest.ts";
import type { HttpRequest } from "../httpRequest.ts";
import { isHeadersKey } from "../json/jsonRequestParts.ts";
import { propertyOf } from "../json/jsonText.ts";
import { insomniaFill } from "./insomniaFill.ts";
import { insomniaToken, isAuthorized } from "./insomniaToken.ts";

/**
 * The requests of an Insomnia export in JSON, with the variables of its environments; undefined for any other text.
 */
export function insomniaExport(text: string, tree: Node): HttpRequest[] | undefined {
  if (typeOf(tree) !== "export") return undefined;
  const resources = named(tree, "resources")?.children;
  if (resources === undefined) return undefined;
  const fill = insomniaFill(text, resources.flatMap(dataOf));
  const inheritedBy = inheritance(resources);
  return resources.flatMap((resource): HttpRequest[] => {
    if (typeOf(resource) !== "request") return [];
    const request = connectorRequest(text, resource, { ...nothingAround, fill });
    if (request === undefined) return [];
    const inherited = inheritedBy(resource);
    return [
      {
        ...request,
        headers: [...request.headers, ...insomniaToken(text, resource, request.headers, fill)],
        client: "insomnia",
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

/** The object in which an environment or a folder defines variables. */
function dataOf(resource: Node): Node[] {
  const type = typeOf(resource);
  const name =
    type === "environment" ? "data" : type === "request_group" ? "environment" : undefined;
  const data = name === undefined ? undefined : named(resource, name);
  return data === undefined ? [] : [data];
}

function named(node: Node, name: string): Node | undefined {
  return propertyOf(node, (key) => key === name)?.value;
}

/** Whether folders around a request may add headers or authorization to it. */
interface Inherited {
  readonly headers: boolean;
  readonly authorization: boolean;
}

/** Finds out what a resource inherits from its folders, each of which is examined once. */
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

/** Whether a resource adds headers by a script or, as a folder, to all requests in it. */
function addsHeaders(resource: Node): boolean {
  const script: unknown = named(resource, "preRequestScript")?.value;
  const headers = typeOf(resource) === "request" ? undefined : propertyOf(resource, isHeadersKey);
  return (
    (typeof script === "string" && script !== "") || (headers?.value.children ?? []).length > 0
  );
}
