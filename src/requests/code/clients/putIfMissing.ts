import type { Span } from "../../httpRequest.ts";
import type { Arg } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { nameIn, plainText } from "../machine/values/texts.ts";
import { entryOf, unknown, type Thing } from "../machine/values/values.ts";
import { putHeader } from "./making.ts";

/** Sets a header only if it is missing: `headers.setdefault(name, value)`. */
export function putIfMissing(
  headers: Thing,
  args: readonly (Arg | undefined)[],
  span: Span,
  run: Run,
): void {
  const [name, value] = args;
  const key = name && nameIn(name.value);
  const there = key && entryOf(headers, key.text);
  if (there?.isSure === true && there.value.kind !== "constant") return;
  const mayBeThere = there !== undefined || headers.shape.value.isOpen;
  const isDoubtful = mayBeThere && value !== undefined;
  putHeader(headers, isDoubtful ? [name, { ...value, value: unknown }] : args, span, run);
}

/**
 * Replaces a header's value by one computed from the old: it is unknown from then on. If the header may be missing,
 * so may the new one.
 */
export function putChanged(headers: Thing, name: Arg | undefined, span: Span, run: Run): void {
  const key = name && nameIn(name.value);
  const isSure = key === undefined || entryOf(headers, key.text)?.isSure === true;
  putHeader(headers, [name, name && { ...name, value: unknown }], span, run);
  if (!isSure) run.open(headers, 0);
}

/** `replace(name, old, value)`: sets a header only where it has the old value. */
export function replaceGiven(
  headers: Thing,
  [name, old, value]: readonly Arg[],
  span: Span,
  run: Run,
): void {
  const key = name && nameIn(name.value);
  const there = key && entryOf(headers, key.text);
  const [held, asked] = [plainText(there?.value), plainText(old?.value)];
  const isKnown = there?.isSure === true && held !== undefined && asked !== undefined;
  if (!isKnown) putChanged(headers, name, span, run);
  else if (held === asked) putHeader(headers, [name, value], span, run);
}
