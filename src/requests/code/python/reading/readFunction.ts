import type { Expression, Statement } from "../../program.ts";
import type { FunctionCode, Parameter } from "../../declarations.ts";
import { callLike, spanOf } from "../../reading.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { givesContext, isFixture, traitsOf } from "../decorators.ts";
import { readContext } from "./readContext.ts";
import { readExpression } from "./readExpression.ts";
import { readParameter } from "./readParameter.ts";
import { readStatements } from "./readStatement.ts";
import { gathered, yieldingOf } from "./readYield.ts";
import { isRequestFlow, markedFlow } from "./requestFlow.ts";
import { fixture } from "../signs.ts";

/** A function or lambda. */
export function readFunction(
  node: Syntax,
  text: string,
  decorators: readonly string[] = [],
  isMethod = false,
): FunctionCode {
  const name = childOf(node, "name");
  const written = childOf(node, "body");
  const isFlow = name !== undefined && isRequestFlow(text.slice(name.start, name.end));
  const body = written && isFlow ? markedFlow(written, text) : written;
  const asksByName =
    isFixture(decorators) || (name !== undefined && text.startsWith("test", name.start));
  return {
    ...spanOf(node),
    name: name && text.slice(name.start, name.end),
    parameters: (childOf(node, "parameters")?.children ?? []).flatMap((each) =>
      readParameter(each, text).map((parameter) =>
        asksByName ? askingByName(parameter, each) : parameter,
      ),
    ),
    body: body === undefined ? [] : readBody(body, text, decorators),
    ...traitsOf(decorators, text),
    ...(isMethod && !decorators.includes("staticmethod") ? { takesSelf: true } : {}),
  };
}

/** A parameter of a pytest test or fixture, which gets the fixture of its name. */
function askingByName(parameter: Parameter, node: Syntax): Parameter {
  const { pattern, isRequired } = parameter;
  if (isRequired !== true || pattern.kind !== "variable") return parameter;
  const at = spanOf(pattern);
  const value: Expression = { kind: "name", ...at, name: pattern.name };
  return {
    ...parameter,
    given: callLike({ kind: "name", ...at, name: fixture }, node, [{ ...at, value }]),
  };
}

function readBody(node: Syntax, text: string, decorators: readonly string[]): readonly Statement[] {
  if (node.type === "block") {
    const isContext = givesContext(decorators) && !isFixture(decorators);
    const context = isContext ? readContext(node, text) : undefined;
    if (context !== undefined) return context;
    const yielding = yieldingOf(node, text, givesContext(decorators));
    return gathered(yielding, readStatements(yielding.body.children, text));
  }
  return [{ kind: "leave", ...spanOf(node), value: readExpression(node, text), returns: true }];
}
