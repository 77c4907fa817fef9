import { putAnywhere } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import type { Value } from "../../machine/values/values.ts";

/** Methods of functional interfaces by which a function gets what it is to change. */
const changing = /^(?:apply|accept|customi[sz]e)$/;

/** Requests that have been built, which nobody can change. */
const unchangeable = /^(?:jdk|ok|ahc|entity)\.request$/;

/**
 * A call of an object from elsewhere with a request as an argument. Whoever gets a builder is there to prepare the
 * request, as is a function that gets any, and may replace headers; other methods may just as well send it.
 */
export function callPreparing({ path: name, self, args }: Call, run: Run): void {
  const isOfFile = self?.kind === "thing" && self.type !== undefined;
  if (self?.kind !== "unknown" && !isOfFile) return;
  for (const { value } of args) {
    if (changing.test(name) || isBuilder(value)) handOver(value, run);
  }
}

function isBuilder(value: Value): boolean {
  return value.kind === "native" && /[bB]uilder$/.test(value.path);
}

/** Opens what such code gets, and has it replace the headers of a request under construction. */
export function handOver(value: Value, run: Run): void {
  const isRequest = value.kind === "native" && value.state !== undefined;
  if (isRequest && !unchangeable.test(value.path)) putAnywhere(value, run);
  run.open(value);
}
