import { copyState } from "../../clients/building.ts";
import { formBody } from "../../clients/bodies.ts";
import { has, headersNow, put, putHeader } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { textIn } from "../../clients/urls.ts";
import {
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { putBody } from "./bodies.ts";
import { putPairs } from "./headerPairs.ts";
import { newHeaders, setHeaders, setOn } from "./headers.ts";
import { itemsIn } from "../lists.ts";
import { pairIn } from "./apacheHeaders.ts";
import { beganAt, sendSpec, verbs } from "./assuredSending.ts";
import type { Parts } from "../parts.ts";
import { newClient } from "./senders.ts";

/** REST Assured: a specification is assembled, and a method such as `get` sends it. */
export const restAssured: Parts = {
  RestAssured: {
    called(method, call, run) {
      const spec = newSpec(call, run);
      return verbs.test(method) ? sendSpec(method, { ...call, state: spec.state }, run) : spec;
    },
  },
  AssuredHeaders: { made: newListed },
  RequestSpecBuilder: { made: (call, run) => newClient("assured.builder", call, run) },
  "assured.builder": { called: callBuilder },
  "assured.spec": { called: callSpec },
  "assured.log": { called: (_method, { state }) => specOf(state) },
  "assured.auth": { called: callAuth },
  "assured.preemptive": { called: callAuth },
};

const shared = "restAssured";

/** `RestAssured.baseURI = "https://…"`: applies to all specifications. */
export function assignToAssured({ path }: Native, entry: Entry, run: Run): void {
  if (path !== "RestAssured") return;
  const state = run.shared.get(shared) ?? run.thing([]);
  run.shared.set(shared, state);
  run.put(state, entry);
}

function specOf(state: Thing | undefined): Value {
  return state === undefined ? unknown : { kind: "native", path: "assured.spec", state };
}

function newSpec(call: Call, run: Run): Native {
  const made = newClient("assured.spec", call, run);
  const { state } = made;
  if (state === undefined) return made;
  beganAt(state, call);
  const all = run.shared.get(shared);
  for (const [from, to] of [
    ["baseURI", "base"],
    ["basePath", "path"],
  ] as const) {
    const value = optionValue(all, from);
    if (value !== undefined) put(state, to, textIn(value) ?? unknown, call.at, run);
  }
  const whole = optionValue(all, "requestSpecification");
  if (whole !== undefined) take(state, whole, call, run);
  if (has(all, "authentication")) put(state, "authorized", unknown, call.at, run);
  return made;
}

/** Copies another specification's settings. */
function take(state: Thing, value: Value, { at }: Call, run: Run): void {
  const from = value.kind === "native" && /^assured\./.test(value.path) ? value.state : undefined;
  const headers = optionValue(state, "headers");
  if (headers?.kind !== "thing") return;
  spread(headers, optionValue(from, "headers") ?? unknown, run);
  for (const name of ["base", "path", "authorized"]) {
    const held = optionValue(from, name);
    if (held !== undefined) put(state, name, held, at, run);
  }
}

function callBuilder(method: string, call: Call, run: Run): Value {
  const { state, self } = call;
  if (state === undefined) return unknown;
  if (method === "build") {
    const built = copyState(state, run);
    beganAt(built, call);
    return specOf(built);
  }
  tell(state, method.replace(/^(?:set|add)(?=[A-Z])/, ""), call, run);
  return self ?? unknown;
}

function callSpec(method: string, call: Call, run: Run): Value {
  const { state, self } = call;
  if (state === undefined) return unknown;
  if (verbs.test(method)) return sendSpec(method, call, run);
  if (method === "log") return { kind: "native", path: "assured.log", state };
  if (method === "auth") return { kind: "native", path: "assured.auth", state };
  tell(state, method, call, run);
  return self ?? unknown;
}

/** `new Headers(new Header("Accept", "application/json"))`, also with a list of them. */
function newListed({ args }: Call, run: Run): Native {
  const made = newHeaders(undefined, run);
  for (const { value, span } of args) {
    for (const each of itemsIn(value) ?? [value]) {
      putHeader(made.state, pairIn(each) ?? [], span, run);
    }
  }
  return made;
}

/** Methods that configure a specification, or its builder. */
function tell(state: Thing, told: string, call: Call, run: Run): void {
  const { args } = call;
  const [first] = args;
  const headers = headersNow(state);
  const method = told.charAt(0).toLowerCase() + told.slice(1);
  if (/^base(?:Uri|Path)$/.test(method) && first !== undefined) {
    const name = method === "baseUri" ? "base" : "path";
    put(state, name, textIn(first.value) ?? unknown, first.span, run);
  } else if (/^(?:spec|specification|requestSpecification)$/.test(method)) {
    take(state, first?.value ?? unknown, call, run);
  } else if (method === "header" && args.length === 1 && first !== undefined) {
    putHeader(headers, pairIn(first.value) ?? [], first.span, run);
  } else if (method === "headers" && headers !== undefined) {
    if (args.length > 1) putPairs(headers, args, run);
    else setHeaders(headers, "putAll", call, run);
  } else if (/^filters?$/.test(method)) {
    const isPlain = args.every(({ span }) => plain.test(run.source(span)));
    if (!isPlain && headers !== undefined) run.open(headers, 0);
  } else if (/^(?:request)?body$/i.test(method)) putBody(state, first, run);
  else if (/^(?:form|multi)/.test(method)) {
    const value = method.startsWith("form") ? formBody : unknown;
    putBody(state, { value, span: first?.span ?? call.at }, run);
  } else if (/^(?:query)?params?$/i.test(method)) {
    put(state, "query", { kind: "constant", value: true }, call.at, run);
  } else if (method === "auth") put(state, "authorized", unknown, call.at, run);
  else setHeaders(headers, method, call, run, method === told ? undefined : "addHeader");
}

/** Filters that do not change requests. */
const plain = /(?:Logging|Allure|Timing|Session|Cookie)\w*(?:Filter)?\b|AllureRestAssured/;

/** `auth()`: anything but `preemptive()` may wait for a challenge. */
function callAuth(method: string, call: Call, run: Run): Value {
  const { state, args, path } = call;
  if (state === undefined) return unknown;
  if (method === "preemptive") return { kind: "native", path: "assured.preemptive", state };
  if (method === "oauth2" && args.length === 1) setOn(state, "setBearerAuth", call, run);
  else if (method === "basic" && path.startsWith("assured.preemptive")) {
    setOn(state, "setBasicAuth", call, run);
  } else if (method !== "none") put(state, "authorized", unknown, call.at, run);
  return specOf(state);
}
