import type { EntryExpression, Expression } from "../../program.ts";
import type { ClassCode } from "../../declarations.ts";
import { nameText, other, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";
import { membersOf } from "./readField.ts";
import { defaultOf } from "./readMethod.ts";

/** The made-up static field of an interface that holds its endpoints. */
export const endpoints = "<endpoints>";

const verb = /^(?:Get|Post|Put|Patch|Delete|Head)$/;

/**
 * The requests that a Refit interface declares by attributes, as a list of objects with `name`, `method`, `url`,
 * `headers` (lines), `parameters` that are sent as headers (see `readParameter`), `query` and `body`.
 */
export function readEndpoints(node: Syntax, text: string): ClassCode["fields"] {
  const shared = attributesOf(node, text).filter(({ name }) => name === "Headers");
  const items = membersOf(node, text).flatMap((member) => readEndpoint(member, shared, text));
  if (items.length === 0) return [];
  const value: Expression = { kind: "list", ...spanOf(node), items };
  return [{ name: endpoints, value, isStatic: true, span: { start: node.start, end: node.start } }];
}

interface Attribute {
  readonly node: Syntax;
  readonly name: string;
  readonly args: readonly Syntax[];
}

function attributesOf(node: Syntax, text: string): readonly Attribute[] {
  return node.children
    .filter(({ type }) => type === "attribute_list")
    .flatMap(({ children }) => children)
    .flatMap((attribute): Attribute[] => {
      const name = childOf(attribute, "name");
      if (attribute.type !== "attribute" || name === undefined) return [];
      const list = attribute.children.find(({ type }) => type === "attribute_argument_list");
      const full = text.slice(name.start, name.end);
      const args = (list?.children ?? []).flatMap((arg) => arg.children.at(-1) ?? []);
      return [{ node: attribute, name: full.replace(/^.*\.|Attribute$/g, ""), args }];
    });
}

/** A parameter of an endpoint with its attributes. */
interface Declared {
  readonly attributes: readonly Attribute[];
  readonly parameter: Syntax;
}

function readEndpoint(
  member: Syntax,
  shared: readonly Attribute[],
  text: string,
): readonly Expression[] {
  if (member.type !== "method_declaration") return [];
  const own = attributesOf(member, text);
  const sends = own.find(({ name }) => verb.test(name));
  const [path] = sends?.args ?? [];
  if (sends === undefined || path === undefined) return [];
  const at = spanOf(sends.node);
  const name = nameIn(member, text);
  const headers = [...shared, ...own.filter(({ name }) => name === "Headers")];
  const parameters = (childOf(member, "parameters")?.children ?? []).map((parameter): Declared => ({
    attributes: attributesOf(parameter, text),
    parameter,
  }));
  const sent = parameters.flatMap(({ attributes, parameter }, index) =>
    attributes.flatMap((each) => readParameter(each, parameter, index, text)),
  );
  const query = parameters.flatMap((each) => readQuery(each, path, text));
  const body = parameters.find(({ attributes }) => attributes.some(({ name }) => name === "Body"));
  const entry = (name: string, value: Expression): EntryExpression => ({
    ...{ ...at, key: nameText(name, at), value },
  });
  const texts = headers.flatMap(({ args }) => args.map((arg) => readExpression(arg, text)));
  return [
    {
      ...{ kind: "object", ...at },
      entries: [
        ...(name === undefined ? [] : [entry("name", nameText(name, at))]),
        entry("method", nameText(sends.name.toUpperCase(), at)),
        entry("url", readExpression(path, text)),
        entry("headers", { kind: "list", ...at, items: texts }),
        entry("parameters", { kind: "list", ...at, items: sent }),
        entry("query", { kind: "object", ...at, entries: query }),
        ...(body === undefined ? [] : [entry("body", other(spanOf(body.parameter), []))]),
      ],
    },
  ];
}

/** What is neither for the path nor for headers or body goes into the query; of an object, its properties. */
function readQuery(
  { attributes, parameter }: Declared,
  path: Syntax,
  text: string,
): readonly EntryExpression[] {
  const type = childOf(parameter, "type");
  const own = nameIn(parameter, text);
  if (type === undefined || own === undefined) return [];
  const shown = text.slice(type.start, type.end);
  const isElsewhere = attributes.some(({ name }) => !/^(?:AliasAs|Query)$/.test(name));
  if (isElsewhere || /\bCancellationToken\b/.test(shown)) return [];
  const place = spanOf(parameter);
  const [alias] = attributes.find(({ name }) => name === "AliasAs")?.args ?? [];
  const shownName = alias === undefined ? own : text.slice(alias.start, alias.end);
  const name = shownName.replaceAll('"', "");
  const route = text.slice(path.start, path.end).toLowerCase();
  const places = [...route.matchAll(/\{(?:\*\*)?(\w+)/g)].map(([, each]) => each);
  if (places.includes(name.toLowerCase())) return [];
  const value = other(place, []);
  return [{ ...place, key: simple.test(shown) ? nameText(name, place) : undefined, value }];
}

/** Types whose values are written into the query as they are. */
const simple =
  /^(?:string|bool|byte|short|int|long|float|double|decimal|Guid|Uri|DateTime(?:Offset)?)\??(?:\[\])?$/;

/**
 * A parameter that is sent as a header or several: an object with its `name`, its place `at` among the others, the
 * `header` without its value, the `scheme` that comes before that (null: the usual one), and its default as `usual`.
 */
function readParameter(
  { name, args: [arg] }: Attribute,
  parameter: Syntax,
  index: number,
  text: string,
): readonly Expression[] {
  const named = childOf(parameter, "name");
  if (named === undefined) return [];
  const at = spanOf(named);
  const header = headerOf(name, arg, named, text);
  if (header === undefined) return [];
  const usual = defaultOf(parameter);
  const scheme: Expression =
    arg === undefined ? { kind: "constant", ...at, value: null } : readExpression(arg, text);
  const entries: readonly (readonly [string, Expression])[] = [
    ["name", nameText(text.slice(at.start, at.end), at)],
    ["at", { kind: "constant", ...at, value: index }],
    ["header", { kind: "object", ...at, entries: [header] }],
    ...(name === "Authorize" ? [["scheme", scheme] as const] : []),
    ...(usual === undefined ? [] : [["usual", readExpression(usual, text)] as const]),
  ];
  return [
    {
      ...{ kind: "object", ...at },
      entries: entries.map(([key, value]) => ({ ...at, key: nameText(key, at), value })),
    },
  ];
}

/** The header of an attribute, or of `[HeaderCollection]` any headers. */
function headerOf(
  attribute: string,
  arg: Syntax | undefined,
  named: Syntax,
  text: string,
): EntryExpression | undefined {
  const at = spanOf(attribute === "Authorize" ? (arg ?? named) : named);
  const value = other(at, []);
  switch (attribute) {
    case "HeaderCollection":
      return { ...at, key: undefined, value };
    case "Authorize":
      return { ...at, key: nameText("Authorization", { ...named, end: named.start }), value };
    case "Header":
      return arg && { ...at, key: readExpression(arg, text), value };
    default:
      return undefined;
  }
}

function nameIn(node: Syntax, text: string): string | undefined {
  const name = childOf(node, "name");
  return name && text.slice(name.start, name.end);
}
