import type { DiagnoseOptions, Diagnosis } from "../diagnosis/diagnose.ts";
import type { HttpRequest } from "../requests/httpRequest.ts";
import type { TextHints } from "../requests/extract.ts";
import type { Snippet } from "../text/snippets.ts";

/** What can be asked of the analysis, and what comes back: plain data, for it crosses threads. */
export interface Jobs {
  readonly diagnose: { readonly input: DiagnoseInput; readonly output: BoundedDiagnosis };
  readonly explain: { readonly input: ExplainInput; readonly output: Explanation };
}

/** A text to judge while somebody edits it. */
export interface DiagnoseInput {
  readonly text: string;
  readonly hints: TextHints;
  readonly options: DiagnoseOptions;
  /** How many findings are wanted at most. */
  readonly atMost: number;
}

/** A diagnosis whose requests end where enough findings were found. */
export interface BoundedDiagnosis extends Diagnosis {
  /** Findings that were left out. */
  readonly omitted: number;
}

/** A text that people ask about, and how it is judged. */
export interface ExplainInput {
  readonly text: string;
  readonly hints: TextHints;
  readonly options: DiagnoseOptions;
  /** Where the text came from, as the middle of a sentence. */
  readonly origin: string;
  /** The language that numbers are written in, as VS Code names it. */
  readonly locale: string;
  /** What a live probe saw, as finished lines. */
  readonly probe?: readonly string[];
}

/** A finished report, and what of it can be copied or sent. */
export interface Explanation {
  /** Markdown without secrets. */
  readonly markdown: string;
  /** What was judged, repaired, as it was pasted: with its secrets, so for the clipboard alone. */
  readonly repaired: string | undefined;
  readonly snippets: readonly Snippet[];
  /** The first request that a probe may send: as it is, and after its repair. */
  readonly replay: { readonly before: HttpRequest; readonly after: HttpRequest } | undefined;
  readonly failures: Diagnosis["failures"];
}

/** What a thread can be asked: jobs by their names; plain data, for it crosses threads. */
export type Known<Asked> = {
  readonly [Name in keyof Asked]: { readonly input: unknown; readonly output: unknown };
};

/** A job on its way to its thread. */
export type JobOf<Asked extends Known<Asked>> = {
  [Name in keyof Asked]: { readonly name: Name; readonly input: Asked[Name]["input"] };
}[keyof Asked];

/** What the worker says of the one job that it has: what came out, or the text of what was thrown. */
export type Reply<Output> =
  | { readonly kind: "done"; readonly output: Output }
  | { readonly kind: "failed"; readonly message: string };
