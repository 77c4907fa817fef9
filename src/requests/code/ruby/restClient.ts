import { plainText } from "../machine/texts.ts";
import type { Span } from "../../httpRequest.ts";
import { detachedIn, detachedOf } from "../lost/detached.ts";
import { typeOfBody } from "../javascript/httpCall.ts";
import { joinedUrl } from "../clients/urls.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { option, optionValue, sendRequest } from "../clients/sending.ts";
import { unknown, type Native, type Value } from "../machine/values.ts";
import { hashHeaders } from "./hashHeaders.ts";
import { slotAfter, slotInHash, slotInOptions } from "./headerSlots.ts";
import {
  answer,
  isGiven,
  isOpenState,
  joining,
  keep,
  kept,
  positional,
  verbOf,
} from "./rubyCall.ts";
import { urlText, withScheme } from "./uri.ts";
import { withQuery, wrongInArgument } from "./wrongPlaces.ts";

const withBody = new Set(["post", "put", "patch"]);
const verbs = new Set([...withBody, "get", "delete", "head", "options"]);

const changesRequests = "RestClient.add_before_execution_proc";

/** What RestClient takes among the headers and does not send as one. */
const noHeaders = ["params", "cookies"];

/** `RestClient.get`, `RestClient::Request.execute`, `RestClient::Resource.new`. */
export function callRestClient(method: string, call: Call, run: Run): Value | undefined {
  const args = positional(call);
  const [first, second, third] = args;
  // Who is asked before each request may change it.
  if (method === "add_before_execution_proc") run.facts.set(changesRequests, true);
  if (first === undefined || args.some(({ isMany }) => isMany)) return unknown;
  if (verbs.has(method)) {
    const [body, headers] = withBody.has(method) ? [second, third] : [undefined, second];
    const url = urlText(first.value);
    send(
      {
        verb: method,
        method: verbOf(call, method),
        url,
        urlSpan: first.span,
        last: body ?? first,
        body,
        headers,
      },
      call,
      run,
    );
    return answer;
  }
  if (method === "Request.execute" || (method === "Request" && call.at.isNew)) {
    execute(first, call, run);
    return answer;
  }
  if (method === "Resource" && call.at.isNew) return resource(first, second, third, run);
  return undefined;
}

function execute(options: Arg, call: Call, run: Run): void {
  const own = options.value;
  const [verb, url, headers, payload] = ["method", "url", "headers", "payload"].map((name) => {
    const found = option(own, name);
    return found === "unknown" ? undefined : found;
  });
  if (url === undefined) return;
  const text = plainText(verb?.value) ?? (verb === undefined ? "get" : undefined);
  const body = payload && { value: payload.value, span: payload.valueSpan };
  const isAuthorized = isGiven(optionValue(own, "user"));
  send(
    {
      ...{ verb: text ?? "$METHOD", url: urlText(url.value), urlSpan: url.valueSpan },
      ...{ body, isAuthorized },
      method: { text: text?.toUpperCase() ?? "$METHOD", span: verb?.valueSpan },
      headers: headers && { value: headers.value, span: headers.valueSpan },
      ...{ options, isOpen: own.kind === "thing" && isOpenState(own) },
    },
    call,
    run,
  );
}

function resource(url: Arg, second: Arg | undefined, third: Arg | undefined, run: Run): Value {
  const state = joining(run.thing([]), run);
  keep(state, "url", urlText(url.value), url.span, run);
  if (third !== undefined) keep(state, "auth", { kind: "constant", value: true }, third.span, run);
  else if (second !== undefined) {
    keep(state, "options", second.value, second.span, run);
    if (isGiven(optionValue(second.value, "user"))) {
      keep(state, "auth", { kind: "constant", value: true }, second.span, run);
    }
    const isKnown = second.value.kind === "thing" && !isOpenState(second.value);
    if (!isKnown && isGiven(second.value)) run.open(state);
  }
  return { kind: "native", path: "restResource", state };
}

/** `resource["contacts"]`: the same one, a path further. */
export function itemOfResource({ state }: Native, { value, span }: Arg, run: Run): Value {
  const url = joinedUrl(kept(state, "url"), value, span, run);
  const made = run.thing(state?.shape.value.entries ?? [], { isOpen: isOpenState(state) });
  keep(made, "url", url, span, run);
  return { kind: "native", path: "restResource", state: made };
}

/** `resource.get(headers)`, `resource.post(payload, headers)`. */
export function callResource(method: string, call: Call, run: Run): Value {
  const { state } = call;
  const args = positional(call);
  const [first, second] = args;
  if (method === "[]" && first !== undefined) {
    return itemOfResource(
      { kind: "native", path: "restResource", ...(state === undefined ? {} : { state }) },
      first,
      run,
    );
  }
  if (!verbs.has(method) || state === undefined) return unknown;
  const [body, headers] = withBody.has(method) ? [first, second] : [undefined, first];
  const shared = optionValue(kept(state, "options"), "headers");
  const at =
    state.shape.value.entries.find(({ name }) => name.text === "url")?.valueSpan ?? call.at;
  send(
    {
      ...{ verb: method, method: verbOf(call, method), body, headers, shared, urlSpan: at },
      ...{ url: kept(state, "url") ?? unknown, isOpen: isOpenState(state) },
      isAuthorized: kept(state, "auth") !== undefined,
      resourceOptions: kept(state, "options"),
    },
    call,
    run,
  );
  return answer;
}

interface Parts {
  readonly verb: string;
  readonly method: { readonly text: string; readonly span: Span | undefined };
  readonly url: Value;
  readonly urlSpan: Span;
  readonly body?: Arg | undefined;
  readonly headers: Arg | undefined;
  /** What headers would come behind, where none are given. */
  readonly last?: Arg;
  readonly options?: Arg;
  readonly shared?: Value | undefined;
  readonly resourceOptions?: Value | undefined;
  readonly isOpen?: boolean;
  readonly isAuthorized?: boolean;
}

function send(parts: Parts, call: Call, run: Run): void {
  const { url, urlSpan, body, headers, last, options, shared, isOpen = false } = parts;
  const read = (value: Value): Value =>
    hashHeaders(value, "dashed", run, { isShort: true, without: noHeaders });
  const own = headers && read(headers.value);
  const under = shared && read(shared);
  const params = optionValue(headers?.value, "params");
  const isNested = detachedIn(headers?.value, "misplaced", headers?.span ?? urlSpan, run);
  sendRequest(
    {
      ...{ form: run.form, client: "restClient", nothing: "skips", method: parts.method },
      ...{ span: { start: call.at.start, end: call.at.end }, urlSpan },
      isOpen: isOpen || run.facts.has(changesRequests),
      url: withQuery(withScheme(url), params?.kind === "thing" ? params : undefined, urlSpan, run),
      headers: [under, own].flatMap((each) => (each === undefined ? [] : [each])),
      sources: [shared, headers?.value].flatMap((each) => (each === undefined ? [] : [each])),
      implied: typeOfBody(body?.value),
      isAuthorized: parts.isAuthorized === true,
      body: isGiven(body?.value) ? body.span : undefined,
      slot:
        isNested.length > 0
          ? undefined
          : own !== undefined
            ? slotInHash(own, run)
            : (slotInHash(under, run) ??
              slotInOptions(options?.value ?? parts.resourceOptions, run) ??
              (last === undefined || (withBody.has(parts.verb) && body === undefined)
                ? undefined
                : slotAfter(last.span.end, ", { ", " }"))),
      detached: [
        ...isNested,
        ...detachedOf(params, "inQuery", headers?.span ?? urlSpan, run),
        ...wrongInArgument(body, "inBody", run),
        ...(headers === undefined
          ? detachedOf(options?.value, "misplaced", options?.span ?? urlSpan, run)
          : []),
      ],
    },
    run,
  );
}
