import type { Span } from "../../httpRequest.ts";
import type { Pattern } from "../pattern.ts";
import { hiddenBy } from "./classes/implied.ts";
import type { Frame, Run } from "./run.ts";
import type { Value } from "./values/values.ts";

/** For a variable that is never used: when its function ends, the headers it holds are lost. */
export function forget(value: Value, { start, end }: Span, isPrinted: boolean, run: Run): void {
  if (run.isSilent && !run.isMaking) return;
  const place = { given: { start, end }, within: run.calls.active, isPrinted };
  // Looked at where the requests are finished that began beside it: there they are told apart by that call.
  const finish = run.begunNow(() => {
    run.lost.idle(value, place, run);
  });
  run.drafts.push({ finish });
}

/** The same where the variable hides another one of its name, which is probably sent without those headers. */
export function hide(
  target: Pattern,
  value: Value,
  at: Span,
  { scope, ...rest }: Frame,
  run: Run,
): void {
  const { parent } = scope.wide;
  if (target.kind !== "variable" || parent === undefined) return;
  const { start, end } = at;
  run.later(() => {
    const hidden =
      hiddenBy(target.name, { scope: parent, ...rest }, run) ?? likeHeld(value, rest.self);
    if (hidden !== undefined) run.lost.hides(value, hidden, { start, end });
  });
}

/**
 * The one library object of the same kind in the object's fields: an unused second client was probably meant to be
 * that one.
 */
function likeHeld(value: Value, self: Value | undefined): Value | undefined {
  if (value.kind !== "native" || self?.kind !== "thing") return undefined;
  const held = self.shape.value.entries.map((entry) => entry.value);
  const [only, ...more] = held.filter((each) => each.kind === "native" && each.path === value.path);
  return more.length === 0 ? only : undefined;
}
