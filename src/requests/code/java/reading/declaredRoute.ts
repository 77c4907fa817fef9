import type { Expression } from "../../program.ts";
import { nameText } from "../../reading.ts";
import type { Annotation } from "./readAnnotation.ts";
import { readExpression } from "./readExpression.ts";

/** The kind of interface, and the request's method. */
export interface DeclaredRoute {
  readonly kind: string;
  readonly method: Expression;
}

/**
 * The route of an annotation: `@GET("me")`, `@GetMapping`, `@GetExchange`, `@RequestLine("GET /me")`; `@Get("/me")`
 * if the interface is a client.
 */
export function declaredRoute(
  { name, args, node }: Annotation,
  isClient: boolean,
  text: string,
): DeclaredRoute | undefined {
  if (isClient && /^(?:Get|Post|Put|Patch|Delete|Head|Options)$/.test(name))
    return { kind: "Client", method: nameText(name, node, name.toUpperCase()) };
  const [, verb = "", family = ""] =
    /^(Get|Post|Put|Patch|Delete)(Mapping|Exchange)$/.exec(name) ??
    /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.exec(name) ??
    [];
  if (verb !== "") {
    const method = nameText(verb, node, verb.toUpperCase());
    return { kind: family === "" ? (args.has("value") ? "Call" : "Path") : family, method };
  }
  const kinds: Readonly<Record<string, string>> = {
    ...{ RequestMapping: "Mapping", HttpExchange: "Exchange", HTTP: "Call", RequestLine: "Line" },
  };
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  const method = args.get(name === "RequestLine" ? "value" : "method");
  return kind === undefined || method === undefined
    ? undefined
    : { kind, method: readExpression(method, text) };
}
