/** Any node of a program, with the fields that tell whether a variable is used. */
export interface Part {
  readonly [key: string]: unknown;
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly target?: unknown;
  readonly value?: unknown;
  readonly callee?: unknown;
  readonly isNew?: unknown;
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

/** Whether a value is a node of a program, not a text or number. */
export function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null;
}

/** Whether a node is a plain name. */
export function isName(node: unknown): boolean {
  return isPart(node) && node.kind === "name";
}
