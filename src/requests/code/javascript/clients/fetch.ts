import type { Span } from "../../../httpRequest.ts";
import type { Client } from "../../../client.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { put } from "../../clients/making.ts";
import { optionValue } from "../../clients/sending.ts";
import { textIn } from "../../clients/urls.ts";
import {
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { copyOfOptions } from "./copyOfOptions.ts";
import { isGiven } from "../given.ts";
import { extended } from "./gotInstance.ts";
import { methodNamed, methodWritten } from "../methodSeen.ts";
import { bodyIn, optionsBehind, saidOfSent, sendWithOptions, typeOfBody } from "./httpCall.ts";

/** `fetch(input, init)` of any implementation. */
export function callFetch(client: Client, call: Call, run: Run): Value {
  const [input, init, third] = call.args;
  if (input === undefined || call.args.some(({ isMany }) => isMany)) return unknown;
  const request = requestIn(input.value);
  if (request !== undefined && input.value.kind === "native") {
    markRequest(input.value.state, "sent", run);
  }
  const options = optionsOf(request, input, init, run);
  const body = bodyIn(options?.value, "body");
  sendWithOptions(
    {
      ...{ call, client, options, nothing: "text", body: body?.span },
      defaults: [optionValue(call.state, "headers")],
      url: request?.url ?? input.value,
      urlSpan: request?.urlSpan ?? input.span,
      ...{ implied: typeOfBody(body?.value), ...saidOfSent(body?.value) },
      isOpen: call.state?.shape.value.isOpen === true,
      // Cookies may identify the caller.
      isAuthorized: sendsCookies(options?.value),
      ...(request === undefined ? { optionsAfter: optionsBehind(input.span) } : {}),
      // Another implementation may read a third argument.
      unread: call.state === undefined ? [third] : [],
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

/**
 * The options of a call: those of its `Request`, overridden by `init`, whose headers replace all of the request's.
 */
function optionsOf(
  request: Sent | undefined,
  input: Arg,
  init: Arg | undefined,
  run: Run,
): Arg | undefined {
  if (request === undefined) return init;
  if (init === undefined || !isGiven(init.value)) {
    return { value: request.init, span: input.span };
  }
  return { value: mergedInit(request.init, init.value, run), span: init.span };
}

function mergedInit(base: Value, init: Value, run: Run): Thing {
  const made = run.thing([]);
  spread(made, base, run);
  spread(made, init, run);
  return made;
}

function sendsCookies(options: Value | undefined): boolean {
  const credentials = optionValue(options, "credentials");
  return credentials?.kind === "text" && credentials.written.text === "include";
}

/** `new Request(url, init)`, for `fetch` to send. */
export function newRequest({ args, at }: Call, run: Run): Value {
  const [url, init] = args;
  if (url === undefined) return unknown;
  const base = requestIn(url.value);
  if (url.value.kind === "native") markRequest(url.value.state, "sent", run);
  const own = init === undefined || isNothing(init.value) ? run.thing([]) : init.value;
  const all = base === undefined ? own : mergedInit(base.init, own, run);
  const options = copyOfOptions(all, run);
  const state = run.thing([]);
  put(state, "url", base?.url ?? url.value, base?.urlSpan ?? url.span, run);
  put(state, "init", options, init?.span ?? url.span, run);
  watch(state, at, run);
  return { kind: "native", path: "request", state };
}

/** Watches a `Request`: if it is never sent while another request goes to its address, its headers are lost. */
function watch(state: Thing, at: Span, run: Run): void {
  if (run.isSilent) return;
  run.drafts.push({
    finish: () => {
      const isGone = ["sent", "outside"].some((name) => optionValue(state, name) !== undefined);
      const request = requestIn({ kind: "native", path: "request", state });
      const address = request && textIn(request.url)?.written.text;
      if (isGone || state.shape.value.isOpen || address === undefined) return;
      const headers = optionValue(request?.init, "headers");
      if (headers !== undefined) run.lost.unsent(headers, address, run, { at });
    },
  });
}

/** Marks a `Request` as sent, or as passed to code that may send it. */
export function markRequest(state: Thing | undefined, name: "sent" | "outside", run: Run): void {
  const at = { start: 0, end: 0 };
  if (state !== undefined) put(state, name, { kind: "constant", value: true }, at, run);
}

interface Sent {
  readonly url: Value;
  readonly urlSpan: { start: number; end: number };
  readonly init: Value;
}

function requestIn(value: Value): Sent | undefined {
  if (value.kind !== "native" || value.path !== "request") return undefined;
  const [url, init] = value.state?.shape.value.entries ?? [];
  if (url === undefined || init === undefined) return undefined;
  return { url: url.value, urlSpan: url.valueSpan, init: init.value };
}

/** `request.clone()`. */
export function callRequest(method: string, { state, self }: Call, run: Run): Value | undefined {
  const request = self === undefined ? undefined : requestIn(self);
  if (method !== "clone" || state === undefined || request === undefined) return undefined;
  const copy = run.thing(state.shape.value.entries);
  const at = request.urlSpan;
  put(copy, "init", copyOfOptions(request.init, run), at, run);
  return { kind: "native", path: "request", state: copy };
}

/** `request.headers`, created if its init had none. */
export function memberOfRequest(of: Native, name: string, run: Run): Value | undefined {
  const request = requestIn(of);
  if (name === "url") return request?.url;
  if (name === "method" && request !== undefined) {
    const own = optionValue(request.init, "method");
    return own === undefined ? methodNamed("GET", "upper") : methodWritten(own, "upper");
  }
  if (name !== "headers") return undefined;
  const headers = optionValue(request?.init, "headers");
  if (headers?.kind === "native" && headers.path === "Headers") return headers;
  const isFolded = headers?.kind === "thing" && headers.foldsCase === true;
  const state = isFolded ? headers : foldedCopy(headers, run);
  if (!isFolded && request?.init.kind === "thing") {
    const at = { start: request.urlSpan.end, end: request.urlSpan.end };
    put(request.init, "headers", state, at, run);
  }
  return { kind: "native", path: "Headers", state };
}

/** Headers of which the case does not matter, as every `Request` has them. */
function foldedCopy(headers: Value | undefined, run: Run): Thing {
  if (headers?.kind !== "thing")
    return run.thing([], { isOpen: headers !== undefined, foldsCase: true });
  const { shape, literal } = headers;
  const made = run.thing([], {
    ...{ isOpen: shape.value.isOpen, foldsCase: true, origin: headers },
    ...(literal === undefined ? {} : { literal }),
  });
  for (const entry of shape.value.entries) run.put(made, entry);
  return made;
}

/** `fetch.defaults(url, options)` of make-fetch-happen: a `fetch` with default options. */
export function fetchWithDefaults({ args, state }: Call, run: Run): Native {
  const options = args.find(({ value }) => value.kind !== "text");
  const made = extended(state, options === undefined ? [] : [options.value], run);
  return { kind: "native", path: "nodeFetch", state: made };
}
