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
      /** What it is as far as the text shows; `isDefault`: where nobody gives another one, as that of a parameter. */
      readonly otherwise?: {
        readonly text: string;
        readonly span: Span;
        readonly isDefault?: true;
      };
      /** All that it may be, where it is there at all. */
      readonly ways?: readonly string[];
    });

/** Where a value stands and, for edits alone, how it is written there; without runs: letter for letter. */
export interface Place {
  readonly span: Span;
  readonly runs?: readonly Run[];
}

/**
 * A stretch of a value and what stands for it in the text. Where both are of one length they agree letter
 * for letter; where not (an escape, a resolved variable), the stretch can only be replaced as a whole.
 */
export interface Run {
  /** Where it begins in the value. */
  readonly at: number;
  readonly length: number;
  readonly span: Span;
  readonly quote: Quote;
  /** It is a variable, left as it is written. */
  readonly variable?: boolean;
  /** It may be something else instead. */
  readonly doubtful?: true;
  /** A variable stands there, and nothing can be written in its place. */
  readonly isFixed?: true;
  /** Where the word begins that it is written in, where values are put together of several. */
  readonly origin?: number;
  /** Where the name stands that it is filled in for, and in which quotes: it is written elsewhere then, at `span`. */
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
  /** An option stands for it (`curl --json`, `-A`); a header of that name, written out, overrides it. */
  readonly implied?: true;
  /** The name of a variable is in it, and what is around it, as quotes, keeps that as it is written. */
  readonly keepsName?: true;
  /** What has to come before a new value, where there is none yet. */
  readonly lead?: string;
  /** In source code: name and value are one text, put together of several; this is what comes before the value. */
  readonly prefix?: string;
  /** Everything that goes when the header goes: the option and its argument, the line, the row. */
  readonly span: Span;
  /** Where it is one of a list with commas: which of these goes depends on what else goes. */
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
  /** A call in source code; `quote` is what most of its strings stand in. */
  | {
      readonly kind: "code";
      readonly language: CodeLanguage;
      readonly quote: "single" | "double";
    };

/** An HTTP request that a text makes, and where each part of it stands. */
export interface HttpRequest {
  readonly form: RequestForm;
  readonly client: Client;
  /**
   * Upper case; what the form implies where it is not written (curl -d: POST), then without a span. Empty
   * where nothing tells it: in a table of headers alone. A variable (`$METHOD`) is left in place.
   */
  readonly method: { readonly text: string; readonly span: Span | undefined };
  /** As written, quotes taken off, variables left in place; absent in a bare table of headers. */
  readonly url: Value | undefined;
  readonly headers: readonly Header[];
  /** False where more headers may come from elsewhere (`-H @file`, `$HEADERS`, an included file). */
  readonly headersComplete: boolean;
  /** True where something of the request's own stands in for an Authorization header (`curl -u`). */
  readonly authorizationElsewhere: boolean;
  readonly body: Span | undefined;
  /** The body is plainly JSON. */
  readonly jsonBody?: true;
  /** The body goes out as the fields of a form, whatever is said of its type. */
  readonly formBody?: true;
  /** The answer that stands beside it says that it was taken as it is. */
  readonly accepted?: true;
  /** A test beside it expects that it is refused: what is wrong with it is meant. */
  readonly refusalExpected?: true;
  /** The whole request. */
  readonly span: Span;
  /** Where one more header goes, see `setHeader`; undefined where none can be written. */
  readonly headerSlot: HeaderSlot | undefined;
  /** Headers that were meant for it and do not go out with it. */
  readonly detached?: readonly DetachedHeaders[];
  /** In source code: the calls of functions of the file that lead to it, with what they hand on. */
  readonly through?: readonly Span[];
  /** While a program is followed: the same for the other ways on which it makes the very same request. */
  readonly alsoThrough?: readonly (readonly Span[])[];
  /** In source code: the function that it is made in. */
  readonly within?: Span;
  /** What it stands in, the innermost first: what is written into it has to be fit for that. */
  readonly surroundings?: readonly Surrounding[];
  /** Elsewhere the text that it stands in writes `{{name}}` for what is filled in. */
  readonly doubleBraces?: true;
  /** A program sends it, where other texts show what people may send, and its URL goes out as it was followed. */
  readonly isAsWritten?: boolean;
  /** Its host is the same on every way on which the program comes here, whatever it is put together of. */
  readonly hasSureHost?: true;
  /** Its URL begins with the name of what holds Intercom's, which was to be filled in. */
  readonly namesBase?: true;
  /** Names of variables are in its URL, and what is around them, as quotes, keeps these as they are written. */
  readonly urlKeepsNames?: true;
  /** What sends it speaks http: alone: with another scheme in its URL it would not go out. */
  readonly speaksPlain?: true;
  /** It stands in a document, which shows people what they may write. */
  readonly isExample?: true;
  /** Its parts stand where none of them can be changed or gets company, as the words of a command in source code. */
  readonly isFixed?: true;
}

/**
 * Strings of a JSON text, quotes of a shell, a here-document in which variables are filled in, a line that no other
 * can be added to, lines that are all further in than they are read; a text of YAML without quotes; a string of a
 * language of which nothing is known.
 */
export type Surrounding =
  | { readonly kind: "json" | "document" | "line" | "plain" | "string" }
  | { readonly kind: "quotes"; readonly quote: "single" | "double" }
  | { readonly kind: "indent"; readonly indent: string };

/** Headers that are written, but in a place from which they are not sent. */
export interface DetachedHeaders {
  readonly headers: readonly Header[];
  readonly because: Detachment;
  /** What to point at. */
  readonly span: Span;
  /** What makes them part of the request, where that is plain. */
  readonly repair?: readonly TextEdit[];
}

/**
 * Why: they stand in the place of the body or of the query, beside the place of headers or under a name that
 * the client does not know, they come after the request was sent, they were given to another object, to a copy
 * that nobody keeps, to something that nothing reads, or to an object of which the request had its copy by then,
 * other headers were put in their place, or the way in which they were copied takes none of them along; a shell
 * has taken the line before them, or an `&` in it, for the end of the command; a blank line has ended the headers.
 */
export type Detachment =
  | ("inBody" | "inQuery" | "misplaced" | "afterSending" | "otherRequest" | "discarded")
  | ("unused" | "uncopied" | "replaced" | "notCopied" | "behindLine" | "behindSign")
  | "behindBlank";
