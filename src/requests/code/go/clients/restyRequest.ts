import { plainText } from "../../machine/values/texts.ts";
import { formBody, isJson } from "../../clients/bodies.ts";
import { filled } from "../../machine/values/filled.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import { beginRequest, type Beginning, has, headersNow, put, send } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { slotInChain } from "../../slots.ts";
import { joinedUrl, withParams } from "../../clients/urls.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { setOn, takeDoer } from "./resty.ts";
import { putToken } from "./restyToken.ts";

const verbs = /^(?:Get|Head|Post|Put|Patch|Delete|Options)$/;

/** Begins a request: `client.R()`. */
export function beginResty(
  call: Call,
  sender: Value,
  run: Run,
  of: Pick<Beginning, "path" | "client"> = { path: "resty.Request", client: "resty" },
): Native {
  // If its headers are replaced later, a header set here would be lost.
  const slot = (state: Thing): HeaderSlot | undefined =>
    has(state, "moved") ? undefined : slotInChain(run.text, call.at.end, "SetHeader");
  const shared = sender.kind === "native" ? headersNow(sender.state) : undefined;
  // It inherits the client's headers, and changes to it do not reach the client.
  const headers = run.thing([], { foldsCase: true, ...(shared && { origin: shared }) });
  const request = beginRequest(
    {
      ...{ ...of, call, slot, headers, isOnlyIfSent: true },
      implied: (state) => impliedBy(state, sender, of.client === "resty", run),
    },
    run,
  );
  if (request.state !== undefined) put(request.state, "client", sender, call.at, run);
  return request;
}

/** Implied headers: up to version 2, a JSON Content-Type header also sets Accept. The body implies its type. */
function impliedBy(
  state: Thing,
  sender: Value,
  isResty: boolean,
  run: Run,
): Readonly<Record<string, string | undefined>> {
  const sources = [state, sender.kind === "native" ? sender.state : undefined];
  const type = sources
    .map((each) => optionValue(each, "headers"))
    .flatMap((headers) =>
      headers?.kind === "thing" ? (entryOf(headers, "Content-Type") ?? []) : [],
    )
    .at(0);
  const text = plainText(type?.value);
  const accept: Readonly<Record<string, string | undefined>> =
    type === undefined || !isResty || run.facts.has("resty 3")
      ? {}
      : text === undefined
        ? { Accept: undefined }
        : /[/+](?:json|xml)\b/i.test(text)
          ? { Accept: text }
          : {};
  const isTyped = entryOf(state, "body") !== undefined && !isForm(state);
  const own = isResty ? typeOfBody(state) : undefined;
  return { ...accept, ...(isTyped && type === undefined ? { "Content-Type": own } : {}) };
}

/** The type of a body: plain text for texts and bytes, JSON for structs and maps. */
function typeOfBody(state: Thing): string | undefined {
  const body = optionValue(state, "body");
  return body?.kind === "text" || isJson(body) ? "text/plain; charset=utf-8" : undefined;
}

function isForm(state: Thing): boolean {
  return optionValue(state, "body") === formBody;
}

/** Calls on a request, up to the method that sends it. */
export function callRestyRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first, second] = args;
  if (state === undefined) return unknown;
  const isVerb = verbs.test(method);
  if (isVerb || method === "Execute" || method === "Send") {
    const url = isVerb ? first : second;
    const { callee } = at;
    if (isVerb || first !== undefined) {
      const name: Value = isVerb
        ? textOf({ text: method.toUpperCase(), runs: [] })
        : (first?.value ?? unknown);
      const span = isVerb && callee.kind === "member" ? callee.nameSpan : (first?.span ?? at);
      put(state, "method", name, span, run);
    }
    if (url !== undefined) put(state, "url", url.value, url.span, run);
    dispatch(state, call, run);
    return {
      kind: "list",
      items: [{ kind: "native", path: "http.Response" }, unknown],
      isComplete: true,
    };
  }
  if (setOn(method, state, call, run)) {
    useClientOf(state, run);
    return self ?? unknown;
  }
  if (/^Set(?:Body|FormData\w*|File\w*|Multipart\w*)$/.test(method)) {
    // Fields alone are sent as a form, with files as multipart.
    const isFields = method.startsWith("SetFormData") && !has(state, "parts");
    put(state, "body", isFields ? formBody : (first?.value ?? unknown), first?.span ?? at, run);
    if (!method.startsWith("SetFormData")) put(state, "parts", unknown, at, run);
  }
  if (/^Set(?:URL|Method)$/.test(method) && first !== undefined) {
    put(state, method.slice(3).toLowerCase(), first.value, first.span, run);
  }
  return self ?? unknown;
}

/** Notes that the client sends something. */
function useClientOf(state: Thing, run: Run): void {
  const client = entryOf(state, "client")?.value;
  if (client?.kind === "native" && client.state !== undefined) run.idleClients.uses(client.state);
}

/** Applies the client's hooks and sends the request. */
function dispatch(state: Thing, call: Call, run: Run): void {
  const client = entryOf(state, "client")?.value ?? unknown;
  const { self, at } = call;
  useClientOf(state, run);
  const hooks = (name: string, request: Value): void => {
    const list = client.kind === "native" ? optionValue(client.state, name) : undefined;
    if (list?.kind !== "list") return;
    for (const hook of list.items) {
      if (hook.kind === "function")
        invoke(hook, [argument(client, call), argument(request, call)], run);
    }
  };
  hooks("hooks", self ?? unknown);
  const url = entryOf(state, "url");
  if (url !== undefined) put(state, "url", urlOf(state, url.value, at, run), url.valueSpan, run);
  hooks("rawHooks", { kind: "native", path: "http.Request", state });
  const own = client.kind === "native" ? client.state : undefined;
  putToken(state, own, run);
  if (own !== undefined) takeDoer(own, run);
  send(state, client, call, run);
}

function argument(
  value: Value,
  { at }: Call,
): { readonly value: Value; readonly span: Call["at"] } {
  return { value, span: at };
}

function urlOf(state: Thing, given: Value, at: { start: number; end: number }, run: Run): Value {
  const client = entryOf(state, "client")?.value;
  const own = client?.kind === "native" ? client.state : undefined;
  const path =
    given.kind === "text" && [state, own].some((each) => has(each, "path"))
      ? filled(given, /\{\w+\}/g, () => undefined, run)
      : given;
  const query = run.thing([]);
  for (const each of [own, state]) {
    const more = optionValue(each, "query");
    if (more !== undefined) spread(query, more, run);
  }
  const isAsked = query.shape.value.isOpen || query.shape.value.entries.length > 0;
  const whole = joinedUrl(optionValue(own, "base"), path, at, run);
  return isAsked ? withParams(whole, query, at, run) : whole;
}
