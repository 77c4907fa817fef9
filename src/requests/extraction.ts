import type { HttpRequest, Span } from "./httpRequest.ts";

/** What was found in a text. */
export interface Extraction {
  readonly requests: readonly HttpRequest[];
  /** Error bodies of Intercom: pasted alone, or within log lines. */
  readonly errors: readonly ErrorBody[];
  /** Access tokens that are written out, wherever that is. */
  readonly tokens?: readonly WrittenToken[];
  /** The text was longer, deeper or more complicated than what is looked at; the rest was left out. */
  readonly cutOff: boolean;
}

/** An access token as it is written in a text. */
export interface WrittenToken extends Span {
  readonly text: string;
}

/** An error body of Intercom in a text. */
export interface ErrorBody {
  readonly code: string;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
  readonly span: Span;
}

/** A replacement of a part of a text. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}
