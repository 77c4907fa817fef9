import type { Span } from "../httpRequest.ts";
import type { Written } from "../places/written.ts";
import type { ClassCode, FunctionCode } from "./declarations.ts";
import type { Pattern } from "./pattern.ts";
import type { Sized } from "./sizeTest.ts";

/**
 * What a source file does, in a vocabulary that all languages share. Reading a language takes two steps, and only
 * these two are language-specific (imitate `python/`):
 *
 * 1. `<language>/reading/` turns the parser's tree (`syntaxTree.ts`) into the statements and expressions below. What
 *    has no counterpart becomes `other` with its parts, so that requests inside it are still seen.
 * 2. `<language>/library.ts` says what names from outside the file are and what calling them does (`Library` in
 *    `machine/library.ts`). Each HTTP client is a file of `<language>/clients/`: its state is a `Thing`, so that
 *    branches and later changes are followed, and it ends in `sendRequest` (`clients/sending.ts`). Where one more
 *    header can be written is said by `slots.ts`, headers in a wrong place are reported through `lost/`.
 *
 * In between, `machine/followProgram.ts` follows the program as a human reader would: variables, objects, functions
 * called within the file, branches that may or may not be taken (`machine/journal.ts`). What comes from outside the
 * file is unknown. An unknown part makes a request "open": rules about something missing say nothing about an open
 * request.
 *
 * Every `reading/` has `read<Language>.ts`, where reading begins, and `readStatement.ts`. Most also have
 * `readExpression.ts`, `readText.ts` (string literals), `readPattern.ts` (what is assigned to), `readFunction.ts` or
 * `readMethod.ts`, `readClass.ts` and `readCall.ts`. Beside `library.ts` lie `names.ts` (the packages, classes and
 * functions that are known) and files that are called after what they model: texts, lists, dates.
 *
 * A new language is a member of `CodeLanguage` and of `readings.ts`, its names in `codeLanguages.ts`,
 * its clients in `CodeClient` and `clientDefaults.ts`, and a file of test/fixtures/code.
 */
export type Expression = Span & {
  /** The program awaits this value: `await fetch(url)`. */
  readonly isAwaited?: true;
} & (
    | { readonly kind: "text"; readonly written: Written }
    | { readonly kind: "constant"; readonly value: Constant }
    /** A text joined from parts: a template, a concatenation, a format string. */
    | { readonly kind: "join"; readonly parts: readonly Expression[] }
    /** The `+` operator: joins texts or lists, or adds numbers. */
    | { readonly kind: "plus"; readonly left: Expression; readonly right: Expression }
    | { readonly kind: "name"; readonly name: string }
    | {
        readonly kind: "member";
        readonly object: Expression;
        readonly name: string;
        readonly nameSpan: Span;
      }
    | { readonly kind: "index"; readonly object: Expression; readonly key: Expression }
    | CallExpression
    | {
        readonly kind: "object";
        readonly entries: readonly EntryExpression[];
        /** See `Literal`. */
        readonly isCopy?: true;
      }
    | {
        readonly kind: "list";
        readonly items: readonly Expression[];
        /** Assigning it copies it: an array of Go. */
        readonly isCopied?: true;
      }
    /** A spread list item or argument: `...headers`, `*args`. */
    | { readonly kind: "spread"; readonly value: Expression }
    | { readonly kind: "function"; readonly code: FunctionCode }
    | { readonly kind: "class"; readonly code: ClassCode }
    | {
        readonly kind: "assign";
        readonly target: Pattern;
        readonly value: Expression;
        /** Assigns only where there is no value yet: `||=`, `setdefault`. */
        readonly ifMissing?: true;
      }
    | { readonly kind: "delete"; readonly target: Expression }
    | { readonly kind: "not"; readonly value: Expression }
    | Sized
    | {
        readonly kind: "same";
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "choose";
        readonly test: Expression;
        readonly then: Expression;
        readonly otherwise: Expression;
      }
    | {
        readonly kind: "logical";
        readonly operator: "and" | "or" | "nullish";
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: "other"; readonly parts: readonly Expression[] }
  );

export type Constant = number | boolean | null | undefined;

export interface CallExpression extends Span {
  readonly kind: "call";
  readonly callee: Expression;
  readonly args: readonly Argument[];
  readonly isNew: boolean;
  /** What is between the parentheses, without these. */
  readonly inside: Span;
  /**
   * The variable that the call's result is stored in, where that statement begins (`from`), and where the next one
   * can be written (`after`).
   */
  readonly result?: { readonly name: string; readonly from: number; readonly after: number };
}

export interface Argument extends Span {
  readonly name?: string;
  readonly value: Expression;
  /**
   * The argument is a group of names and values (Ruby `get(url, "Accept" => type)`), for the parameter with
   * `takesNames`.
   */
  readonly isNames?: true;
  /** The called function may assign to the variable that is passed (PHP `preg_match($p, $s, $matches)`). */
  readonly maySet?: true;
}

/** An entry of an object literal; without a key, a spread: `{ ...defaults }`. */
export interface EntryExpression extends Span {
  readonly key: Expression | undefined;
  readonly value: Expression;
  /** Shorthand whose name is also its value: `{ headers }`. */
  readonly isShort?: true;
}

export type Statement = Span &
  (
    | { readonly kind: "do"; readonly value: Expression }
    /**
     * Code that cannot be read may have assigned to any variable of the function, or, with `isWide`, to any variable
     * in sight (shell `source ./env`).
     */
    | { readonly kind: "doubt"; readonly isWide?: true }
    /**
     * A deferred call (Go `defer`): callee and arguments are evaluated here, the call is made when the function ends,
     * or a block with `putsOff`.
     */
    | { readonly kind: "putOff"; readonly call: CallExpression }
    | {
        readonly kind: "declare";
        readonly target: Pattern;
        readonly value: Expression | undefined;
        /** The type annotation. */
        readonly type?: Expression;
        /** The variable lives until the function ends, not just its block ends (JavaScript `var`). */
        readonly isWide?: true;
      }
    | { readonly kind: "function"; readonly code: FunctionCode }
    | { readonly kind: "class"; readonly code: ClassCode }
    /** Binds a name from another module; without `member`, the module itself. */
    | {
        readonly kind: "import";
        readonly name: string;
        readonly module: string;
        readonly member?: string;
      }
    | {
        readonly kind: "branches";
        /** The condition, where there are exactly two branches: `[then, otherwise]`. */
        readonly test?: Expression;
        readonly branches: readonly (readonly Statement[])[];
        /** One of the branches is certainly taken: there is an `else` or a `default`. */
        readonly isComplete: boolean;
        /** A `break` inside leaves these branches only, not an enclosing loop (`switch`). */
        readonly takesBreaks?: true;
        readonly label?: string;
      }
    | {
        readonly kind: "block";
        readonly body: readonly Statement[];
        /** Calls that are put off in it are made when it ends (JavaScript `using`). */
        readonly putsOff?: boolean;
      }
    /**
     * Runs in a process of its own (shell `( … )`): afterwards, variables have their old values again, and an `exit`
     * inside ends this block alone.
     */
    | { readonly kind: "forked"; readonly body: readonly Statement[] }
    | {
        readonly kind: "loop";
        readonly each?: Pattern;
        readonly of?: Expression;
        /** What `each` gets: an item, or a pair of key (or index) and value. */
        readonly takes?: "items" | "entries";
        /**
         * The loop variable counts the indexes of `of` instead of taking its items; `ahead`: how many items beyond
         * the index the body reads, as in `i + 1 < list.length`. With a negative `step`, it counts from the last index
         * down to `from`.
         */
        readonly counts?: { readonly from: number; readonly step: number; readonly ahead: number };
        /** `each` lives until the function ends. */
        readonly isWide?: true;
        /** `each` is an existing variable that every turn assigns to. */
        readonly assigns?: true;
        /** Nothing ends it but what is in its body. */
        readonly isEndless?: true;
        readonly label?: string;
        readonly body: readonly Statement[];
      }
    | {
        readonly kind: "guarded";
        readonly body: readonly Statement[];
        readonly handlers: readonly (readonly Statement[])[];
        readonly last: readonly Statement[];
      }
    /**
     * `returns`: returns `value`. With a value alone: throws it. With neither: leaves the nearest loop or its turn.
     */
    | {
        readonly kind: "leave";
        readonly value: Expression | undefined;
        readonly returns: boolean;
        /** It returns from the function around the block that it stands in (Ruby). */
        readonly isFromBlock?: true;
        /** No further turn follows: `break`. */
        readonly breaks?: true;
        /** The function goes on behind it later: what is done at its end is not done yet. */
        readonly isPause?: true;
        /** The label of what it leaves, or how many loops that is, where it is not the nearest: `break 2`. */
        readonly of?: string | number;
      }
  );
