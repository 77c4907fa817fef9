import { nativeBase } from "../../machine/classes/bases.ts";
import { construct } from "../../machine/classes/construct.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import type { Call } from "../../machine/library.ts";
import { methodOf } from "../../machine/classes/methodOf.ts";
import { spread } from "../../machine/values/objects.ts";
import { ofLibrary } from "../../machine/classes/partOfLibrary.ts";
import type { Run } from "../../machine/run.ts";
import {
  nothing,
  unknown,
  type ClassValue,
  type List,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { put } from "../../clients/making.ts";
import { answer, isGiven, keptThing } from "../../clients/state.ts";
import { copyOf } from "../hashHeaders.ts";
import { positional } from "../rubyCall.ts";

const nowhere = { start: 0, end: 0 };

/** The fact that the file changes the middlewares that all connections have. */
const changesStack = "Excon.defaults[:middlewares]";

/** Where what a middleware hands on is kept. */
const handedOn = "Excon.handedOn";

const ownOfExcon: Native = { kind: "native", path: "Excon.Middleware.own" };

/** `Excon.defaults[:middlewares]`: Excon's own, which change no headers. */
export const ownStack: List = { kind: "list", items: [ownOfExcon], isComplete: true };

/** Notes what changes a stack, which may be that of all connections: `Excon.defaults[:middlewares] << Signing`. */
export function noteChangedStack(self: Value | undefined, method: string, run: Run): void {
  const isStack = self?.kind === "list" && self.items.some((item) => item === ownOfExcon);
  if (isStack && changing.test(method)) setStack(run);
}

/** `Excon.defaults[:middlewares] = …`. */
export function setStack(run: Run): void {
  run.facts.set(changesStack, true);
}

const changing =
  /^(?:<<|push|append|unshift|prepend|insert|concat|delete\w*|replace|clear|pop|shift|\w+!)$/;

/** The rest of the stack, which a middleware passes a request on to. */
const stack: Native = { kind: "native", path: "exconStack" };

/** `@stack.request_call(datum)`, or `super`: headers that are set afterwards come too late. */
export function callExconStack(method: string, call: Call, run: Run): Value {
  const datum = positional(call)[0]?.value;
  if (method !== "request_call") return unknown;
  const headers = datum?.kind === "thing" ? keptThing(datum, "headers") : undefined;
  const kept = run.shared.get(handedOn);
  if (kept === undefined || keptThing(kept, "headers") !== undefined) return answer;
  put(
    kept,
    "headers",
    headers === undefined ? anyHeaders(run) : copyOf(headers, run),
    nowhere,
    run,
  );
  return answer;
}

/** What a request is sent with. */
interface Sent {
  /** The connection's options, then its own. */
  readonly options: readonly (Value | undefined)[];
  readonly headers: readonly Value[];
  readonly body: Value | undefined;
}

/** The headers after all middlewares; any where one of them is not known. */
export function throughStack(
  middlewares: Value | undefined,
  { options, headers, body }: Sent,
  run: Run,
): readonly Value[] {
  const added = addedBy(middlewares, run);
  if (added === undefined) return [anyHeaders(run)];
  if (added.length === 0) return headers;
  const merged = run.thing([], { foldsCase: true });
  for (const each of headers) spread(merged, each, run);
  let now = merged;
  for (const type of added) {
    const datum = run.thing([], { isOpen: true });
    for (const each of options) if (isGiven(each)) spread(datum, each, run);
    put(datum, "headers", copyOf(now, run), nowhere, run);
    put(datum, "body", body ?? nothing, nowhere, run);
    now = throughOne(type, datum, run) ?? anyHeaders(run);
  }
  return [now];
}

/** The middlewares of the file in a stack; undefined where there may be others that change headers. */
function addedBy(middlewares: Value | undefined, run: Run): readonly ClassValue[] | undefined {
  if (run.facts.has(changesStack)) return undefined;
  if (!isGiven(middlewares)) return [];
  if (middlewares.kind !== "list" || !middlewares.isComplete) return undefined;
  const added = middlewares.items.filter((item) => item.kind === "class");
  const isKnown = middlewares.items.every(
    (item) =>
      (item.kind === "class" && nativeBase(item)?.path === "Excon.Middleware.Base") ||
      (item.kind === "native" && item.path.startsWith("Excon.Middleware.")),
  );
  return isKnown ? added : undefined;
}

/** The headers that a middleware hands on; undefined where that is not known. */
function throughOne(type: ClassValue, datum: Thing, run: Run): Thing | undefined {
  const hasMaker = methodOf(type, type.code.constructorName, undefined) !== undefined;
  const made = construct(type, hasMaker ? [{ value: stack, span: nowhere }] : [], run);
  for (const name of ["@stack", ofLibrary]) put(made, name, stack, nowhere, run);
  const method = methodOf(type, "request_call", made);
  if (method === undefined) return keptThing(datum, "headers");
  const kept = run.thing([]);
  run.shared.set(handedOn, kept);
  invoke(method, [{ value: datum, span: nowhere }], run);
  run.shared.delete(handedOn);
  return keptThing(kept, "headers");
}

function anyHeaders(run: Run): Thing {
  return run.thing([], { isOpen: true, foldsCase: true });
}
