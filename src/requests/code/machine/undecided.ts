import type { Span } from "../../httpRequest.ts";
import type { FunctionCode } from "../declarations.ts";
import { isWithin } from "../../places/isWithin.ts";
import { isPart } from "../lost/programPart.ts";
import { namesInPattern } from "../namesInPattern.ts";
import type { Expression } from "../program.ts";

/** The choices of a program of which it is not known how they end, with their tests. */
export class Undecided {
  readonly #choices = new Map<Expression, Span>();

  note(test: Expression, { start, end }: Span): void {
    this.#choices.set(test, { start, end });
  }

  /** Whether the innermost of them that a place is in is decided by what a function around it is given. */
  isUpToCaller(place: Span, functions: Iterable<FunctionCode>): boolean {
    let innermost: readonly [test: Expression, choice: Span] | undefined;
    for (const each of this.#choices) {
      const [test, choice] = each;
      if (!isWithin(place, choice) || isWithin(place, test)) continue;
      if (innermost === undefined || isWithin(choice, innermost[1])) innermost = each;
    }
    if (innermost === undefined) return false;
    const given = new Set<string>();
    for (const code of functions) {
      if (!isWithin(place, code)) continue;
      for (const { pattern } of code.parameters)
        for (const name of namesInPattern(pattern)) given.add(name);
    }
    // What an object of its own holds is not what this call is given.
    given.delete("self");
    return mentions(innermost[0], given);
  }
}

function mentions(node: unknown, names: ReadonlySet<string>): boolean {
  if (Array.isArray(node)) return node.some((each) => mentions(each, names));
  if (!isPart(node)) return false;
  if (node.kind === "name") return typeof node.name === "string" && names.has(node.name);
  return Object.values(node).some((each) => typeof each === "object" && mentions(each, names));
}
