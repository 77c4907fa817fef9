import type { Span } from "../../httpRequest.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { isGiven } from "../clients/state.ts";
import type { Value } from "../machine/values/values.ts";

/** An argument by name, or else by position. */
export function argument(
  { args }: Pick<Call, "args">,
  place: number,
  ...names: readonly string[]
): Arg | undefined {
  const named = args.find(({ name }) => name !== undefined && names.includes(name));
  return named ?? args.filter(({ name }) => name === undefined)[place];
}

/** Whether some arguments are unknown. */
export function hasMany({ args }: Call): boolean {
  return args.some(({ isMany }) => isMany === true);
}

export function isTrue(value: Value | undefined): boolean {
  return value?.kind === "constant" && (value.value === true || value.value === 1);
}

/** Whether a value may have unknown contents. */
export function isOpenValue(value: Value | undefined): boolean {
  if (!isGiven(value)) return false;
  return value.kind !== "thing" || value.shape.value.isOpen;
}

export function spanOfCall({ at }: Call): Span {
  return { start: at.start, end: at.end };
}

/** What to delete to remove a call of a chain; after a class name, `::` stays for the next call. */
export function partOfChain({ at: { callee, start, end } }: Call, { text }: Run): Span {
  if (callee.kind !== "member") return { start, end };
  const { end: from } = callee.object;
  if (!text.startsWith("::", from)) return { start: from, end };
  const [next] = /^\s{0,200}->/.exec(text.slice(end, end + 202)) ?? [];
  return next === undefined
    ? { start, end }
    : { start: from + "::".length, end: end + next.length };
}

export function methodSpan({ at: { callee } }: Call): Span | undefined {
  return callee.kind === "member" ? callee.nameSpan : undefined;
}
