import type { Syntax } from "../../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";

/** Whether a function returns a reference: `function &headers()`, `function &__get($name)`. */
export function givesReference({ children }: Syntax): boolean {
  return children.some(({ type }) => type === "reference_modifier");
}

const anyField = "$*";

/** `return $this->headers`, `= &self::$headers[$name]`, `return $this->$name`. */
const reference =
  /(?:\breturn\s+|=\s*&\s*)(?:\$this\s*->\s*|(?:self|static)\s*::\s*\$)(?:(\w+)(?!\s*\()|[${])/g;

/** The fields that a method which returns a reference may return, as `$headers`: whoever calls it may set them. */
export function referredIn({ start, end }: Syntax, text: string): readonly string[] {
  const found = text.slice(start, end).matchAll(reference);
  return [...found].map(([, name]) => (name === undefined ? anyField : `$${name}`));
}

/** Whether a field may be set through a reference, see `referredIn`. */
export function isReferred(field: string, { referred }: PhpSource): boolean {
  return referred.has(field) || referred.has(anyField);
}

/** The same source for reading what is assigned to: the fields themselves, not their values. */
export function forPlaces(source: PhpSource): PhpSource {
  return source.referred.size === 0 ? source : { ...source, referred: new Set() };
}
