import { dropRequest } from "../clients/making.ts";
import type { Expression } from "../program.ts";
import type { Frame, Run } from "./run.ts";
import type { Thing, Value } from "./values.ts";

/** What a statement gives that nobody keeps; `before`: how many cells there were when it began. */
export function discard(
  at: Expression,
  value: Value,
  before: number,
  frame: Frame,
  run: Run,
): void {
  // An object that gives back itself was there before, and somebody keeps it.
  const made = value.kind === "native" ? value.state : value;
  const isKept = made?.kind === "thing" && made.shape.born < before;
  if (at.kind === "assign" || isKept) return;
  dropRequest(value, run);
  run.lost.discarded(value.kind === "thing" ? asCopy(at, value, frame) : value, at);
}

/** As a changed copy of the object of its class that a method was called on: `request.with(name, value)`. */
function asCopy(at: Expression, value: Thing, frame: Frame): Thing {
  if (value.type === undefined || value.origin !== undefined || at.kind !== "call") return value;
  const { callee } = at;
  if (callee.kind !== "member" || callee.object.kind !== "name") return value;
  const self = frame.scope.find(callee.object.name)?.value;
  const isCopy = self?.kind === "thing" && self.type?.code === value.type.code;
  return isCopy ? { ...value, origin: self } : value;
}
