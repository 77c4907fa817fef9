import type { Draft, Frame, Run } from "./run.ts";
import type { Value } from "./values/values.ts";

/**
 * Follows a branch. If it leaves (returns, breaks), requests begun in it are finished, except for what it may have
 * returned unsent; otherwise they go on behind it.
 */
export function settled(way: () => boolean, { returns }: Frame, run: Run): boolean {
  const [outer, already] = [run.drafts, returns.length];
  run.drafts = [];
  const left = way();
  const begun = run.drafts;
  const isReturned = returns.slice(already).some(mayHold);
  const isOver = ({ isSent }: Draft): boolean => left && !(isReturned && isSent?.() === false);
  const over = begun.filter(isOver);
  run.drafts = [...outer, ...begun.filter((draft) => !over.includes(draft))];
  for (const draft of over) draft.finish();
  return left;
}

/** Whether a value is, or contains, something that a library has made. */
function mayHold(value: Value): boolean {
  return value.kind === "unknown"
    ? value.of !== undefined
    : ["native", "thing", "list"].includes(value.kind);
}
