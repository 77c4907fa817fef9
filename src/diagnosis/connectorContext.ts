import type { Span } from "../requests/httpRequest.ts";

/** What a Data Connector says beside its request; plain data, for it crosses threads. */
export interface ConnectorContext {
  /** undefined where the answer did not list them. */
  readonly inputs: readonly DeclaredInput[] | undefined;
  /** The template of the body, without its JSON escapes. */
  readonly body?: string | undefined;
  /** The paths that it takes from its answer, dotted: `custom_attributes.Title`. */
  readonly responsePaths?: readonly string[] | undefined;
  /** A run since its last change was answered 406 media_type_not_acceptable. */
  readonly refused?: boolean | undefined;
}

/** An input that a connector declares, and where. */
export interface DeclaredInput {
  readonly name: string;
  readonly description: string | undefined;
  readonly span: Span;
}

/** The names of the `{{name}}`s of a template, each once. */
export function variablesOf(template: string): readonly string[] {
  const names = [...template.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, name = ""]) => name);
  return [...new Set(names)];
}

/** What an input is described by until somebody does better; Intercom refuses one without (OpenAPI 2.16). */
export function proposedDescription(name: string): string {
  return name === "external_id"
    ? "The external_id of the object to read"
    : `The ${name.replace(/[._]+/g, " ").trim()}`;
}
