import type { Client } from "../../../client.ts";
import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { option, optionValue } from "../../clients/sending.ts";
import { plainText, writtenAt } from "../../machine/values/texts.ts";
import { joinedUrl } from "../../clients/urls.ts";
import { answer } from "../../clients/state.ts";
import {
  isNothing,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { isGiven, verbs } from "../given.ts";
import { bodyIn, optionsBehind, saidOfSent, sendWithOptions, typeOfBody } from "./httpCall.ts";
import { shortHeaders } from "./shortHeaders.ts";

/** Google Apps Script: `UrlFetchApp.fetch(url, params)`, and `fetchAll` with a list of params. */
export function callUrlFetchApp(method: string, call: Call, run: Run): Value | undefined {
  const [first, second] = call.args;
  if (method === "fetch" && first !== undefined) sendFromScript(first, second, call, run);
  else if (method === "fetchAll" && first?.value.kind === "list") {
    for (const value of first.value.items) {
      const url = { value: optionValue(value, "url") ?? value, span: first.span };
      sendFromScript(url, { value, span: first.span }, call, run);
    }
  } else return undefined;
  return answer;
}

function sendFromScript(url: Arg, params: Arg | undefined, call: Call, run: Run): void {
  const own = params?.value;
  const payload = bodyIn(own, "payload");
  sendWithOptions(
    {
      ...{ call, client: "urlFetchApp", options: params, nothing: "text", body: payload?.span },
      ...{ url: url.value, urlSpan: url.span, ownOptions: /^contentType$/ },
      ...(params === undefined ? { optionsAfter: optionsBehind(url.span) } : {}),
      defaults: [shortHeaders(own, { contentType: "Content-Type" }, run)],
      ...{ implied: typeOfBody(payload?.value), ...saidOfSent(payload?.value) },
    },
    run,
  );
}

/** k6: `http.get(url, params)`, `http.post(url, body, params)`. */
export function callK6(method: string, call: Call, run: Run): Value | undefined {
  const isNamed = method === "request" || method === "asyncRequest";
  const verb = isNamed ? plainText(call.args[0]?.value)?.toUpperCase() : verbs[method];
  const args = isNamed ? call.args.slice(1) : call.args;
  const hasBody = isNamed || !(method === "get" || method === "head");
  const [url, body, third] = hasBody ? args : [args[0], undefined, args[1]];
  if (verb === undefined || url === undefined) return undefined;
  const data = body === undefined || isNothing(body.value) ? undefined : body;
  sendWithOptions(
    {
      ...{ call, client: "k6", options: third, nothing: "text", method: verb, body: data?.span },
      ...{ url: url.value, urlSpan: url.span, implied: typeOfBody(data?.value) },
      ...saidOfSent(data?.value),
      ...(hasBody && body === undefined ? {} : { optionsAfter: optionsBehind((body ?? url).span) }),
      ...(hasBody ? {} : { unread: args.slice(2) }),
    },
    run,
  );
  return answer;
}

/** AngularJS: `$http(config)`, `$http.get(url, config)`, `$http.post(url, data, config)`. */
export function callAngularJs(method: string, call: Call, run: Run): Value | undefined {
  const [first, second, third] = call.args;
  const verb = verbs[method];
  if (first === undefined || (method !== "" && verb === undefined)) return undefined;
  const takesBody = verb !== undefined && /^(?:POST|PUT|PATCH)$/.test(verb);
  const config = method === "" ? first : takesBody ? third : second;
  const found = method === "" ? option(config?.value, "url") : undefined;
  const entry = found === "unknown" ? undefined : found;
  const url = method === "" ? (entry?.value ?? unknown) : first.value;
  const span = entry?.valueSpan ?? first.span;
  const data = takesBody && second !== undefined ? second : bodyIn(config?.value, "data");
  const params = optionValue(config?.value, "params");
  sendWithOptions(
    {
      ...{ call, client: "angularJs", options: config, nothing: "removes", method: verb },
      ...{ url, params, urlSpan: span, body: data?.span },
      // The application may have defaults and interceptors.
      ...{ isOpen: !isGiven(optionValue(config?.value, "headers")), isAuthorized: true },
      implied: data === undefined ? {} : { "Content-Type": undefined },
    },
    run,
  );
  return answer;
}

/** Names of headers as constants: `http2.constants.HTTP2_HEADER_PATH`. */
export function memberOfHttp2({ path }: Native, name: string): Value | undefined {
  const [, header] = /^HTTP2_HEADER_([A-Z_]+)$/.exec(name) ?? [];
  if (path !== "http2.constants" || header === undefined) return undefined;
  const isPseudo = /^(?:METHOD|PATH|AUTHORITY|SCHEME|STATUS)$/.test(header);
  const text = header.toLowerCase().replaceAll("_", "-");
  return textOf(writtenAt(isPseudo ? `:${text}` : text, { start: 0, end: 0 }));
}

/** `http2.connect(origin)`, and requests of the session. */
export function callHttp2(method: string, call: Call, run: Run): Value | undefined {
  const [first] = call.args;
  if (method === "connect" && first !== undefined) {
    const state = run.thing([]);
    put(state, "origin", first.value, first.span, run);
    return { kind: "native", path: "http2.session", state };
  }
  const origin = optionValue(call.state, "origin");
  if (method !== "session.request" || origin === undefined || first?.value.kind !== "thing") {
    return undefined;
  }
  const { entries, isOpen } = first.value.shape.value;
  const pseudo = (name: string) => entries.find((entry) => entry.name.text === `:${name}`);
  const headers = run.thing(
    entries.filter(({ name }) => !name.text.startsWith(":")),
    { isOpen, foldsCase: true, ...(first.value.literal && { literal: first.value.literal }) },
  );
  const span = pseudo("path")?.valueSpan ?? first.span;
  sendOf(
    {
      ...{ client: "nodeHttp", headers, method: plainText(pseudo("method")?.value) ?? "GET" },
      url: { value: joinedUrl(origin, pseudo("path")?.value ?? unknown, span, run), span },
    },
    call,
    run,
  );
  return { kind: "native", path: "answer" };
}

interface Plain {
  readonly client: Client;
  readonly headers: Thing;
  readonly method: string;
  readonly url: Arg;
}

function sendOf({ client, headers, method, url }: Plain, call: Call, run: Run): void {
  const options = run.thing([]);
  put(options, "headers", headers, call.at, run);
  sendWithOptions(
    {
      ...{ call, client, options: { value: options, span: call.at }, nothing: "skips", method },
      ...{ url: url.value, urlSpan: url.span },
    },
    run,
  );
}
