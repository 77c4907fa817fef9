import type { Span } from "../../httpRequest.ts";
import type { FunctionCode } from "../declarations.ts";
import { isWithin } from "../../places/isWithin.ts";
import { isPart } from "../lost/programPart.ts";
import { namesInPattern } from "../namesInPattern.ts";
import type { Expression } from "../program.ts";

/** How a test is assumed to end that the program leaves open. */
export interface Assumption {
  /** One of `Undecided.choices`. */
  readonly choice: string;
  readonly isTrue: boolean;
}

interface Choosing {
  readonly does?: readonly boolean[];
  readonly isOfObjects?: boolean;
}

/** The choices of a program of which it is not known how they end, with their tests. */
export class Undecided {
  readonly #tests = new Map<Expression, Span>();
  readonly #choices = new Map<string, ReadonlySet<boolean>>();
  readonly #text: string;
  readonly #assumed: Assumption | undefined;

  constructor(text: string, assumed: Assumption | undefined) {
    this.#text = text;
    this.#assumed = assumed;
  }

  /**
   * Those that somebody makes who calls a function, that are between whole objects, or about traces. With each, how
   * it may end so that something is done: what is left out then may be right for those who have it left out.
   */
  get choices(): ReadonlyMap<string, ReadonlySet<boolean>> {
    return this.#choices;
  }

  /**
   * How a test that is not known is assumed to end; undefined, and noted, where that is left open. In one function the
   * same test ends the same way each time. `does`: the ends with which something is done.
   */
  truthOf(
    test: Expression,
    { start, end }: Span,
    around: FunctionCode | undefined,
    { does = [true, false], isOfObjects = false }: Choosing = {},
  ): boolean | undefined {
    this.#tests.set(test, { start, end });
    const [asked, isNegated] = withoutNot(test);
    const source = this.#text.slice(asked.start, asked.end);
    const isPlain = asksPlainly(asked);
    const isOfTraces = isPlain && traces.test(source);
    if (!asksParameter(asked, around) && !(isPlain && isOfObjects) && !isOfTraces) return undefined;
    const choice = `${String(around?.start)} ${source}`;
    // Who has no traces written needs all that a request needs.
    const ends = isOfTraces ? [true, false] : does.map((truth) => truth !== isNegated);
    this.#choices.set(choice, new Set([...(this.#choices.get(choice) ?? []), ...ends]));
    return this.#assumed?.choice === choice ? this.#assumed.isTrue !== isNegated : undefined;
  }

  /** Whether the innermost of them that a place is in is decided by what a function around it is given. */
  isUpToCaller(place: Span, functions: Iterable<FunctionCode>): boolean {
    let innermost: readonly [test: Expression, choice: Span] | undefined;
    for (const each of this.#tests) {
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

/** Names of what programs ask whether to write down what they do. */
const traces =
  /(?:\b|_|(?<=[a-z]))(?:verbose|debug|trac(?:e|ing)|VERBOSE|DEBUG|TRAC(?:E|ING)|Verbose|Debug|Trac(?:e|ing))(?![a-z])/;

function withoutNot(test: Expression): readonly [test: Expression, isNegated: boolean] {
  if (test.kind !== "not") return [test, false];
  const [inner, isNegated] = withoutNot(test.value);
  return [inner, !isNegated];
}

/** Whether a test asks for nothing but what a function was given. */
function asksParameter(test: Expression, around: FunctionCode | undefined): boolean {
  const asked = test.kind === "same" && isConstant(test.right) ? test.left : test;
  return asked.kind === "name" && namesOf(around).has(asked.name);
}

function isConstant({ kind }: Expression): boolean {
  return kind === "constant" || kind === "text";
}

/** Whether a test compares what is held somewhere, and calls nothing. */
function asksPlainly(test: Expression): boolean {
  if (test.kind === "same") return asksPlainly(test.left) && asksPlainly(test.right);
  if (test.kind === "member") return asksPlainly(test.object);
  if (test.kind === "sized") return asksPlainly(test.value);
  return test.kind === "name" || isConstant(test);
}

function namesOf(code: FunctionCode | undefined): ReadonlySet<string> {
  const names = new Set(code?.parameters.flatMap(({ pattern }) => [...namesInPattern(pattern)]));
  names.delete("self");
  return names;
}

function mentions(node: unknown, names: ReadonlySet<string>): boolean {
  if (Array.isArray(node)) return node.some((each) => mentions(each, names));
  if (!isPart(node)) return false;
  if (node.kind === "name") return typeof node.name === "string" && names.has(node.name);
  return Object.values(node).some((each) => typeof each === "object" && mentions(each, names));
}
