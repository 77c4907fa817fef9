import { detachedOf, everywhere } from "../../lost/detached.ts";
import { isJson } from "../../clients/bodies.ts";
import { put } from "../../clients/making.ts";
import { optionValue, sendRequest } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { verbs, withoutCallbacks } from "../given.ts";
import { spanOfCall, typeOfForm } from "./httpCall.ts";
import { chained } from "./superagent.ts";
import { chainOn } from "./superagentChain.ts";

/** Calls of the chain that superagent has under another name. */
const sameAs: Readonly<Record<string, string>> = {
  ...{ header: "set", headers: "set", qs: "query", multipart: "attach" },
};

/** `unirest.get(url, headers, body)`, `unirest(method, url)`: built by a chain of calls and sent by its end. */
export function callUnirest(method: string, call: Call, run: Run): Value | undefined {
  const args = withoutCallbacks(call);
  const verb = method === "" ? plainText(args[0]?.value)?.toUpperCase() : verbs[method];
  const [url, headers, body] = method === "" ? args.slice(1) : args;
  if (verb === undefined || url === undefined) return undefined;
  const { at } = call;
  const start = { start: at.start, end: at.start };
  const state = run.thing([]);
  put(state, "headers", run.thing([], { foldsCase: true }), start, run);
  put(state, "late", run.thing([], { foldsCase: true }), start, run);
  put(state, "url", url.value, url.span, run);
  const self: Value = { kind: "native", path: "unirestRequest", state };
  const isGiven = headers !== undefined && !isNothing(headers.value);
  if (isGiven) chainOn("set", { ...call, state, self, args: [headers] }, run);
  if (body !== undefined && !isNothing(body.value)) put(state, "body", body.value, body.span, run);
  run.drafts.push({
    finish: () => {
      finish({ call, url, verb, state }, run);
    },
  });
  return self;
}

/** `.headers(…)`, `.send(…)`, `.json(…)`, `.end(…)` and the rest of the chain. */
export function callUnirestRequest(method: string, call: Call, run: Run): Value {
  const { state, args, at, self } = call;
  const [first] = args;
  const span = first?.span ?? { start: at.start, end: at.start };
  if (state === undefined) return unknown;
  if (method === "json" || method === "form") {
    put(state, "body", first?.value ?? unknown, span, run);
    put(state, method, { kind: "constant", value: true }, span, run);
    return self ?? unknown;
  }
  // `.as.json(callback)` also ends the chain.
  const name = method.startsWith("as.") ? "end" : (sameAs[method] ?? method);
  return chainOn(name, call, run);
}

interface Parts {
  readonly call: Call;
  readonly url: Arg;
  readonly verb: string;
  readonly state: Thing;
}

function finish({ call, url, verb, state }: Parts, run: Run): void {
  const body = entryOf(state, "body");
  const headers = optionValue(state, "headers");
  const { callee } = call.at;
  const isForm = isFormOf(state, headers);
  sendRequest(
    {
      ...{ form: run.form, client: "unirestNode", span: spanOfCall(call), nothing: "text" },
      method: { text: verb, span: callee.kind === "member" ? callee.nameSpan : undefined },
      ...{ url: optionValue(state, "url") ?? unknown, urlSpan: url.span },
      ...{ headers: headers === undefined ? [] : [headers], body: body?.valueSpan },
      ...(isForm ? { formBody: true } : { implied: impliedBy(state, headers) }),
      isOpen: state.shape.value.isOpen,
      isAuthorized: optionValue(state, "auth") !== undefined,
      slot: chained(call, run),
      detached: [
        ...detachedOf(optionValue(state, "lost"), "notCopied", spanOfCall(call), run),
        ...detachedOf(optionValue(state, "late"), "afterSending", everywhere, run),
      ],
    },
    run,
  );
}

/** Whether an object is sent as a form: unless marked as JSON before. */
function isFormOf(state: Thing, headers: Value | undefined): boolean {
  const body = optionValue(state, "body");
  if (optionValue(state, "form") !== undefined) return true;
  const isObject = body?.kind === "thing" && body.literal !== undefined;
  return isObject && optionValue(state, "json") === undefined && !isTyped(headers);
}

function isTyped(headers: Value | undefined): boolean {
  if (headers?.kind !== "thing") return headers !== undefined;
  return headers.shape.value.isOpen || entryOf(headers, "Content-Type") !== undefined;
}

/** A JSON body implies its type, and asks for JSON. */
function impliedBy(
  state: Thing,
  headers: Value | undefined,
): Readonly<Record<string, string | undefined>> {
  const body = optionValue(state, "body");
  if (body === undefined) return {};
  const json = "application/json";
  if (optionValue(state, "json") !== undefined) return { Accept: json, "Content-Type": json };
  const isText = body.kind === "text" || isJson(body);
  if (isText) return typeOfForm(body);
  return { "Content-Type": undefined, ...(isTyped(headers) ? { Accept: undefined } : {}) };
}
