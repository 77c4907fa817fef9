import type { Span } from "../httpRequest.ts";
import type { Written } from "../places/written.ts";
import type { ClassCode, FunctionCode } from "./declarations.ts";

/**
 * What a source file does, in the words that all languages share. A language is read in two steps, and
 * only these two are its own (imitate `python/`):
 *
 * 1. `<language>/read….ts` turn the parser's tree (`syntaxTree.ts`) into the statements and expressions below.
 *    What has no counterpart becomes `other` with its parts, so that requests inside of it are still seen.
 * 2. `<language>/library.ts` says what the names from outside of the file are and what calling them does
 *    (`Library` in `machine/library.ts`). A client is a file beside it: what it works on is a `Thing`, so that branches
 *    and later changes are followed, and it ends in `sendRequest` (`clients/sending.ts`). Where more headers go is
 *    said by `slots.ts`, headers in a wrong place by `lost/`.
 *
 * In between, `machine/followProgram.ts` follows the program as a reader would: variables, objects, functions called
 * within the file, branches that may or may not be taken (`machine/journal.ts`). What comes from outside is unknown,
 * and what is unknown makes a request open, about which no rule on something missing speaks.
 *
 * A new language is a member of `CodeLanguage` and of `readings` (`codeReader.ts`), its names in
 * `codeLanguages.ts`, its clients in `CodeClient` and `clientDefaults.ts`, and a file of test/fixtures/code.
 */
export type Expression = Span & {
  /** What comes of it later is waited for. */
  readonly isAwaited?: true;
} & (
    | { readonly kind: "text"; readonly written: Written }
    | { readonly kind: "constant"; readonly value: Constant }
    /** Texts joined: a template, a concatenation, a format. */
    | { readonly kind: "join"; readonly parts: readonly Expression[] }
    /** One after another: texts, else lists or numbers. */
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
    | { readonly kind: "list"; readonly items: readonly Expression[] }
    /** An item of a list or an argument that is many. */
    | { readonly kind: "spread"; readonly value: Expression }
    | { readonly kind: "function"; readonly code: FunctionCode }
    | { readonly kind: "class"; readonly code: ClassCode }
    | {
        readonly kind: "assign";
        readonly target: Pattern;
        readonly value: Expression;
        /** `||=`, `setdefault`: only where there is nothing yet. */
        readonly ifMissing?: true;
      }
    | { readonly kind: "delete"; readonly target: Expression }
    | { readonly kind: "not"; readonly value: Expression }
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
  /** What the arguments stand in, without the parentheses. */
  readonly inside: Span;
  /** The variable that holds what it gives back, and the statement behind which one about that can stand. */
  readonly result?: { readonly name: string; readonly from: number; readonly after: number };
}

export interface Argument extends Span {
  readonly name?: string;
  readonly value: Expression;
  /** Names and values: for the parameter that takes these, where there is one. */
  readonly isNames?: true;
  /** What is called may be there to set the variable that it is. */
  readonly maySet?: true;
}

/** Without a key: what is spread into the object. */
export interface EntryExpression extends Span {
  readonly key: Expression | undefined;
  readonly value: Expression;
  /** It is its own value: `{ headers }`. */
  readonly isShort?: true;
}

/** What takes a value: a variable, a member, or the parts of the value. */
export type Pattern = Span &
  (
    | { readonly kind: "variable"; readonly name: string; readonly default?: Expression }
    | { readonly kind: "place"; readonly place: Expression; readonly default?: Expression }
    | {
        readonly kind: "parts";
        readonly parts: readonly PatternPart[];
        readonly default?: Expression;
      }
  );

/** By key, by a key that is computed, by position, or, with none of these, the rest. */
export interface PatternPart {
  readonly key?: string;
  readonly by?: Expression;
  readonly at?: number;
  readonly pattern: Pattern;
}

export type Statement = Span &
  (
    | { readonly kind: "do"; readonly value: Expression }
    /** Something that is not to be seen may have given any variable another value: of the function, or of all around it. */
    | { readonly kind: "doubt"; readonly isWide?: true }
    /** What is called, and with what, is settled here; the call is made where the function ends. */
    | { readonly kind: "putOff"; readonly call: CallExpression }
    | {
        readonly kind: "declare";
        readonly target: Pattern;
        readonly value: Expression | undefined;
        /** The type that is written for it. */
        readonly type?: Expression;
        /** It lives as long as the function, not only in its block. */
        readonly isWide?: true;
      }
    | { readonly kind: "function"; readonly code: FunctionCode }
    | { readonly kind: "class"; readonly code: ClassCode }
    /** A name from another module; without `member` the module itself. */
    | {
        readonly kind: "import";
        readonly name: string;
        readonly module: string;
        readonly member?: string;
      }
    | {
        readonly kind: "branches";
        /** Decides between exactly two. */
        readonly test?: Expression;
        readonly branches: readonly (readonly Statement[])[];
        /** True where one of them is taken for sure. */
        readonly isComplete: boolean;
        /** A `break` in them leads behind them, not out of what is around. */
        readonly takesBreaks?: true;
      }
    | { readonly kind: "block"; readonly body: readonly Statement[] }
    /** A process of its own runs it: what it sets is gone behind it, and leaving it leaves nothing else. */
    | { readonly kind: "forked"; readonly body: readonly Statement[] }
    | {
        readonly kind: "loop";
        readonly each?: Pattern;
        readonly of?: Expression;
        /** `each` is an item, or the parts of an entry: its key or index, and its value. */
        readonly takes?: "items" | "entries";
        /** It goes through the places of `of`, not through what is there; `ahead`: so many are looked at beyond one. */
        readonly counts?: { readonly from: number; readonly step: number; readonly ahead: number };
        /** `each` lives as long as the function. */
        readonly isWide?: true;
        /** `each` was there before: every turn assigns it. */
        readonly assigns?: true;
        readonly body: readonly Statement[];
      }
    | {
        readonly kind: "guarded";
        readonly body: readonly Statement[];
        readonly handlers: readonly (readonly Statement[])[];
        readonly last: readonly Statement[];
      }
    /** With neither value nor `returns` the nearest loop is left; with a value alone it is thrown. */
    | {
        readonly kind: "leave";
        readonly value: Expression | undefined;
        readonly returns: boolean;
        /** No other turn of the loop comes behind it: `break`; `all`: nor, perhaps, of those around it. */
        readonly breaks?: true | "all";
      }
  );
