import { invoke } from "../machine/calls/invoke.ts";
import type { Arg, Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { objectOf } from "../machine/values/anything.ts";
import { plainText } from "../machine/values/texts.ts";
import { entryOf, unknown, type Value } from "../machine/values/values.ts";
import { put } from "../clients/making.ts";
import { spanOfCall } from "./phpCall.ts";

/** Methods of Laravel's container that say what is behind a name, or that may change that. */
const binding =
  /^(?:(?:singleton|bind|scoped)(?:If)?|instance|extend|afterResolving|resolving|rebinding)$/;

/** `$this->app`, `$app`, `app()`, `App`. */
const container = /(?:^|->|\\)(?:\$?app|App|app\(\))$/;

const isNewEachTime = "new each time";

/** Calls of Laravel's container: `$this->app->singleton("api", fn () => …)`, `App::make("api")`. */
export function callContainer(method: string, call: Call, run: Run): Value | undefined {
  const { callee } = call.at;
  if (callee.kind !== "member" || !container.test(run.source(callee.object))) return undefined;
  if (/^make(?:With)?$/.test(method)) return resolved(call, run);
  if (binding.test(method)) bind(method, call, run);
  return undefined;
}

/** What the container has under a name: `app("api")`, `resolve(Api::class)`. */
export function resolved({ args: [first, ...given] }: Call, run: Run): Value | undefined {
  const key = first && keyOf(first, run);
  if (key === undefined || given.length > 0) return undefined;
  const bound = run.shared.get(key);
  const asked = first?.value.kind === "class" ? first.value : undefined;
  // A class that nothing is bound to is made by the container itself.
  if (bound === undefined) return asked && objectOf(asked, run);
  const value = entryOf(bound, "value")?.value;
  if (value === undefined) return undefined;
  const made = value.kind === "function" ? invoke(value, [ofContainer(value.code)], run) : value;
  const isFixed = made.kind === "native" && made.path === "guzzle";
  if (isFixed || entryOf(bound, isNewEachTime) !== undefined) return made;
  // Others have the same object, and may have changed what can be changed: no more is known of it than of one that
  // is injected.
  const type = made.kind === "thing" ? made.type : made.kind === "unknown" ? asked : undefined;
  return type && objectOf(type, run);
}

/**
 * Keeps what is behind a name for all functions of the file; nothing where several places say so. The second pass
 * knows from the first one what functions have bound, see `followProgram`.
 */
function bind(method: string, call: Call, run: Run): void {
  const [first, second] = call.args;
  const key = first && keyOf(first, run);
  if (key === undefined || run.hasGathered) return;
  const known = run.shared.get(key);
  const place = known && entryOf(known, "place")?.valueSpan.start;
  const isOnly = known === undefined || place === call.at.start;
  const isKnown = second?.value.kind === "function" || method === "instance";
  const made = run.thing([]);
  put(made, "place", unknown, spanOfCall(call), run);
  if (isOnly && isKnown && second !== undefined) put(made, "value", second.value, second.span, run);
  if (method.startsWith("bind")) put(made, isNewEachTime, unknown, spanOfCall(call), run);
  run.shared.set(key, made);
}

function keyOf({ value, span }: Arg, run: Run): string | undefined {
  const shown = run.source(span);
  // Of a class, only its name is the argument's place.
  const isClass = value.kind === "class" || /^[\w\\]+::class$/.test(shown);
  const name = plainText(value) ?? (isClass ? shown.replace(/::class$/, "") : undefined);
  return name === undefined ? undefined : `container ${name}`;
}

function ofContainer({ start }: { readonly start: number }): Arg {
  return { value: unknown, span: { start, end: start } };
}
