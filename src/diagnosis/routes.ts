import { documentedMethods } from "./documentedMethods.ts";
import { isPlaceholder } from "./headers.ts";
import type { IntercomUrl } from "./intercomHost.ts";
import { type Misspelt, misspeltIn } from "./misspelt.ts";

/** A route documented in the OpenAPI descriptions. */
export interface Route {
  /** The operation's name in the description of 2.16. */
  readonly operation: string;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Path segments; `*` matches any one. */
  readonly path: readonly string[];
  /** The first version that has it. */
  readonly since: string;
  /** The route is distinguished by `external_id` in the query. */
  readonly externalId?: boolean;
}

const instances = ["custom_object_instances", "*"];
const connectors = ["data_connectors"];

/** Custom objects, data connectors and `/me`, from the descriptions of 2.13, 2.16 and Preview. */
export const routes: readonly Route[] = [
  { operation: "identifyAdmin", method: "GET", path: ["me"], since: "1.0" },
  {
    operation: "getCustomObjectInstancesByExternalId",
    method: "GET",
    path: instances,
    since: "2.13",
    externalId: true,
  },
  {
    operation: "listCustomObjectInstances",
    method: "GET",
    path: instances,
    since: "2.16",
    externalId: false,
  },
  { operation: "createCustomObjectInstances", method: "POST", path: instances, since: "2.13" },
  {
    operation: "deleteCustomObjectInstancesById",
    method: "DELETE",
    path: instances,
    since: "2.13",
  },
  {
    operation: "getCustomObjectInstancesById",
    method: "GET",
    path: [...instances, "*"],
    since: "2.13",
  },
  {
    operation: "deleteCustomObjectInstancesByExternalId",
    method: "DELETE",
    path: [...instances, "*"],
    since: "2.13",
  },
  { operation: "listDataConnectors", method: "GET", path: connectors, since: "2.16" },
  { operation: "createDataConnector", method: "POST", path: connectors, since: "2.16" },
  { operation: "RetrieveDataConnector", method: "GET", path: [...connectors, "*"], since: "2.16" },
  { operation: "updateDataConnector", method: "PATCH", path: [...connectors, "*"], since: "2.16" },
  { operation: "deleteDataConnector", method: "DELETE", path: [...connectors, "*"], since: "2.16" },
  {
    operation: "listDataConnectorExecutionResults",
    method: "GET",
    path: [...connectors, "*", "execution_results"],
    since: "2.16",
  },
  {
    operation: "showDataConnectorExecutionResult",
    method: "GET",
    path: [...connectors, "*", "execution_results", "*"],
    since: "2.16",
  },
];

/** What is known of the route of a request. */
export type RouteMatch =
  | { readonly kind: "route"; readonly route: Route }
  /** The path is documented, but not with this method. */
  | { readonly kind: "otherMethod"; readonly methods: readonly string[] }
  /** The path was probably meant to be `meant`. */
  | ({ readonly kind: "misspelt" } & Misspelt)
  /** Nothing is known: Intercom has many more routes than this table. */
  | { readonly kind: "other" };

/** Finds the route of a request; `other` if it depends on placeholders in method or query. */
export function matchRoute(method: string, { path, query }: IntercomUrl): RouteMatch {
  const segments = path.split("/").filter((segment) => segment !== "");
  const misspelt = misspeltIn(segments);
  if (misspelt !== undefined) return { kind: "misspelt", ...misspelt };
  const [first = ""] = segments;
  const candidates = routes.filter(
    (route) =>
      route.path.length === segments.length &&
      route.path.every((part, index) => part === "*" || part === segments[index]),
  );
  if (!/^[A-Z]+$/.test(method)) return { kind: "other" };
  const asked = method === "HEAD" ? "GET" : method;
  if (candidates.length === 0) {
    const methods = documentedMethods(segments);
    const isOther = methods.length > 0 && !methods.includes(asked) && isSaidOf(asked, segments);
    return isOther ? { kind: "otherMethod", methods } : { kind: "other" };
  }
  const hasExternalId = /(?:^|&)external_id=/.test(query);
  // A placeholder may contain an `external_id`: `?$QUERY`, `Order$QUERY`.
  const mayHaveExternalId =
    query.split("&").some((pair) => isPlaceholder(pair.split("=")[0] ?? "")) ||
    (query === "" && segments.some((segment) => /[^/]\$\{?\w/.test(segment)));
  // A method that no path of this kind has is wrong in any case.
  const isAnywhere = routes.some((each) => each.path[0] === first && each.method === asked);
  const asksForId = candidates.some(({ externalId }) => externalId !== undefined);
  if (asksForId && !hasExternalId && mayHaveExternalId && isAnywhere) return { kind: "other" };
  const route = candidates.find(
    (candidate) =>
      candidate.method === asked &&
      (candidate.externalId === undefined || candidate.externalId === hasExternalId),
  );
  return route === undefined
    ? {
        kind: "otherMethod",
        methods: [...new Set(candidates.map((candidate) => candidate.method))],
      }
    : { kind: "route", route };
}

/**
 * Whether an undocumented method is certainly a mistake. GET may exist undocumented, except for searches, which need
 * POST.
 */
function isSaidOf(method: string, segments: readonly string[]): boolean {
  switch (method) {
    case "GET":
      return segments.at(-1) === "search";
    case "PUT":
      return segments.length > 1 || documentedMethods([...segments, "1"]).includes(method);
    default:
      return true;
  }
}
