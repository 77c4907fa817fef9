import type { Client, CodeLanguage } from "./client.ts";
import type { HeaderSlot } from "./headerSlot.ts";
import type { TextEdit } from "./extraction.ts";

/** A part of a text: UTF-16 offsets, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A value as far as the text tells it. `unknown` comes from outside (a shell or environment variable, a
 * file, an expression): rules about a missing or wrong value stay silent about it.
 */
export type Value =
  | (Place & { readonly kind: "known"; readonly text: string })
  | (Place & {
      readonly kind: "unknown";
      readonly source: string;
      /** Where a program has read it before it was passed on to `source`: `os.environ["TOKEN"]`. */
      readonly from?: string;
      /**
       * Its value as far as the text shows; `isDefault`: used unless the program is given another one, like a
       * parameter's default.
       */
      readonly otherwise?: {
        readonly text: string;
        readonly span: Span;
        readonly isDefault?: true;
      };
      /** All values that it may have, if it has any. */
      readonly ways?: readonly string[];
      /** Those of them that the program chooses, and not its caller or somebody else's state, where it sends them. */
      readonly chosen?: readonly { readonly text: string; readonly span: Span }[];
    });

/** Where a value is written. `runs`: how it is written there, for edits; without them, letter for letter. */
export interface Place {
  readonly span: Span;
  readonly runs?: readonly Run[];
}

/**
 * A stretch of a value and the stretch of text that it comes from. Of equal length, both are the same characters;
 * otherwise (an escape, a resolved variable) the stretch can only be replaced as a whole.
 */
export interface Run {
  /** Where it begins in the value. */
  readonly at: number;
  readonly length: number;
  readonly span: Span;
  readonly quote: Quote;
  /** It is a variable, which the value contains as it is written. */
  readonly variable?: boolean;
  /** It may be missing or different. */
  readonly doubtful?: true;
  /** It is a name that other code relies on: nothing may be written in its place. */
  readonly isFixed?: true;
  /**
   * What would stand before it if its URL were the base and the path together: the end of the base, whose place a
   * path takes that is resolved against it (`contacts/`, for `search` against `https://api.intercom.io/contacts`).
   */
  readonly replaces?: string;
  /** Where the word begins that contains it, in a value put together from several words. */
  readonly origin?: number;
  /** Where the variable is used, and in which quotes: the value itself is written elsewhere, at `span`. */
  readonly filled?: Span & { readonly quote: Quote };
}

/**
 * What surrounds a stretch of text: `ansi` is $'…', `caret` is cmd's ^"…^", `code` is Markdown's `…`. In
 * source code `template` is JavaScript's `…`, `raw` knows no escapes, `key` is a bare name where it can be.
 */
export type Quote =
  "none" | "single" | "double" | "ansi" | "caret" | "code" | "template" | "raw" | "key";

/** One header as it is written. Several of one name stay several. */
export interface Header {
  /** As written, without the colon; may be misspelt, may have white space that should not be there. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly nameRuns?: readonly Run[];
  readonly value: Value;
  /**
   * Nothing is sent and the client's own header of that name is taken away: `curl -H 'Accept:'`. The value
   * is known and empty then, as it is for `curl -H 'Accept;'`, which sends the header with nothing in it.
   */
  readonly removes?: true;
  /** An option implies it (`curl --json`, `-A`); a header of that name that is written out overrides it. */
  readonly implied?: true;
  /** Its value contains a variable that is not substituted, because of its quotes, say. */
  readonly keepsName?: true;
  /** Text to write before a new value, where there is no value yet. */
  readonly lead?: string;
  /** A shell split its value off: with quotes around `span`, the header would have this one. */
  readonly unquoted?: { readonly span: Span; readonly value: string };
  /** In source code: this word is both its name and the variable with its value, `{ accept }`. */
  readonly word?: string;
  /** In source code: name and value are parts of one text; this is the text before the value. */
  readonly prefix?: string;
  /** What to delete to remove the header: an option with its argument, a line, a row. */
  readonly span: Span;
  /** In source code: without `span`, the code around it would break or mean something else. */
  readonly mustStay?: true;
  /** Its place in a comma-separated list: which comma is deleted depends on what else is. */
  readonly element?: ListElement;
}

/** An element of a JSON array or object. */
export interface ListElement extends Span {
  readonly isFirst: boolean;
  /** Where the one before it ends, if that is not where the header's span begins. */
  readonly before?: number;
  /** Where the next one begins. */
  readonly next?: number;
}

/** The form of text that a request was found in; fixes are written in the same form. */
export type RequestForm =
  /** A cURL command, in the quoting of the shell that it is written for. */
  | { readonly kind: "curl"; readonly shell: "posix" | "cmd" | "powershell" }
  /** A command of another program. */
  | {
      readonly kind: "command";
      readonly program: "wget" | "httpie" | "powershell";
      readonly shell: "posix" | "cmd" | "powershell";
    }
  /** A request of a `.http` or `.rest` file, or of a Markdown fence of these. */
  | { readonly kind: "http" }
  /** A request as it goes over the wire: request line, header lines. */
  | { readonly kind: "raw" }
  /** The rows of Intercom's Data Connector form, or of a guide to it. */
  | { readonly kind: "table"; readonly layout: "markdown" | "tabs" | "json" | "postman" }
  /** A block of Terraform. */
  | { readonly kind: "hcl" }
  /** A call in source code; `quote`: what most strings of the file are written in. */
  | {
      readonly kind: "code";
      readonly language: CodeLanguage;
      readonly quote: "single" | "double";
    };

/** An HTTP request that a text makes, with the place of each of its parts. */
export interface HttpRequest {
  readonly form: RequestForm;
  readonly client: Client;
  /**
   * Upper case. If not written, what the form implies (curl -d: POST), without a span. Empty where nothing tells it,
   * as in a bare table of headers. A variable (`$METHOD`) is left in place.
   */
  readonly method: { readonly text: string; readonly span: Span | undefined };
  /** As written, quotes taken off, variables left in place; absent in a bare table of headers. */
  readonly url: Value | undefined;
  readonly headers: readonly Header[];
  /** False where more headers may come from elsewhere (`-H @file`, `$HEADERS`, an included file). */
  readonly headersComplete: boolean;
  /** Where they are not: all that the call itself gives are known, and only its client may add more. */
  readonly isClientOpen?: true;
  /** An option or field provides the Authorization header (`curl -u`). */
  readonly authorizationElsewhere: boolean;
  readonly body: Span | undefined;
  /** Where the function that makes it makes an object for the body, which may be given a type there. */
  readonly content?: Span;
  /** The body is plainly JSON. */
  readonly jsonBody?: true;
  /** The body is sent as form fields, even if it is given another type. */
  readonly formBody?: true;
  /** The response shown beside it is a success. */
  readonly accepted?: true;
  /** A test expects it to be refused: its faults are intended. */
  readonly refusalExpected?: true;
  /** The whole request. */
  readonly span: Span;
  /** Where one more header goes, see `setHeader`; undefined where none can be written. */
  readonly headerSlot: HeaderSlot | undefined;
  /** Headers that were meant for it and do not go out with it. */
  readonly detached?: readonly DetachedHeaders[];
  /** In source code: the calls in the file that lead to it, with their arguments. */
  readonly through?: readonly Span[];
  /** During following: the calls of other ways on which the program makes the same request. */
  readonly alsoThrough?: readonly (readonly Span[])[];
  /** In source code: the function that makes it. */
  readonly within?: Span;
  /** What it is embedded in, the innermost first; edits have to be written accordingly. */
  readonly surroundings?: readonly Surrounding[];
  /** The file uses `{{name}}` elsewhere for values to be filled in. */
  readonly doubleBraces?: true;
  /** In source code: the request in each way that a choice may end which the program leaves to others. */
  readonly ways?: readonly HttpRequest[];
  /** A program sends it with exactly this URL; other texts may be templates or examples. */
  readonly isAsWritten?: boolean;
  /**
   * In source code: a method that the file does not call makes it, on one of several objects with different addresses:
   * perhaps nobody calls it on this one.
   */
  readonly mayNotBeMade?: true;
  /** Its host is one of several of different owners, of which the program chooses. */
  readonly mayGoElsewhere?: true;
  /** It goes to the same host on every way through the program. */
  readonly hasSureHost?: true;
  /** Its URL begins with the plain name of a variable that holds Intercom's base and was not substituted. */
  readonly namesBase?: true;
  /** Its URL contains variables that are not substituted, because of their quotes, say. */
  readonly urlKeepsNames?: true;
  /** Its client speaks `http:` only; with another scheme in the URL it would fail. */
  readonly speaksPlain?: true;
  /** It is an example in a document. */
  readonly isExample?: true;
  /** A document shows it to say that it is wrong: its faults are intended. */
  readonly shownAsWrong?: true;
  /** None of its parts can be edited or added to, as in a command that source code assembles from words. */
  readonly isFixed?: true;
}

/**
 * What a request is embedded in: a JSON string, shell quotes, a here-document that substitutes variables, a single
 * line that must not be broken, lines that are all indented, an unquoted YAML scalar, a string of an unknown
 * language.
 */
export type Surrounding =
  | { readonly kind: "json" | "document" | "line" | "plain" | "string" }
  | { readonly kind: "quotes"; readonly quote: "single" | "double" }
  | { readonly kind: "indent"; readonly indent: string };

/** Headers that are written where they are not sent. */
export interface DetachedHeaders {
  readonly headers: readonly Header[];
  readonly because: Detachment;
  /** Where a finding points. */
  readonly span: Span;
  /**
   * What the span shows, where it does not show the headers: the request that lacks them or the headers that replace
   * them, since they are right for other requests where they are written.
   */
  readonly shows?: "request" | "replacement";
  /** Edits that make them part of the request, where these are certain. */
  readonly repair?: readonly TextEdit[];
}

/**
 * Why headers are not sent. They are in the body or the query, beside the place for headers or under an unknown
 * option (`misplaced`); set after sending; set on another object, on a discarded copy, on something unused, or on an
 * object of which the request already had its copy; replaced by other headers, or copied in a way that leaves them
 * out; in a shell, behind the line end or the `&` that ended the command, or in quotes that are letters of a variable;
 * or behind a blank line that ended the headers.
 */
export type Detachment =
  | ("inBody" | "inQuery" | "misplaced" | "afterSending" | "otherRequest" | "discarded")
  | ("unused" | "uncopied" | "replaced" | "notCopied" | "behindLine" | "behindSign")
  | ("behindBlank" | "inQuotes");
