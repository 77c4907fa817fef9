import { tells } from "../../knownHeaders.ts";
import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../machine/values.ts";
import { thingIn } from "./headers.ts";
import { passOn } from "./interceptors.ts";
import { callWith } from "./calling.ts";
import type { Parts } from "./parts.ts";
import { isText, putSpringBody } from "./springBodies.ts";

/** What the clients of Spring share: `HttpEntity`, and what interceptors are given. */
export const springHeaders: Parts = {
  HttpEntity: { made: newEntity },
  entity: { called: askEntity },
  "passing.request": {
    called: (method, { state }) =>
      method === "getHeaders" ? { kind: "native", path: "headers", ...headersIn(state) } : unknown,
  },
  onward: { called: (_method, call, run) => passOn(call, run) },
};

function headersIn(state: Native["state"]): Pick<Native, "state"> {
  const headers = optionValue(state, "headers");
  return headers?.kind === "thing" ? { state: headers } : {};
}

/** `new HttpEntity<>(body, headers)`, with either alone: a map alone is a body, headers alone are headers. */
function newEntity({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  const [first, second] = args;
  const headers = second ?? (isHeaders(first?.value) ? first : undefined);
  const body = headers === first ? undefined : first;
  if (headers !== undefined) put(state, "headers", headers.value, headers.span, run);
  if (body !== undefined && !isNothing(body.value)) {
    putSpringBody(state, body, run);
    // One that is not to be seen may be either.
    if (second === undefined && body.value.kind === "unknown" && !isText(body)) {
      put(state, "headers", unknown, at, run);
    }
  }
  return { kind: "native", path: "entity", state };
}

/** `HttpEntity.EMPTY`. */
export function emptyEntity(run: Run): Native {
  return { kind: "native", path: "entity", state: run.thing([]) };
}

function askEntity(method: string, { state }: Call): Value {
  if (method === "getHeaders") return optionValue(state, "headers") ?? unknown;
  return method === "getBody" ? (optionValue(state, "body") ?? unknown) : unknown;
}

/** Whether a value is an object of headers. */
export function isHeaders(value: Value | undefined): boolean {
  return value?.kind === "native" && value.path === "headers";
}

/** Whether something that is no place for headers holds what can be nothing else. */
export function looksLikeHeaders(value: Value): boolean {
  const thing = thingIn(value);
  if (thing.kind !== "thing" || (value.kind === "native" && value.path !== "headers")) return false;
  return thing.shape.value.entries.some(({ name }) => tells(name.text));
}

/** Headers that are a body, or, where that `mayHold` them, stand in one under a name of their own. */
export function headersInBody(body: Value, mayHold: boolean): Value | undefined {
  if (looksLikeHeaders(body)) return body;
  if (!mayHold) return undefined;
  const thing = thingIn(body);
  if (thing.kind !== "thing" || body.kind === "native") return undefined;
  return thing.shape.value.entries.find(({ value }) => value.kind === "thing" && holdsToken(value))
    ?.value;
}

function holdsToken(thing: Thing): boolean {
  const authorization = entryOf(thing, "Authorization")?.value;
  return authorization?.kind === "text" && thing.shape.value.entries.length > 1;
}

/** `.headers(h -> h.setBearerAuth(token))`: a function that is given the headers. */
export function giveHeaders(to: Arg | undefined, headers: Native, call: Call, run: Run): void {
  const { state } = headers;
  if (to === undefined || state === undefined) return;
  // While effects are gathered no function is followed from here.
  if (run.isSilent && !run.isMaking) run.open(state, 0);
  else callWith(to.value, [headers], call, run);
}
