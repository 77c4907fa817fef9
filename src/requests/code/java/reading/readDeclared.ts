import type { Argument, EntryExpression, Expression, Statement } from "../../program.ts";
import { nameOf, nameText, other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { declaredRoute } from "./declaredRoute.ts";
import {
  annotationsOf,
  annotationsWithin,
  readAddress,
  type Annotation,
} from "./readAnnotation.ts";
import { readExpression } from "./readExpression.ts";

/** The made-up function for whatever sends the requests that interfaces declare. */
export const declaredSender = "<declared>";

/** The entry of such an object that holds its base URL. */
export const declaredBase = "<base>";

/** The entry that an object has whose converters send a text as plain text. */
export const plainTexts = "<plain texts>";

/**
 * The body of an interface method: it sends the request that its annotations declare; undefined if they declare none.
 */
export function readDeclared(
  node: Syntax,
  around: readonly Annotation[],
  text: string,
): readonly Statement[] | undefined {
  const own = annotationsOf(node, text);
  const isClient = around.some(({ name }) => name === "Client");
  const route = own
    .map((each) => ({ each, route: declaredRoute(each, isClient, text) }))
    .find((one) => one.route);
  if (route?.route === undefined) return undefined;
  const at = spanOf(node);
  const all = childOf(node, "parameters")?.children ?? [];
  const parameters = all.flatMap((parameter) => annotationsOf(parameter, text));
  const parts: Readonly<Record<string, Expression>> = {
    kind: nameText(route.route.kind, route.each.node),
    method: route.route.method,
    path: { kind: "list", ...at, items: pathsOf(own, around, text) },
    places: { kind: "list", ...at, items: all.flatMap((each) => placeGiven(each, text)) },
    query: named(parameters, /^(?:Query|RequestParam|QueryParam)$/, text, at),
    given: { kind: "list", ...at, items: all.flatMap((each) => headerGiven(each, text)) },
    maps: { kind: "list", ...at, items: all.flatMap((each) => mapGiven(each, text)) },
    lines: isClient
      ? { kind: "list", ...at, items: [] }
      : valuesOf([...around, ...own], /^Headers$/, ["value"], text, at),
    pairs: isClient ? pairsOf([...around, ...own], text, at) : { kind: "list", ...at, items: [] },
    accept: isClient
      ? valuesOf([...around, ...own], consuming, ["consumes", "processes"], text, at)
      : valuesOf([...around, ...own], producing, accepts, text, at),
    gives: { kind: "constant", ...at, value: childOf(node, "type")?.type !== "void_type" },
    open: { kind: "constant", ...at, value: parameters.some(({ name }) => isOpen.test(name)) },
    body: { kind: "constant", ...at, value: parameters.some(({ name }) => isBody.test(name)) },
    text: { kind: "constant", ...at, value: all.some((each) => isTextBody(each, text)) },
    form: { kind: "constant", ...at, value: own.some(({ name }) => name === "FormUrlEncoded") },
  };
  const entries = Object.entries(parts).map(([name, value]): EntryExpression => ({
    ...{ ...at, key: nameText(name, node), value },
  }));
  const args = [nameOf("this", node), { kind: "object", ...at, entries } as const];
  const call: Expression = {
    ...{ kind: "call", ...spanOf(route.each.node), isNew: false, inside: at },
    callee: nameOf(declaredSender, route.each.node),
    args: args.map((value): Argument => ({ ...at, value })),
  };
  return [{ kind: "leave", ...at, value: call, returns: true }];
}

const accepts = ["produces", "accept", "value"];

const producing = /^(?:Produces|\w+(?:Mapping|Exchange))$/;

/** Annotations in which `consumes` is what the client accepts. */
const consuming = /^(?:Consumes|Get|Post|Put|Patch|Delete|Options)$/;

/** Parameter annotations through which headers or another address may come. */
const isOpen = /^(?:Url|Tag|SpringQueryMap|RequestHeaders)$/;

const header = /^(?:Header|RequestHeader|HeaderParam)$/;

/** The header that a parameter sets: `@Header("Accept") String accept`. */
function headerGiven(parameter: Syntax, text: string): readonly Expression[] {
  const taken = annotationsOf(parameter, text).find(({ name }) => header.test(name));
  if (taken === undefined) return [];
  const name = taken.args.get("value") ?? taken.args.get("name");
  return [
    name === undefined ? other(taken.node, []) : readExpression(name, text),
    held(parameter, text),
  ];
}

/** The name in the path that a parameter fills: `@Path("id") String id`, Feign's `@Param("id")`. */
function placeGiven(parameter: Syntax, text: string): readonly Expression[] {
  const taken = annotationsOf(parameter, text).find(({ name }) => /^(?:Path|Param)$/.test(name));
  if (taken === undefined) return [];
  const name = childOf(parameter, "name");
  const given = taken.args.get("value");
  if (given !== undefined) return [readExpression(given, text)];
  return [
    name === undefined ? other(parameter, []) : nameText(text.slice(name.start, name.end), name),
  ];
}

/** The headers in a map parameter: `@HeaderMap Map<String, String> headers`. */
function mapGiven(parameter: Syntax, text: string): readonly Expression[] {
  const isMap = annotationsOf(parameter, text).some(({ name }) => name === "HeaderMap");
  return isMap ? [held(parameter, text)] : [];
}

/** A parameter's value. */
function held(parameter: Syntax, text: string): Expression {
  const name = childOf(parameter, "name");
  return name === undefined ? other(parameter, []) : nameOf(text.slice(name.start, name.end), name);
}

const isBody = /^(?:Body|RequestBody|Field|FieldMap|Part|PartMap)$/;

/** `@Body String json`. */
function isTextBody(parameter: Syntax, text: string): boolean {
  const type = childOf(parameter, "type");
  const isText = type !== undefined && text.slice(type.start, type.end) === "String";
  return isText && annotationsOf(parameter, text).some(({ name }) => name === "Body");
}

/** The paths of the interface and the method. */
function pathsOf(
  own: readonly Annotation[],
  around: readonly Annotation[],
  text: string,
): readonly Expression[] {
  const route = /^(?:Path|RequestMapping|HttpExchange|FeignClient|Client)$/;
  return [...around.filter(({ name }) => route.test(name)), ...own].flatMap((annotation) => {
    const { name, args } = annotation;
    if (/^(?:Produces|Consumes|Headers|\w*Header\w*)$/.test(name)) return [];
    if (name === "RequestLine") return [];
    const key = /^(?:Feign)?Client$/.test(name) ? ["path"] : ["path", "value", "uri", "url"];
    const found = key.map((each) => args.get(each)).find((each) => each !== undefined);
    return found === undefined ? [] : [readExpression(found, text)];
  });
}

function named(
  annotations: readonly Annotation[],
  wanted: RegExp,
  text: string,
  at: { readonly start: number; readonly end: number },
): Expression {
  const items = annotations
    .filter(({ name }) => wanted.test(name))
    .map(({ args, node }) => {
      const name = args.get("value") ?? args.get("name");
      return name === undefined ? other(node, []) : readExpression(name, text);
    });
  return { kind: "list", ...at, items };
}

/** Names and values of one or several `@Header(name = "Accept", value = "…")`, alternating. */
function pairsOf(
  annotations: readonly Annotation[],
  text: string,
  at: { readonly start: number; readonly end: number },
): Expression {
  const headers = annotations.flatMap((each) =>
    each.name === "Headers" ? annotationsWithin(each.node, text) : [each],
  );
  const items = headers
    .filter(({ name }) => name === "Header")
    .flatMap(({ args, node }) => {
      const [name, value] = [args.get("name"), args.get("value")];
      if (name === undefined || value === undefined) return [other(node, []), other(node, [])];
      return [readExpression(name, text), readExpression(value, text)];
    });
  return { kind: "list", ...at, items };
}

function valuesOf(
  annotations: readonly Annotation[],
  wanted: RegExp,
  keys: readonly string[],
  text: string,
  at: { readonly start: number; readonly end: number },
): Expression {
  const items = annotations
    .filter(({ name }) => wanted.test(name))
    .flatMap(({ name, args }) => {
      // `value` may be the path.
      const known = /^(?:Consumes|Produces|Headers)$/.test(name)
        ? ["value"]
        : keys.filter((key) => key !== "value");
      return known.flatMap((key) => args.get(key) ?? []);
    })
    .map((value) => readExpression(value, text));
  const [only, ...more] = items;
  // A single annotation's place is its own.
  const place = only === undefined || more.length > 0 ? at : spanOf(only);
  return { kind: "list", ...place, items };
}

/**
 * The base URL that an interface declares: `@FeignClient(url = "…")`, `@RegisterRestClient(baseUri = "…")`,
 * `@Client("…")`.
 */
export function baseOf(annotations: readonly Annotation[], text: string): Expression | undefined {
  for (const { name, args } of annotations) {
    const value =
      name === "FeignClient"
        ? args.get("url")
        : name === "Client"
          ? args.get("value")
          : args.get("baseUri");
    if (value !== undefined) return readAddress(value, text);
  }
  return undefined;
}
