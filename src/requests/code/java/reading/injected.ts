import type { FunctionCode, Parameter } from "../../declarations.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { annotationsOf, type Annotation } from "./readAnnotation.ts";

/** The name of an injection without qualifier, which is by type alone. */
const byType = "";

const providers = /^(?:Bean|Provides|Produces)$/;

/** Of a method in a factory of Micronaut's: how often its result is made. */
const scopes = /^(?:Singleton|Prototype|Context)$/;

/** `@Bean RestTemplate intercom() { … }`: the container injects its result elsewhere. */
export function providing(
  node: Syntax,
  text: string,
): Pick<FunctionCode, "provides" | "providedAs"> {
  const type = childOf(node, "type");
  const all = annotationsOf(node, text);
  const provider =
    all.find(({ name }) => providers.test(name)) ?? all.find(({ name }) => scopes.test(name));
  if (provider === undefined || type === undefined) return {};
  const names = namesOf(provider, node, text);
  return {
    provides: text.slice(type.start, type.end),
    ...(names === undefined ? {} : { providedAs: names }),
  };
}

function namesOf(provider: Annotation, node: Syntax, text: string): readonly string[] | undefined {
  const qualifier = qualifierOf(node, text);
  if (provider.name === "Provides" || scopes.test(provider.name)) return [qualifier ?? byType];
  const method = childOf(node, "name");
  const own = method === undefined ? "" : text.slice(method.start, method.end);
  const given = provider.args.get("value") ?? provider.args.get("name");
  const bean = given === undefined ? own : plain(given, text);
  return qualifier === undefined ? [bean] : [qualifier, bean];
}

/** The qualifiers by which a parameter or field is injected; `isGiven`: a container injects it at all. */
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

/** Whether a container calls a method or sets a field, with values by type. */
export function isInjected(node: Syntax, text: string): boolean {
  return annotationsOf(node, text).some(({ name }) => /^(?:Provides|Inject)$/.test(name));
}

/** The qualifier in `@Named("intercom")` or `@Qualifier("intercom")`. */
function qualifierOf(node: Syntax, text: string): string | undefined {
  const found = annotationsOf(node, text).find(({ name }) => /^(?:Named|Qualifier)$/.test(name));
  const value = found?.args.get("value");
  return value && plain(value, text);
}

/** The text of a literal, or the first of several; for a constant, its name. */
function plain({ start, end }: Syntax, text: string): string {
  const source = text.slice(start, end);
  return /^\{?\s*"([^"]*)"/.exec(source)?.[1] ?? source;
}
