import type { Span } from "../httpRequest.ts";
import type { Expression } from "./program.ts";

/** The target of an assignment or declaration: a variable, a member, or a destructuring into parts. */
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

/**
 * One part of a destructuring: taken by key, by a computed key (`by`), by position (`at`), or, with none of these,
 * the rest.
 */
export interface PatternPart {
  readonly key?: string;
  readonly by?: Expression;
  readonly at?: number;
  readonly pattern: Pattern;
}
