import { tells } from "../../../knownHeaders.ts";
import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { thingIn } from "./headers.ts";
import { passOn } from "./interceptors.ts";
import { callWith } from "../calling.ts";
import type { Parts } from "../parts.ts";
import { isText, putSpringBody } from "./springBodies.ts";

/** Classes shared by Spring's clients: `HttpEntity`, and the requests passed to interceptors. */
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

/** `new HttpEntity<>(body, headers)`, or with one of them: `HttpHeaders` are headers, other values the body. */
function newEntity({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  const [first, second] = args;
  const headers = second ?? (isHeaders(first?.value) ? first : undefined);
  const body = headers === first ? undefined : first;
  if (headers !== undefined) put(state, "headers", headers.value, headers.span, run);
  if (body !== undefined && !isNothing(body.value)) {
    putSpringBody(state, body, run);
    // An unknown value may be either.
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

/** Whether a value passed as something else can only be headers. */
export function looksLikeHeaders(value: Value): boolean {
  const thing = thingIn(value);
  if (thing.kind !== "thing" || (value.kind === "native" && value.path !== "headers")) return false;
  return thing.shape.value.entries.some(({ name }) => tells(name.text));
}

/** Headers passed as the body, or nested in one under `headers` (if it `mayHold` them). */
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

/** `.headers(h -> h.setBearerAuth(token))`: calls the function with the headers. */
export function giveHeaders(to: Arg | undefined, headers: Native, call: Call, run: Run): void {
  const { state } = headers;
  if (to === undefined || state === undefined) return;
  // The silent pass follows no callbacks here.
  if (run.isSilent && !run.isMaking) run.open(state, 0);
  else callWith(to.value, [headers], call, run);
}
