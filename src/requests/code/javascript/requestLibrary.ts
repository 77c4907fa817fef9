import { detachedIn } from "../detached.ts";
import type { Arg, Call, Run } from "../run.ts";
import { option, optionValue } from "../sending.ts";
import { joinedUrl, withParams } from "../urls.ts";
import { type Thing, type Value, unknown } from "../values.ts";
import { bodyIn, optionsBehind, sendWithOptions, typeOfBody } from "./httpCall.ts";
import { isGiven, isTrue, verbs } from "./given.ts";

/** `request(url or options, callback)`, its verbs, and `request.defaults`. */
export function callRequestLibrary(method: string, call: Call, run: Run): Value | undefined {
  const args = call.args.filter(({ value }) => value.kind !== "function");
  const [first, second] = args;
  const verb = verbs[method];
  if (method === "defaults") {
    const state =
      first?.value.kind === "thing" && call.state === undefined
        ? first.value
        : run.thing([], { isOpen: true });
    return { kind: "native", path: "requestLibrary", state };
  }
  if (first === undefined || (method !== "" && verb === undefined)) return undefined;
  const hasUrl = first.value.kind !== "thing";
  const options: Arg | undefined = hasUrl ? second : first;
  const own = options?.value;
  const { state } = call;
  const found = option(own, "url") ?? option(own, "uri");
  const entry = found === "unknown" ? undefined : found;
  const url = hasUrl ? first.value : (entry?.value ?? unknown);
  const at = hasUrl ? first.span : (entry?.valueSpan ?? first.span);
  const base = optionValue(own, "baseUrl") ?? optionValue(state, "baseUrl");
  const body = bodyIn(own, "json", "body", "form", "formData");
  const isJson = [own, state].some(
    (each) => isGiven(optionValue(each, "json")) && !isFalse(optionValue(each, "json")),
  );
  const hasBody =
    body !== undefined && !(isTrue(body.value) || isFalse(body.value))
      ? body
      : bodyIn(own, "body", "form");
  const from = run.requests.length;
  sendWithOptions(
    {
      ...{
        call,
        client: "requestLibrary",
        options,
        nothing: "text",
        body: hasBody?.span,
        method: verb,
      },
      url: withParams(
        joinedUrl(base, url, at, run),
        optionValue(own, "qs") ?? optionValue(state, "qs"),
        at,
        run,
      ),
      urlSpan: at,
      defaults: [optionValue(state, "headers")],
      isOpen: state?.shape.value.isOpen === true,
      isAuthorized: isGiven(optionValue(own, "auth")) || isGiven(optionValue(state, "auth")),
      implied: {
        ...(isJson ? { Accept: "application/json" } : {}),
        ...(hasBody === undefined
          ? {}
          : isJson
            ? { "Content-Type": "application/json" }
            : typeOfRequestBody(own)),
      },
      ...(hasUrl ? { optionsAfter: optionsBehind(first.span) } : {}),
      detached: [
        ...(isGiven(optionValue(own, "headers"))
          ? []
          : detachedIn(optionValue(own, "qs"), "inQuery", call.at, run)),
        ...(isGiven(optionValue(own, "headers"))
          ? []
          : detachedIn(optionValue(own, "json"), "inBody", call.at, run)),
      ],
    },
    run,
  );
  const answer = run.thing([]);
  sentBy.set(answer, { from, to: run.requests.length });
  return { kind: "native", path: "requestAnswer", state: answer };
}

/** The requests of the run's list that belong to what a call gave back. */
const sentBy = new WeakMap<Thing, { readonly from: number; readonly to: number }>();

/** `.auth(…)`, `.setHeader(…)`: what is called on a request before it goes out. */
export function callRequestAnswer(method: string, { state, self }: Call, run: Run): Value {
  const sent = state && sentBy.get(state);
  for (let index = sent?.from ?? 0; index < (sent?.to ?? 0); index++) {
    const request = run.requests[index];
    if (request === undefined) continue;
    if (method === "auth") run.requests[index] = { ...request, authorizationElsewhere: true };
    if (method === "setHeader") run.requests[index] = { ...request, headersComplete: false };
  }
  return self ?? unknown;
}

function isFalse(value: Value | undefined): boolean {
  return value?.kind === "constant" && value.value === false;
}

function typeOfRequestBody(options: Value | undefined): Readonly<Record<string, undefined>> {
  const isForm = isGiven(optionValue(options, "form")) || isGiven(optionValue(options, "formData"));
  return isForm ? { "Content-Type": undefined } : typeOfBody(optionValue(options, "body"));
}
