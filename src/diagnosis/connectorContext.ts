import type { Span } from "../requests/httpRequest.ts";

/** What a Data Connector declares besides its request; plain data, since it is sent between threads. */
export interface ConnectorContext {
  /** Undefined if the response did not list them. */
  readonly inputs: readonly DeclaredInput[] | undefined;
  /** The body's template, without JSON escapes. */
  readonly body?: string | undefined;
  /** The paths that it reads from the response, dotted: `custom_attributes.Title`. */
  readonly responsePaths?: readonly string[] | undefined;
  /** A run since its last change was refused with 406 media_type_not_acceptable. */
  readonly refused?: boolean | undefined;
}

/** An input that a connector declares, and where. */
export interface DeclaredInput {
  readonly name: string;
  readonly description: string | undefined;
  readonly span: Span;
}

/** The names of all `{{name}}` in a template, each once. */
export function variablesOf(template: string): readonly string[] {
  const names = [...template.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, name = ""]) => name);
  return [...new Set(names)];
}

/** The description proposed for an input without one; Intercom requires it (OpenAPI 2.16). */
export function proposedDescription(name: string): string {
  return name === "external_id"
    ? "The external_id of the object to read"
    : `The ${name.replace(/[._]+/g, " ").trim()}`;
}
