/** Any part of a program, with what tells whether a variable is used. */
export interface Part {
  readonly [key: string]: unknown;
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly target?: unknown;
  readonly value?: unknown;
  readonly callee?: unknown;
  readonly args?: unknown;
  readonly object?: unknown;
  readonly each?: unknown;
  readonly of?: unknown;
  readonly body?: unknown;
  readonly pattern?: unknown;
  readonly parts?: unknown;
  readonly key?: unknown;
  readonly place?: unknown;
  readonly parameters?: unknown;
  readonly written?: unknown;
  readonly left?: unknown;
  readonly right?: unknown;
  readonly test?: unknown;
  readonly then?: unknown;
  readonly otherwise?: unknown;
  readonly entries?: unknown;
  readonly items?: unknown;
  readonly code?: unknown;
  readonly text?: unknown;
}

/** Whether something of a program is one of its parts, and no text or number. */
export function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null;
}

/** Whether a part is a variable, by its name alone. */
export function isName(node: unknown): boolean {
  return isPart(node) && node.kind === "name";
}
