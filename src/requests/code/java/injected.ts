import type { FunctionCode, Parameter } from "../declarations.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";
import { annotationsOf, type Annotation } from "./readAnnotation.ts";

/** What is asked for by its type alone, of containers where there is but one of a type. */
const byType = "";

const providers = /^(?:Bean|Provides|Produces)$/;

/** `@Bean RestTemplate intercom() { … }`: the container gives what it makes to others. */
export function providing(
  node: Syntax,
  text: string,
): Pick<FunctionCode, "provides" | "providedAs"> {
  const type = childOf(node, "type");
  const provider = annotationsOf(node, text).find(({ name }) => providers.test(name));
  if (provider === undefined || type === undefined) return {};
  const names = namesOf(provider, node, text);
  return {
    provides: text.slice(type.start, type.end),
    ...(names === undefined ? {} : { providedAs: names }),
  };
}

function namesOf(provider: Annotation, node: Syntax, text: string): readonly string[] | undefined {
  const qualifier = qualifierOf(node, text);
  if (provider.name === "Provides") return [qualifier ?? byType];
  const method = childOf(node, "name");
  const own = method === undefined ? "" : text.slice(method.start, method.end);
  const given = provider.args.get("value") ?? provider.args.get("name");
  const bean = given === undefined ? own : plain(given, text);
  return qualifier === undefined ? [bean] : [qualifier, bean];
}

/** By what a parameter or a field asks for its value; `isGiven`: a container gives it. */
export function asking(
  node: Syntax,
  name: string,
  isGiven: boolean,
  text: string,
): Pick<Parameter, "askedAs"> {
  const qualifier = qualifierOf(node, text);
  if (qualifier !== undefined) return { askedAs: [qualifier] };
  return isGiven ? { askedAs: [byType, name] } : {};
}

/** Whether a container calls a method or fills a field, with what it has of each type. */
export function isInjected(node: Syntax, text: string): boolean {
  return annotationsOf(node, text).some(({ name }) => /^(?:Provides|Inject)$/.test(name));
}

/** Which one of a type is meant: `@Named("intercom")`, `@Qualifier("intercom")`. */
function qualifierOf(node: Syntax, text: string): string | undefined {
  const found = annotationsOf(node, text).find(({ name }) => /^(?:Named|Qualifier)$/.test(name));
  const value = found?.args.get("value");
  return value && plain(value, text);
}

/** A text without its quotes, or the first of several; the name of a constant as it is written. */
function plain({ start, end }: Syntax, text: string): string {
  const source = text.slice(start, end);
  return /^\{?\s*"([^"]*)"/.exec(source)?.[1] ?? source;
}
