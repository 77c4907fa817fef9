import type { ListElement, Span } from "../httpRequest.ts";

/** A parsed file, with all quoted strings and heredocs anywhere in it. */
export interface HclFile {
  readonly body: HclBody;
  readonly quoted: readonly HclExpression[];
  readonly heredocs: readonly HclExpression[];
}

/** The content of a block or of a whole file. */
export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}

/** A block, `data "http" "teams" { … }`; `words`: its type and labels, without quotes. */
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

/** A value as far as it is understood; `other`: anything that is computed. */
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

/** A stretch of a string: text, or an interpolation `${…}`. */
export type HclPart =
  | { readonly kind: "text"; readonly text: string; readonly span: Span }
  | { readonly kind: "filled"; readonly by: HclExpression; readonly span: Span };

/** An entry of an object; `isBare`: its key is not quoted. */
export interface HclEntry {
  readonly key: HclExpression;
  readonly isBare: boolean;
  readonly value: HclExpression;
  /** Its place among the other entries. */
  readonly element: ListElement;
}
