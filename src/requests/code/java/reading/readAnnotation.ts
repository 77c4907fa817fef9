import { verbatim } from "../../../places/written.ts";
import type { Expression } from "../../program.ts";
import { nameOf, other, spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { childOf } from "../../syntaxTree.ts";
import { readExpression } from "./readExpression.ts";

/** An annotation with its simple name and arguments; an unnamed one is under `value`. */
export interface Annotation {
  readonly name: string;
  readonly args: ReadonlyMap<string, Syntax>;
  readonly node: Syntax;
}

/** The annotations of a declaration. */
export function annotationsOf(node: Syntax, text: string): readonly Annotation[] {
  const modifiers = node.children.find(({ type }) => type === "modifiers");
  return (modifiers?.children ?? []).flatMap((each) => annotationOf(each, text) ?? []);
}

/** The annotations nested in another one: `@Headers({@Header(…), @Header(…)})`. */
export function annotationsWithin(node: Syntax, text: string): readonly Annotation[] {
  return node.children.flatMap((each) => annotationOf(each, text) ?? annotationsWithin(each, text));
}

function annotationOf(node: Syntax, text: string): Annotation | undefined {
  const name = /annotation$/.test(node.type) ? childOf(node, "name") : undefined;
  if (name === undefined) return undefined;
  const shown = text.slice(name.start, name.end);
  const args = (childOf(node, "arguments")?.children ?? []).map((arg): [string, Syntax] => {
    const [key, value] = [childOf(arg, "key"), childOf(arg, "value")];
    return arg.type === "element_value_pair" && key !== undefined && value !== undefined
      ? [text.slice(key.start, key.end), value]
      : ["value", arg];
  });
  return { name: shown.slice(shown.lastIndexOf(".") + 1), args: new Map(args), node };
}

/**
 * The default of a configured value: `@Value("${intercom.url:https://…}")`,
 * `@ConfigProperty(name = "…", defaultValue = "https://…")`, `@DefaultValue("https://…")`. The configuration may
 * override it.
 */
export function defaultOf(node: Syntax, text: string): Expression | undefined {
  for (const { name, args } of annotationsOf(node, text)) {
    const whole = args.get(/^(?:DefaultValue|WithDefault)$/.test(name) ? "value" : "defaultValue");
    if (whole?.type === "string_literal") {
      return orOutside(whole, { start: whole.start + 1, end: whole.end - 1 }, text);
    }
    const value = args.get("value");
    const given = value && inPlaceholder(value, text);
    if (given !== undefined) return given;
  }
  return undefined;
}

/** The default in a placeholder: `"${intercom.url:https://…}"`. */
function inPlaceholder(node: Syntax, text: string): Expression | undefined {
  const source = node.type === "string_literal" ? text.slice(node.start, node.end) : "";
  const [, before] = /^("\$\{[^:{}"]*:)[^{}"]+\}"$/.exec(source) ?? [];
  if (before === undefined) return undefined;
  return orOutside(node, { start: node.start + before.length, end: node.end - 2 }, text);
}

/** The address in an annotation; for a placeholder, its default. */
export function readAddress(node: Syntax, text: string): Expression {
  return inPlaceholder(node, text) ?? readExpression(node, text);
}

/** The made-up function for a container that injects a client with an annotation's address. */
export const clientAt = "<client at>";

/** The client injected for an annotation: `@Client("https://…") HttpClient client`. */
export function givenTo(node: Syntax, text: string): Expression | undefined {
  const client = annotationsOf(node, text).find(({ name }) => name === "Client");
  const url = client && (client.args.get("value") ?? client.args.get("id"));
  if (client === undefined || url === undefined) return undefined;
  const at = spanOf(client.node);
  const value = readAddress(url, text);
  return {
    ...{ kind: "call", ...at, isNew: false, inside: at, callee: nameOf(clientAt, client.node) },
    args: [{ ...spanOf(url), value }],
  };
}

function orOutside(
  node: Syntax,
  inner: { readonly start: number; readonly end: number },
  text: string,
): Expression {
  const at = spanOf(node);
  const right: Expression = { kind: "text", ...at, written: verbatim(text, inner, "double") };
  return { kind: "logical", ...at, operator: "nullish", left: other(at, []), right };
}
