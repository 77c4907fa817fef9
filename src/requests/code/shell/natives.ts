import type { Span } from "../../httpRequest.ts";
import type { Argument, CallExpression, Expression } from "../program.ts";
import { nameOf, other, spanOf } from "../reading.ts";

/** What the shell does by itself, as functions that its library knows: no command has such a name. */
export type ShellNative =
  /** A list of words, as of a command or an array; a named one has a key. */
  | "$words"
  /** An array with keys, which are given by turns with what they hold. */
  | "$hash"
  /** One more word for each of an array. */
  | "$all"
  /** The words that an unquoted variable falls into. */
  | "$split"
  /** Words at the end of an array, letters at the end of a text. */
  | "$append"
  /** Words in the place of others, which nothing has used. */
  | "$replacing"
  /** Sets an element of an array. */
  | "$put"
  /** An array without what stands under a key. */
  | "$unset"
  /** Something before each word of an array, or behind it. */
  | "$affixed"
  /** An element of an array; the first has the number 0, or 1 where that is said. */
  | "$item"
  /** The keys of an array; its keys and values by turns. */
  | "$keys"
  | "$pairs"
  /** The lines of a text. */
  | "$lines"
  /** What a variable holds, apart from it. */
  | "$copy"
  /** What a variable holds that may have been given another value meanwhile. */
  | "$doubt"
  /** An array as one word: its first. */
  | "$first"
  /** Whether a text is of a pattern. */
  | "$matches"
  | "$positional"
  | "$shifted"
  /** All words as one text. */
  | "$joined"
  /** The words as what a loop goes through, so many at once. */
  | "$each"
  | "$orElse"
  | "$ifSet"
  | "$without"
  | "$upper"
  | "$lower"
  | "$isSet"
  /** See `detoursIn`. */
  | "$detours"
  | "$output"
  | "$taken"
  | "$setOutput"
  | "$writeFile"
  /** Writes a file that may be a program. */
  | "$program"
  | "$run";

export function native(
  name: ShellNative | `${string}()`,
  at: Span,
  args: readonly (Expression | Argument)[],
): CallExpression {
  const span = spanOf(at);
  return {
    ...{ kind: "call", ...span, callee: nameOf(name, span), isNew: false, inside: span },
    args: args.map((arg) => ("kind" in arg ? { ...spanOf(arg), value: arg } : arg)),
  };
}

/** The fact that something in a script reads texts again, see `Run.facts`. */
export const readAgain = "read again";

/** The fact that programs have options of their own which the script may have written into a file. */
export const withDefaults = "with defaults";

/** Something of which nothing is known. */
export function anything(at: Span): Expression {
  return other(at, []);
}

/** The name that a function has beside variables of the same name. */
export function functionName(name: string): `${string}()` {
  return `${name}()`;
}
