import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { put } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import { optionValue } from "../../clients/sending.ts";
import { writtenAt } from "../../machine/values/texts.ts";
import { asText } from "../../machine/values/texts.ts";
import {
  joined,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { withParams } from "../../clients/urls.ts";
import { isTrue } from "../given.ts";
import { copyInto } from "./headersObject.ts";
import { sendWithOptions, typeOfObject } from "./httpCall.ts";
import { keptAnswer } from "./gotAnswer.ts";
import { paramsIn } from "../searchParams.ts";

const nowhere = { start: 0, end: 0 };
const reading = /^(?:get|delete|head|opts)$/;
const writing = /^(?:put|post|patch)$/;
const shortHeaders: Readonly<Record<string, string>> = {
  ...{ accept: "Accept", content: "Content-Type", auth: "Authorization" },
};

/** `wretch(url)`: each call of the chain returns a new object and leaves the old one unchanged. */
export function callWretch(method: string, call: Call, run: Run): Value | undefined {
  const { args, state } = call;
  const [first, second] = args;
  if (method === "") {
    const made = run.thing([]);
    if (first !== undefined) put(made, "url", first.value, first.span, run);
    if (second !== undefined) put(made, "options", second.value, second.span, run);
    put(made, "headers", headersOf(optionValue(made, "options"), run), nowhere, run);
    return watched(made, call, run);
  }
  if (state === undefined) return undefined;
  if (reading.test(method)) return send(method, first, undefined, call, run);
  if (writing.test(method)) return send(method, second, first, call, run);
  const made = copiedState(state, run);
  const headers = optionValue(made, "headers");
  if (headers?.kind === "thing") change(method, made, headers, call, run);
  return watched(made, call, run);
}

/** Watches a client in case only other files send with it. */
function watched(state: Thing, call: Call, run: Run): Native {
  run.idleClients.watch(
    {
      ...{ client: "fetch", call, holder: state, base: () => optionValue(state, "url") },
      // Middleware may set any header.
      headers: () => (state.shape.value.isOpen ? undefined : [optionValue(state, "headers")]),
    },
    run,
  );
  return { kind: "native", path: "wretch", state };
}

function headersOf(options: Value | undefined, run: Run): Thing {
  const headers = run.thing([], { foldsCase: true });
  const given = optionValue(options, "headers");
  if (given !== undefined) copyInto(headers, given, run);
  return headers;
}

/** A copy that remembers what it was made of. */
function copiedState(state: Thing, run: Run): Thing {
  const { entries, isOpen } = state.shape.value;
  const made = run.thing(entries, { isOpen, origin: state });
  const before = optionValue(state, "headers");
  const headers = run.thing([], { foldsCase: true });
  if (before !== undefined) copyInto(headers, before, run);
  put(made, "headers", headers, nowhere, run);
  return made;
}

function change(method: string, made: Thing, headers: Thing, call: Call, run: Run): void {
  const { args, at } = call;
  const [first, second] = args;
  const short = shortHeaders[method];
  if (short !== undefined) putHeader(headers, short, first, call, run);
  else if (method === "headers" && first !== undefined) copyInto(headers, first.value, run);
  else if (method === "options" && first !== undefined) {
    const given = optionValue(first.value, "headers");
    if (given !== undefined) copyInto(headers, given, run);
    if (optionValue(first.value, "credentials") !== undefined) put(made, "auth", unknown, at, run);
  } else if (method === "url" && first !== undefined) {
    const whole = isTrue(second?.value) ? first.value : after(made, first, run);
    put(made, "url", whole, first.span, run);
  } else if (method === "query" && first !== undefined) {
    const url = optionValue(made, "url") ?? unknown;
    put(made, "url", withParams(url, paramsIn(first.value), first.span, run), first.span, run);
  } else if (method === "json" || method === "body" || method.startsWith("form")) {
    put(made, "body", method === "body" ? (first?.value ?? unknown) : unknown, at, run);
    if (method === "json") {
      const json = { value: textAt("application/json", at), span: at };
      putHeader(headers, "Content-Type", json, call, run);
    }
  } else if (/^(?:middlewares|defer|addon)$/.test(method) && method !== "addon") {
    run.open(made, 0);
  }
}

function textAt(text: string, at: { start: number; end: number }): Value {
  const written = writtenAt(text, { start: at.start, end: at.start });
  return { kind: "text", written, others: [], isSure: true };
}

function putHeader(
  headers: Thing,
  name: string,
  given: Arg | undefined,
  { at }: Call,
  run: Run,
): void {
  const { callee } = at;
  if (given === undefined || callee.kind !== "member") return;
  const span = { start: callee.object.end, end: at.end };
  run.put(headers, {
    ...{ name: writtenAt(name, callee.nameSpan), value: given.value },
    ...{ valueSpan: given.span, span, isSure: true },
  });
}

/** URLs are simply concatenated. */
function after(made: Thing, { value, span }: Arg, run: Run): Value {
  const before = optionValue(made, "url");
  if (before === undefined || before.kind === "constant") return value;
  const at = { kind: "other", parts: [], ...span } as const;
  return joined([asText(before, at, run), asText(value, at, run)]);
}

function send(
  method: string,
  path: Arg | undefined,
  given: Arg | undefined,
  call: Call,
  run: Run,
): Native | undefined {
  const { state, at } = call;
  if (state === undefined) return undefined;
  const url = path === undefined ? optionValue(state, "url") : after(state, path, run);
  const kept = optionValue(state, "body");
  const body = given ?? (kept === undefined ? undefined : { value: kept, span: at });
  const options = run.thing([]);
  spread(
    options,
    run.thing(state.shape.value.entries.filter(({ name }) => name.text === "headers")),
    run,
  );
  const from = run.requests.length;
  sendWithOptions(
    {
      ...{ call, client: "fetch", nothing: "text", sender: state, body: body?.span },
      ...{ url: url ?? unknown, urlSpan: path?.span ?? at, method: method.toUpperCase() },
      options: { value: options, span: at },
      isOpen: state.shape.value.isOpen,
      isAuthorized: optionValue(state, "auth") !== undefined,
      implied: typeOfObject(body?.value),
    },
    run,
  );
  return keptAnswer(from, run, "answer");
}
