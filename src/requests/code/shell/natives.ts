import type { Span } from "../../httpRequest.ts";
import type { Argument, CallExpression, Expression } from "../program.ts";
import { nameOf, other, spanOf } from "../reading.ts";

/** Operations of the shell itself, as made-up functions; no command can have such a name. */
export type ShellNative =
  /** A list of words, as of a command or array; a named one has a key. */
  | "$words"
  /** An associative array, from alternating keys and values. */
  | "$hash"
  /** Adds one word for each element of an array. */
  | "$all"
  /** The words that an unquoted variable is split into. */
  | "$split"
  /** The words that a word becomes that has unquoted variables in it. */
  | "$parted"
  /** Appends words to an array, or text to a text. */
  | "$append"
  /** Replaces words that were never used. */
  | "$replacing"
  /** Sets an element of an array. */
  | "$put"
  /** Removes an element of an array. */
  | "$unset"
  /** Puts a text before or after each word of an array. */
  | "$affixed"
  /** An element of an array; indexes begin at 0, or at 1 if so stated. */
  | "$item"
  /** The keys of an array, or alternating keys and values. */
  | "$keys"
  | "$pairs"
  /** The lines of a text. */
  | "$lines"
  /** A copy of a variable's value. */
  | "$copy"
  /** The value of a variable that may have been reassigned. */
  | "$doubt"
  /** An array used as a text: its first element. */
  | "$first"
  /** Whether a text matches a pattern. */
  | "$matches"
  | "$positional"
  | "$shifted"
  /** All words joined to one text. */
  | "$joined"
  /** The words as items of a loop, several in each turn. */
  | "$each"
  | "$orElse"
  /** What an option sets a variable to, see `optional`. */
  | "$option"
  | "$ifSet"
  | "$without"
  | "$upper"
  | "$lower"
  | "$isSet"
  /** See `testNamed`. */
  | "$isKnownCommand"
  | "$isKnownCode"
  | "$isNotNamed"
  /** See `singlingOut`. */
  | "$singledOut"
  /** See `detoursIn`. */
  | "$detours"
  | "$output"
  | "$taken"
  | "$setOutput"
  | "$writeFile"
  /** Notes that a file is written, which may be a program. */
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

/** The fact that something evaluates texts again, see `Run.facts`. */
export const readAgain = "read again";

/** The fact that programs have config files of their own which the script may have written. */
export const withDefaults = "with defaults";

/** An unknown value. */
export function anything(at: Span): Expression {
  return other(at, []);
}

/** The name of a function, which differs from that of a variable. */
export function functionName(name: string): `${string}()` {
  return `${name}()`;
}
