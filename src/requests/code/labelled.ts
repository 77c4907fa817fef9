import type { Statement } from "./program.ts";
import { spanOf } from "./reading.ts";
import type { Syntax } from "./syntaxTree.ts";

/** A `break` or `continue` that may name what it leaves. */
export function leaveOf(node: Syntax, label: Syntax | undefined, text: string): Statement {
  return {
    ...{ kind: "leave", ...spanOf(node), value: undefined, returns: false },
    ...(node.type === "break_statement" ? { breaks: true } : {}),
    ...(label === undefined ? {} : { of: text.slice(label.start, label.end) }),
  };
}

/**
 * A statement with a label, as it was read: the loop or `switch` that comes last in it gets it, and another block is
 * made into branches that a `break` leaves.
 */
export function labelled(
  read: readonly Statement[],
  label: Syntax | undefined,
  text: string,
): readonly Statement[] {
  const last = read.at(-1);
  if (last === undefined || label === undefined) return read;
  const name = text.slice(label.start, label.end);
  if (last.kind === "loop" || (last.kind === "branches" && last.takesBreaks === true)) {
    return read.with(-1, { ...last, label: name });
  }
  // A loop with a head, in a block of its own.
  if (last.kind === "block" && last.body.at(-1)?.kind === "loop") {
    return read.with(-1, { ...last, body: labelled(last.body, label, text) });
  }
  if (last.kind !== "block" && last.kind !== "branches") return read;
  const { start, end } = last;
  const branches = [read];
  return [
    { kind: "branches", start, end, branches, isComplete: true, takesBreaks: true, label: name },
  ];
}
