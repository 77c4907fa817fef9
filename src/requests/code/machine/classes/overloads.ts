import type { CallExpression, Expression } from "../../program.ts";
import type { FunctionCode } from "../../declarations.ts";
import { methodsNamed } from "./methodsNamed.ts";
import type { Run } from "../run.ts";
import type { Arg } from "../library.ts";
import type { FunctionValue } from "../values/values.ts";

/** Picks the overload of a method by argument count, then by argument types. */
export function overload(
  of: FunctionValue,
  args: readonly Arg[],
  at: CallExpression | undefined,
  run: Run,
): FunctionValue {
  const { code, home } = of;
  const count = args.length;
  const fitting = home === undefined ? [] : fittingTo(count, methodsNamed(home.code, code.name));
  const [first, ...others] = fitting;
  if (first === undefined) return of;
  if (others.length === 0 || run.library.typeOf === undefined) {
    return code.parameters.length === count ? of : { ...of, code: first };
  }
  const types = args.map((arg, index) => run.library.typeOf?.(arg.value, at?.args[index]?.value));
  const scores = fitting.map((each) => scoreOf(each, types));
  const best = fitting[scores.indexOf(Math.max(...scores))];
  return { ...of, code: best ?? first };
}

/** The methods that take so many arguments: exactly, with defaults for the others, or with an array for the last. */
function fittingTo(count: number, methods: readonly FunctionCode[]): readonly FunctionCode[] {
  const exact = methods.filter(({ parameters }) => parameters.length === count);
  if (exact.length > 0) return exact;
  const filled = methods.filter(
    ({ parameters }) =>
      parameters.length > count &&
      parameters.slice(count).every(({ pattern }) => pattern.default !== undefined),
  );
  if (filled.length > 0) return filled;
  return methods.filter(
    ({ parameters }) => parameters.length <= count + 1 && parameters.at(-1)?.rest === true,
  );
}

function scoreOf({ parameters }: FunctionCode, types: readonly (string | undefined)[]): number {
  return parameters.reduce((score, { type }, index) => {
    const [wanted, given] = [nameOf(type), types[index]];
    if (wanted === undefined || given === undefined) return score;
    return wanted === given ? score + 1 : score - 1;
  }, 0);
}

function nameOf(type: Expression | undefined): string | undefined {
  return type?.kind === "name" || type?.kind === "member" ? type.name : undefined;
}
