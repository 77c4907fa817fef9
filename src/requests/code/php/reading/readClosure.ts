import type { FunctionCode } from "../../declarations.ts";
import type { Expression } from "../../program.ts";
import { spanOf } from "../../reading.ts";
import type { Syntax } from "../../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";
import { readFunction, takenIn } from "./readFunction.ts";
import { arrayCopyName } from "../unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/**
 * An anonymous function. What it captures by value and other code sets later has the value of where it is made: it is
 * read as a function with these parameters that is called at once and returns the anonymous one.
 */
export function readClosure(node: Syntax, source: PhpSource): Expression {
  const at = spanOf(node);
  const made: Expression = { kind: "function", ...at, code: readFunction(node, source) };
  const setLater = takenIn(node, source).filter(
    (name) => (source.variables.sets.get(name) ?? 0) > node.end,
  );
  if (setLater.length === 0) return made;
  const code: FunctionCode = {
    ...{ ...at, name: undefined, keepsSelf: true },
    parameters: setLater.map((name) => ({
      pattern: { kind: "variable", start: at.start, end: at.start, name },
    })),
    body: [{ kind: "leave", ...at, value: made, returns: true }],
  };
  const args = setLater.map((name) => ({
    ...at,
    value: calledFor(arrayCopyName, at, [{ kind: "name", ...at, name }]),
  }));
  const callee: Expression = { kind: "function", ...at, code };
  return { kind: "call", ...at, callee, args, isNew: false, inside: at };
}
