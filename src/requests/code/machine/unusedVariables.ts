import type { Span } from "../../httpRequest.ts";
import type { Pattern } from "../program.ts";
import { hiddenBy } from "./implied.ts";
import type { Frame, Run } from "./run.ts";
import type { Value } from "./values.ts";

/** What is put into an object that nothing takes is lost where the frame ends. */
export function forget(value: Value, { start, end }: Span, run: Run): void {
  if (run.isSilent && !run.isMaking) return;
  const place = { given: { start, end }, within: run.calls.active };
  // Looked at where the requests are finished that began beside it: there they are told apart by that call.
  const finish = run.begunNow(() => {
    run.lost.idle(value, place, run);
  });
  run.drafts.push({ finish });
}

/** The same, where another thing of that name is there for others, which may go out without it. */
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

/** The only thing of its kind that an object holds: who makes another one and uses it for nothing meant that. */
function likeHeld(value: Value, self: Value | undefined): Value | undefined {
  if (value.kind !== "native" || self?.kind !== "thing") return undefined;
  const held = self.shape.value.entries.map((entry) => entry.value);
  const [only, ...more] = held.filter((each) => each.kind === "native" && each.path === value.path);
  return more.length === 0 ? only : undefined;
}
