import type { Span } from "../../httpRequest.ts";
import type { Arg } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { nameIn } from "../machine/texts.ts";
import { entryOf, unknown, type Thing } from "../machine/values.ts";
import { putHeader } from "./making.ts";

/** A header, or what a dictionary has under a name, that is put there only where there is none yet. */
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

/** What is made of what a dictionary has under a name, or may have: it may be anything then. */
export function putChanged(headers: Thing, name: Arg | undefined, span: Span, run: Run): void {
  const key = name && nameIn(name.value);
  const isSure = key === undefined || entryOf(headers, key.text)?.isSure === true;
  putHeader(headers, [name, name && { ...name, value: unknown }], span, run);
  if (!isSure) run.open(headers, 0);
}
