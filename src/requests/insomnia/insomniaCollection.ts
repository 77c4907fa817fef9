import type { Node } from "jsonc-parser";
import { connectorRequest } from "../json/connectorRequest.ts";
import type { Header, HttpRequest } from "../httpRequest.ts";
import type { HeaderSlot } from "../headerSlot.ts";
import { readJsonHeaders } from "../json/jsonHeaders.ts";
import type { Fill } from "../json/jsonRequestParts.ts";
import { propertyOf } from "../json/jsonText.ts";
import { lineEndOf } from "../places/textLines.ts";
import { valueOf } from "../places/written.ts";
import { yamlTree } from "../yaml/yamlTree.ts";
import { insomniaFill } from "./insomniaFill.ts";
import { insomniaToken, isAuthorized } from "./insomniaToken.ts";

/** What a request inherits from the folders around it. */
interface Inherited {
  readonly headers: readonly Header[];
  /** The folder or request whose authentication applies. */
  readonly authorizer: Node | undefined;
  /** A script may add headers. */
  readonly isOpen: boolean;
}

const kind = /^type:[ \t]*["']?collection\.insomnia\.rest\//m;

/**
 * The requests of an Insomnia collection in YAML, where folders contain their requests; undefined for any other text.
 */
export function insomniaCollection(text: string): HttpRequest[] | undefined {
  if (!kind.test(text)) return undefined;
  const tree = yamlTree(text);
  if (tree === undefined) return undefined;
  const fill = insomniaFill(text, [...dataIn(tree)]);
  const nothing = { headers: [], authorizer: undefined, isOpen: false };
  return [...requestsIn(text, named(tree, "collection"), nothing, fill)];
}

function* requestsIn(
  text: string,
  list: Node | undefined,
  around: Inherited,
  fill: Fill,
): Generator<HttpRequest> {
  for (const item of list?.children ?? []) {
    const children = named(item, "children");
    const inside = inheritedBy(text, item, around, fill);
    if (children !== undefined) yield* requestsIn(text, children, inside, fill);
    else {
      const request = connectorRequest(text, item, { ...nothingAround, fill });
      if (request !== undefined) yield inCollection(text, request, inside, fill);
    }
  }
}

const nothingAround = { resolve: () => undefined, authorized: false, answered: false } as const;

/** Adds what a folder or request itself sets to what it inherits. */
function inheritedBy(text: string, item: Node, around: Inherited, fill: Fill): Inherited {
  const list = named(item, "headers");
  const own =
    list?.type === "array"
      ? readJsonHeaders(text, list, (written) => valueOf(fill(written)), "name").headers
      : [];
  const names = new Set(own.map(({ name }) => name.toLowerCase()));
  const given = named(item, "authentication");
  const isSaid = (given?.children ?? []).length > 0;
  const script: unknown = named(named(item, "scripts"), "preRequest")?.value;
  return {
    headers: [...around.headers.filter(({ name }) => !names.has(name.toLowerCase())), ...own],
    authorizer: isSaid ? (isAuthorized(item) ? item : undefined) : around.authorizer,
    isOpen: around.isOpen || (typeof script === "string" && script.trim() !== ""),
  };
}

function inCollection(
  text: string,
  request: HttpRequest,
  { headers, authorizer, isOpen }: Inherited,
  fill: Fill,
): HttpRequest {
  const implied = request.headers.filter((header) => header.implied === true);
  const token = authorizer === undefined ? [] : insomniaToken(text, authorizer, headers, fill);
  return {
    ...request,
    client: "insomnia",
    doubleBraces: true,
    headers: [...implied, ...headers, ...token],
    headersComplete: !isOpen,
    authorizationElsewhere: authorizer !== undefined,
    headerSlot: slotOf(text, request),
  };
}

/** The place for one more row, after the last one. */
function slotOf(text: string, { headers }: HttpRequest): HeaderSlot | undefined {
  const row = headers.findLast(({ element }) => element !== undefined)?.element;
  if (row === undefined) return undefined;
  const line = text.slice(text.lastIndexOf("\n", row.start - 1) + 1, row.start);
  const indent = /^([ \t]*)-[ \t]+$/.exec(line)?.[1];
  if (indent === undefined) return undefined;
  const before = `${lineEndOf(text)}${indent}`;
  const item = { open: "- name: ", between: `${before}  value: `, close: "" };
  return { offset: row.end, before, after: "", item };
}

/** The objects in which environments and folders define variables. */
function* dataIn(tree: Node): Generator<Node> {
  const environments = named(tree, "environments");
  const all = [environments, ...(named(environments, "subEnvironments")?.children ?? [])];
  for (const environment of all) {
    const data = named(environment, "data");
    if (data !== undefined) yield data;
  }
  const folders = [named(tree, "collection")];
  for (const list of folders) {
    for (const item of list?.children ?? []) {
      const data = named(item, "environment");
      if (data !== undefined) yield data;
      const children = named(item, "children");
      if (children !== undefined) folders.push(children);
    }
  }
}

function named(node: Node | undefined, name: string): Node | undefined {
  return propertyOf(node, (key) => key === name)?.value;
}
