import { dropRequest } from "../clients/making.ts";
import type { Expression } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import type { Thing, Value } from "./values/values.ts";

/**
 * Notes that a statement ignores its value, so that a request or headers made by it are lost. `before`: the journal's
 * time when the statement began.
 */
export function discard(
  at: Expression,
  value: Value,
  before: number,
  frame: Frame,
  run: Run,
): void {
  // An object that existed before (a method returned `this`) is held by something else.
  const made = value.kind === "native" ? value.state : value;
  const isKept = made?.kind === "thing" && made.shape.born < before;
  if (at.kind === "assign" || isKept) return;
  dropRequest(value, run);
  run.lost.discarded(value.kind === "thing" ? asCopy(at, value, frame) : value, at);
}

/** Marks the result of `request.with(name, value)` as a changed copy of `request`. */
function asCopy(at: Expression, value: Thing, frame: Frame): Thing {
  if (value.type === undefined || value.origin !== undefined || at.kind !== "call") return value;
  const { callee } = at;
  if (callee.kind !== "member" || callee.object.kind !== "name") return value;
  const self = frame.scope.find(callee.object.name)?.value;
  const isCopy = self?.kind === "thing" && self.type?.code === value.type.code;
  return isCopy ? { ...value, origin: self } : value;
}
