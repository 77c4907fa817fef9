import type { Statement } from "../../program.ts";
import type { FunctionCode, Parameter } from "../../declarations.ts";
import { nameOf, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { memberName } from "./privateNames.ts";
import { eventOf } from "./readEvent.ts";
import { readExpression } from "./readExpression.ts";
import { readPattern } from "./readPattern.ts";
import { withOwnArguments } from "./ownArguments.ts";
import { readStatements } from "./readStatement.ts";
import { symbolNamed } from "./readUsing.ts";

/** A function or method of any kind; `isWrapped`: a decorator wraps it. */
export function readFunction(node: Syntax, text: string, isWrapped = false): FunctionCode {
  const name = childOf(node, "name");
  const body = childOf(node, "body");
  const single = childOf(node, "parameter");
  const parameters = childOf(node, "parameters")?.children ?? (single ? [single] : []);
  const head = text.slice(node.start, name?.start ?? node.start);
  const lead = text.slice(
    node.start,
    (name ?? childOf(node, "parameters") ?? single ?? node).start,
  );
  const is = (word: string): boolean => new RegExp(`(?:^|\\s)${word}\\s`).test(head);
  return {
    ...spanOf(node),
    name: name && (symbolNamed(name, text) ?? memberName(name, text)),
    parameters: withEvent(
      parameters.flatMap((each) => readParameter(each, text)),
      node,
      text,
    ),
    body:
      body === undefined
        ? []
        : readBody(hasArguments(node) ? withOwnArguments(body, parameters, text) : body, text),
    ...(isWrapped ? { isWrapped: true } : {}),
    ...(/\basync\b|\*/.test(lead) ? { isAsync: true } : {}),
    ...(node.type === "arrow_function" ? { keepsSelf: true } : {}),
    ...(node.type === "method_definition" && is("get") ? { isGetter: true } : {}),
    ...(node.type === "method_definition" && is("set") ? { isSetter: true } : {}),
    ...(node.type === "method_definition" && is("static") ? { isStatic: true } : {}),
  };
}

/** Parameters with the values that SvelteKit passes. */
function withEvent(
  parameters: readonly Parameter[],
  node: Syntax,
  text: string,
): readonly Parameter[] {
  const [first, ...others] = parameters;
  const event = first && eventOf(first.pattern, node, text);
  if (first === undefined || event === undefined) return parameters;
  return [{ ...first, given: event }, ...others];
}

/** Arrow functions have no `arguments` of their own, and most methods are in classes, which are strict. */
function hasArguments({ type }: Syntax): boolean {
  return !/^(?:arrow_function|method_definition)$/.test(type);
}

function readBody(node: Syntax, text: string): readonly Statement[] {
  if (node.type === "statement_block") return readStatements(node.children, text);
  return [{ kind: "leave", ...spanOf(node), value: readExpression(node, text), returns: true }];
}

function readParameter(node: Syntax, text: string): Parameter[] {
  const isTyped = node.type === "required_parameter" || node.type === "optional_parameter";
  const inner = isTyped ? childOf(node, "pattern") : node;
  if (inner === undefined || inner.type === "this") return [];
  const pattern = readPattern(inner, text);
  const value = isTyped ? childOf(node, "value") : undefined;
  const type = childOf(node, "type")?.children.at(0);
  // The grammar has no node for some modifiers, so the text is searched.
  const isField =
    isTyped &&
    /(?:^|\s)(?:public|private|protected|readonly|override)\s/.test(
      text.slice(node.start, inner.start),
    );
  return [
    {
      pattern:
        value === undefined || pattern.kind === "place"
          ? pattern
          : { ...pattern, default: readExpression(value, text) },
      ...(inner.type === "rest_pattern" ? { rest: true } : {}),
      ...typeOf(type, inner, text),
      ...(isField ? { isField: true } : {}),
    },
  ];
}

/** Parameter names that frameworks use for one thing only. */
const given: Readonly<Record<string, string>> = { $http: "$http", z: "$zapier" };

/** A parameter's type annotation, or the type that its name implies. */
function typeOf(type: Syntax | undefined, inner: Syntax, text: string): Pick<Parameter, "type"> {
  const name = text.slice(inner.start, inner.end);
  if (type?.type === "type_identifier")
    return { type: nameOf(text.slice(type.start, type.end), type) };
  if (type?.type === "function_type") return { type: nameOf("Function", type) };
  const own = Object.hasOwn(given, name) ? given[name] : undefined;
  return type === undefined && own !== undefined ? { type: nameOf(own, inner) } : {};
}
