import type { ListElement, Span } from "../httpRequest.ts";

/** A file, and the texts in it, wherever they stand: those in quotes, and those of several lines. */
export interface HclFile {
  readonly body: HclBody;
  readonly quoted: readonly HclExpression[];
  readonly heredocs: readonly HclExpression[];
}

/** What stands between the braces of a block, or in a whole file. */
export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}

/** `data "http" "teams" { … }`: its type and labels, without quotes. */
export interface HclBlock {
  readonly words: readonly string[];
  readonly body: HclBody;
  readonly span: Span;
}

/** `name = value` of a block. */
export interface HclAttribute {
  readonly name: string;
  readonly value: HclExpression;
  readonly span: Span;
}

/** A value as far as it is understood; `other` is everything that has to be computed. */
export type HclExpression =
  | { readonly kind: "template"; readonly parts: readonly HclPart[]; readonly span: Span }
  | { readonly kind: "scalar"; readonly text: string; readonly span: Span }
  | { readonly kind: "list"; readonly span: Span }
  | { readonly kind: "object"; readonly entries: readonly HclEntry[]; readonly span: Span }
  /** `local.headers`, `var.token`. */
  | { readonly kind: "reference"; readonly path: readonly string[]; readonly span: Span }
  | {
      readonly kind: "index";
      readonly of: HclExpression;
      readonly by: HclExpression;
      readonly span: Span;
    }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly given: readonly HclExpression[];
      readonly span: Span;
    }
  | { readonly kind: "other"; readonly span: Span };

/** A stretch of a text in quotes; what stands in `${…}` is filled in. */
export type HclPart =
  | { readonly kind: "text"; readonly text: string; readonly span: Span }
  | { readonly kind: "filled"; readonly by: HclExpression; readonly span: Span };

/** A key and its value in an object; `isBare`: the key has no quotes. */
export interface HclEntry {
  readonly key: HclExpression;
  readonly isBare: boolean;
  readonly value: HclExpression;
  /** Where it stands among the others. */
  readonly element: ListElement;
}
