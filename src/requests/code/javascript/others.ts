import { plainText } from "../evaluate.ts";
import type { Arg, Call, Run } from "../run.ts";
import { option, optionValue } from "../sending.ts";
import { isNothing, unknown, type Thing, type Value } from "../values.ts";
import { detachedIn } from "../detached.ts";
import { bodyIn, optionsBehind, sendWithOptions, typeOfBody } from "./httpCall.ts";
import { joinedUrl, withParams } from "../urls.ts";

const verbs: Readonly<Record<string, string>> = {
  ...{ get: "GET", post: "POST", put: "PUT", patch: "PATCH" },
  ...{ del: "DELETE", delete: "DELETE", head: "HEAD" },
};

function isTrue(value: Value | undefined): boolean {
  return value?.kind === "constant" && value.value === true;
}

function isGiven(value: Value | undefined): boolean {
  return value !== undefined && !isNothing(value);
}

/** `undici.request(url, options)` and its own fetch. */
export function callUndici(method: string, call: Call, run: Run): Value | undefined {
  const [url, options] = call.args;
  if (method !== "request" || url === undefined) return undefined;
  const body = bodyIn(options?.value, "body");
  sendWithOptions(
    {
      ...{ call, client: "undici", options, nothing: "text", body: body?.span },
      url: withParams(url.value, optionValue(options?.value, "query"), url.span, run),
      urlSpan: url.span,
      implied: typeOfBody(body?.value),
      optionsAfter: optionsBehind(url.span),
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

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
          : detachedIn(optionValue(own, "qs"), "inQuery", run)),
        ...(isGiven(optionValue(own, "headers"))
          ? []
          : detachedIn(optionValue(own, "json"), "inBody", run)),
      ],
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

function isFalse(value: Value | undefined): boolean {
  return value?.kind === "constant" && value.value === false;
}

function typeOfRequestBody(options: Value | undefined): Readonly<Record<string, undefined>> {
  const isForm = isGiven(optionValue(options, "form")) || isGiven(optionValue(options, "formData"));
  return isForm ? { "Content-Type": undefined } : typeOfBody(optionValue(options, "body"));
}

/** `needle("get", url, options)`, `needle.get(url, options)`, `needle.post(url, data, options)`. */
export function callNeedle(method: string, call: Call, run: Run): Value | undefined {
  const args = call.args.filter(({ value }) => value.kind !== "function");
  const isNamed = method === "" || method === "request";
  const name = isNamed ? plainText(args[0]?.value)?.toLowerCase() : method;
  const verb = name === undefined ? undefined : verbs[name];
  const rest = isNamed ? args.slice(1) : args;
  const [url, second, third] = rest;
  if (verb === undefined || url === undefined || args.some(({ isMany }) => isMany))
    return undefined;
  const takesBody = !(verb === "GET" || verb === "HEAD") || method === "request";
  const options = takesBody ? third : second;
  const data = takesBody && second !== undefined && !isNothing(second.value) ? second : undefined;
  const isReadOnly = !takesBody || data === undefined;
  sendWithOptions(
    {
      ...{ call, client: "needle", options, nothing: "text", method: verb },
      ...{ url: url.value, urlSpan: url.span, body: data?.span },
      implied: {
        ...(isGiven(optionValue(options?.value, "accept")) ? { Accept: undefined } : {}),
        ...(isTrue(optionValue(options?.value, "json")) ? { Accept: "application/json" } : {}),
        ...(isReadOnly ? {} : { "Content-Type": undefined }),
      },
      isAuthorized: isGiven(optionValue(options?.value, "username")),
      ...(takesBody && second === undefined
        ? {}
        : { optionsAfter: optionsBehind((data ?? url).span) }),
      detached: third === undefined && takesBody ? detachedIn(second?.value, "inBody", run) : [],
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

/** `$.ajax(settings)`, `$.get(url)`, `$.getJSON(url)`, `$.post(url, data)`. */
export function callJquery(method: string, call: Call, run: Run): Value | undefined {
  if (method === "ajaxSetup" || method === "ajaxPrefilter") {
    run.facts.set("ajaxSetup", true);
    return unknown;
  }
  const [first, second] = call.args;
  if (first === undefined || !/^(?:ajax|get|getJSON|post)$/.test(method))
    return method === "" ? unknown : undefined;
  const isSettings = first.value.kind === "thing";
  const options = isSettings ? first : method === "ajax" ? second : undefined;
  const own = options?.value;
  const found = isSettings ? option(own, "url") : undefined;
  const entry = found === "unknown" ? undefined : found;
  const verb =
    option(own, "type") === undefined
      ? undefined
      : plainText(optionValue(own, "type"))?.toUpperCase();
  const accepts = isGiven(optionValue(own, "accepts"));
  const type = method === "getJSON" ? "json" : plainText(optionValue(own, "dataType"));
  const data = bodyIn(own, "data");
  const named = method === "ajax" ? undefined : method === "post" ? "POST" : "GET";
  const isWrite = !/^(?:GET|HEAD)$/.test(
    named ?? verb ?? plainText(optionValue(own, "method"))?.toUpperCase() ?? "GET",
  );
  const hasType = isGiven(optionValue(own, "contentType"));
  sendWithOptions(
    {
      ...{ call, client: type === "json" ? "jqueryJson" : "jquery", options, nothing: "skips" },
      ...{
        url: isSettings ? (entry?.value ?? unknown) : first.value,
        urlSpan: entry?.valueSpan ?? first.span,
      },
      method: named ?? verb,
      body: isWrite ? data?.span : undefined,
      isOpen: isGiven(optionValue(own, "beforeSend")) || run.facts.has("ajaxSetup"),
      implied: {
        ...(accepts || (type !== "json" && isGiven(optionValue(own, "dataType")))
          ? { Accept: undefined }
          : {}),
        ...(hasType || (isWrite && data !== undefined) ? { "Content-Type": undefined } : {}),
      },
      isAuthorized: isGiven(optionValue(own, "username")),
      ...(method === "ajax" && !isSettings ? { optionsAfter: optionsBehind(first.span) } : {}),
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

/** Angular's `HttpClient`, an instance of which is injected. */
export function callAngular(method: string, call: Call, run: Run): Value | undefined {
  const args = call.args;
  const isRequest = method === "request";
  const verb = isRequest ? plainText(args[0]?.value)?.toUpperCase() : verbs[method];
  const [url, second, third] = isRequest ? args.slice(1) : args;
  if (verb === undefined || url === undefined) return undefined;
  const takesBody = !isRequest && /^(?:POST|PUT|PATCH)$/.test(verb);
  const options = takesBody ? third : second;
  const data = takesBody && second !== undefined && !isNothing(second.value) ? second : undefined;
  sendWithOptions(
    {
      ...{ call, client: "angular", options, nothing: "text", method: verb, body: data?.span },
      url: withParams(url.value, optionValue(options?.value, "params"), url.span, run),
      urlSpan: url.span,
      // Interceptors of the application may add the token, and any header else.
      isOpen: !isGiven(optionValue(options?.value, "headers")),
      isAuthorized: true,
      implied: data === undefined ? {} : { "Content-Type": undefined },
      ...(takesBody && second === undefined
        ? {}
        : { optionsAfter: optionsBehind((data ?? url).span) }),
      detached: third === undefined && takesBody ? detachedIn(second?.value, "inBody", run) : [],
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

/** `HttpHeaders` gives back another object with every change. */
export function callHttpHeaders(
  method: string,
  call: Call,
  make: (call: Call) => Value,
  run: Run,
): Value {
  if (method === "") return make(call);
  const { state, args, at } = call;
  if (state === undefined || !/^(?:set|append|delete)$/.test(method)) return unknown;
  const copy: Thing = run.thing(state.shape.value.entries, {
    isOpen: state.shape.value.isOpen,
    foldsCase: true,
  });
  const [key, value] = args;
  const name =
    key?.value.kind === "text" && plainText(key.value) !== undefined
      ? key.value.written
      : undefined;
  if (name === undefined) run.open(copy, 0);
  else if (method === "delete") run.take(copy, name.text);
  else if (value !== undefined) {
    const start = at.callee.kind === "member" ? at.callee.object.end : at.start;
    run.put(copy, {
      name,
      value: value.value,
      valueSpan: value.span,
      span: { start, end: at.end },
      isSure: true,
    });
  }
  return { kind: "native", path: "HttpHeaders", state: copy };
}
