import { basicHeaders } from "../../clients/basicAuth.ts";
import { plainText } from "../../machine/values/texts.ts";
import { joinedUrl } from "../../clients/urls.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { option, optionValue } from "../../clients/sending.ts";
import { unknown, type Native, type Thing, type Value } from "../../machine/values/values.ts";
import { goesOut, watchClient } from "./idleClients.ts";
import { changesRequests, readHeaders, sendRestClient, withBody } from "./restClientSending.ts";
import { put } from "../../clients/making.ts";
import { answer, isGiven, keptValue } from "../../clients/state.ts";
import { isOpenState, joining, openIfAdded, positional, verbOf } from "../rubyCall.ts";
import { urlText, withScheme } from "../uri.ts";

const verbs = new Set([...withBody, "get", "delete", "head", "options"]);

/** `RestClient.get`, `RestClient::Request.execute`, `RestClient::Resource.new`. */
export function callRestClient(method: string, call: Call, run: Run): Value | undefined {
  const args = positional(call);
  const [first, second, third] = args;
  // The hook may change each request.
  if (method === "add_before_execution_proc") run.facts.set(changesRequests, true);
  if (first === undefined || args.some(({ isMany }) => isMany)) return unknown;
  if (verbs.has(method)) {
    const [body, headers] = withBody.has(method) ? [second, third] : [undefined, second];
    const url = urlText(first.value);
    sendRestClient(
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
  if (method === "Resource" && call.at.isNew) return resource(args, call, run);
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
  const user = option(own, "user");
  const isSeen = user !== undefined && user !== "unknown" && user.isSure;
  const isBasic = isSeen && user.value.kind !== "constant";
  sendRestClient(
    {
      ...{ verb: text ?? "$METHOD", url: urlText(url.value), urlSpan: url.valueSpan },
      body,
      ...(isBasic ? { basic: basicHeaders(user.valueSpan, run) } : {}),
      isAuthorized: !isBasic && isGiven(optionValue(own, "user")),
      method: { text: text?.toUpperCase() ?? "$METHOD", span: verb?.valueSpan },
      headers: headers && { value: headers.value, span: headers.valueSpan },
      ...{ options, isOpen: own.kind === "thing" && isOpenState(own) },
    },
    call,
    run,
  );
}

function resource([url, second, third]: readonly Arg[], call: Call, run: Run): Value {
  const state = joining(run.thing([]), run);
  if (url === undefined) return unknown;
  put(state, "url", urlText(url.value), url.span, run);
  // The second and third arguments are user and password.
  if (second !== undefined && third !== undefined) {
    // They may be written in any order.
    const span = {
      start: Math.min(second.span.start, third.span.start),
      end: Math.max(second.span.end, third.span.end),
    };
    put(state, "basic", basicHeaders(span, run), span, run);
  } else if (second !== undefined) {
    put(state, "options", second.value, second.span, run);
    const user = option(second.value, "user");
    if (user !== undefined && user !== "unknown" && isGiven(user.value)) {
      put(state, "basic", basicHeaders(user.valueSpan, run), user.valueSpan, run);
    }
    const isKnown = second.value.kind === "thing" && !isOpenState(second.value);
    if (!isKnown && isGiven(second.value)) run.open(state);
  }
  watchClient("restClient", state, call, run, {
    base: (of) => withScheme(keptValue(of, "url") ?? unknown),
    headers: (of) => sharedHeaders(of, run),
  });
  return { kind: "native", path: "restResource", state };
}

function sharedHeaders(state: Thing, run: Run): Value | undefined {
  const shared = optionValue(keptValue(state, "options"), "headers");
  return shared && readHeaders(shared, run);
}

/** `resource["contacts"]`: a resource with a longer path. */
export function itemOfResource({ state }: Native, { value, span }: Arg, run: Run): Value {
  const url = joinedUrl(keptValue(state, "url"), value, span, run);
  const made = run.thing(state?.shape.value.entries ?? [], { isOpen: isOpenState(state) });
  put(made, "url", url, span, run);
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
  if (!verbs.has(method)) openIfAdded(method, call, run);
  if (!verbs.has(method) || state === undefined) return unknown;
  const [body, headers] = withBody.has(method) ? [first, second] : [undefined, first];
  const shared = optionValue(keptValue(state, "options"), "headers");
  const at =
    state.shape.value.entries.find(({ name }) => name.text === "url")?.valueSpan ?? call.at;
  goesOut(state, run);
  sendRestClient(
    {
      ...{ verb: method, method: verbOf(call, method), body, headers, shared, urlSpan: at },
      ...{ url: keptValue(state, "url") ?? unknown, isOpen: isOpenState(state) },
      basic: keptValue(state, "basic"),
      resourceOptions: keptValue(state, "options"),
    },
    call,
    run,
  );
  return answer;
}
