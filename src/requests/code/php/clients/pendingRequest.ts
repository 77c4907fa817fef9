import type { Span } from "../../../httpRequest.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { basicAuth } from "../../clients/basicAuth.ts";
import { option, optionValue } from "../../clients/sending.ts";
import { asText, nameIn, plainText, writtenAt } from "../../machine/values/texts.ts";
import { sign } from "../../clients/urls.ts";
import { entryOf, joined, unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { isHandledByCurl, withoutCurlLines } from "./curlOption.ts";
import { callMiddleware } from "./guzzleHandlers.ts";
import { callMacro, follow } from "./laravel.ts";
import { formatBody } from "./laravelBody.ts";
import { sendPending } from "./laravelSend.ts";
import { misplace, takeHeaders } from "./pendingHeaders.ts";
import { put } from "../../clients/making.ts";
import { answer, keptThing } from "../../clients/state.ts";
import { argument, hasMany, partOfChain, spanOfCall } from "../phpCall.ts";
import { markUsed } from "../unused.ts";

const harmless = new Set([
  ...["timeout", "connectTimeout", "retry", "throw", "throwIf", "throwUnless", "withoutVerifying"],
  ...["withoutRedirecting", "async", "dump", "dd", "sink", "withCookies", "maxRedirects"],
  ...["withUserAgent", "truncateExceptionsAt", "dontTruncateExceptions", "dumpIf"],
  ...["throwIfStatus", "throwUnlessStatus", "stub", "preventStrayRequests", "afterResponse"],
]);
const opening = new Set([
  ...["beforeSending", "when", "unless", "setHandler"],
  ...["setClient", "withDigestAuth", "withNtlmAuth", "pipe"],
]);

/** Methods that configure a pending request, or send it. */
export function callPending(method: string, call: Call, run: Run): Value | undefined {
  const { state, at } = call;
  const headers = keptThing(state, "headers");
  if (state !== undefined && hasMany(call)) run.idleClients.uses(state);
  if (state === undefined || headers === undefined || hasMany(call)) return unknown;
  const self = { kind: "native", path: "laravel", state } as const;
  const [first, second] = [argument(call, 0), argument(call, 1)];
  const span = first?.span ?? at;
  const part = partOfChain(call, run);
  const setHeader = (name: string, value: Value, valueSpan: Span): void => {
    const { callee } = at;
    const place = callee.kind === "member" ? callee.nameSpan : at;
    const written = writtenAt(name, place);
    run.put(headers, { name: written, value, valueSpan, span: part, isSure: true });
  };
  if (/^(?:get|head|post|put|patch|delete)$/.test(method)) {
    markUsed(state, run);
    if (first !== undefined) {
      sendPending(
        { verb: method, url: first, data: second, beside: call.args.slice(2) },
        call,
        run,
      );
    }
    return answer;
  }
  switch (method) {
    case "send": {
      const verb = plainText(first?.value)?.toLowerCase();
      const options = argument(call, 2, "options");
      markUsed(state, run);
      if (verb === undefined || second === undefined) return unknown;
      const own = optionValue(options?.value, "headers");
      if (own !== undefined) spread(headers, own, run);
      const isRead = verb === "get" || verb === "head";
      const body = optionValue(options?.value, isRead ? "query" : "json");
      const data = body && { value: body, span: options?.span ?? at };
      sendPending({ verb, url: second, data, beside: [] }, call, run);
      return answer;
    }
    case "withHeaders":
    case "replaceHeaders":
      takeHeaders(state, first, method === "withHeaders", run);
      return self;
    case "withHeader": {
      const name = first && nameIn(first.value);
      if (name === undefined || second === undefined) run.open(headers, 0);
      else {
        const entry = { value: second.value, valueSpan: second.span, span: part, isSure: true };
        run.put(headers, { ...entry, name });
      }
      return self;
    }
    case "withOptions": {
      const own = optionValue(first?.value, "headers");
      if (own !== undefined && first !== undefined) {
        takeHeaders(state, { value: own, span: first.span }, false, run);
      } else if (first !== undefined) {
        misplace(state, { ...first, value: withoutCurlLines(first.value, run) }, run);
      }
      keepQuery(state, first, run);
      if (first?.value.kind !== "thing" || isHandledByCurl(first.value)) run.open(state, 0);
      return self;
    }
    case "withToken":
      setHeader("Authorization", tokenOf(first, argument(call, 1, "type"), run), span);
      return self;
    case "withBasicAuth":
      setHeader("Authorization", basicAuth(spanOfCall(call), run), at);
      return self;
    case "acceptJson":
    case "accept": {
      const json = sign("application/json", at);
      const value = method === "accept" ? (first?.value ?? unknown) : json;
      // An existing value and the new one are both sent.
      const isMore = entryOf(headers, "Accept") !== undefined;
      setHeader("Accept", isMore ? unknown : value, method === "accept" ? span : spanOfCall(call));
      return self;
    }
    case "contentType":
      // Replaces the type, whereas other methods add one.
      put(state, "typed", { kind: "constant", value: true }, at, run);
      setHeader("Content-Type", first?.value ?? unknown, span);
      return self;
    case "asJson":
    case "asForm":
    case "asMultipart":
    case "attach":
    case "bodyFormat":
    case "withBody":
      formatBody(method, state, call, run);
      run.take(headers, "Content-Type");
      if (method === "withBody" && second !== undefined) {
        setHeader("Content-Type", second.value, second.span);
      }
      return self;
    case "baseUrl":
    case "withUrlParameters":
    case "withQueryParameters":
      if (first !== undefined) put(state, method, first.value, first.span, run);
      return self;
    case "withMiddleware":
    case "withRequestMiddleware":
      addStep(method, state, call, run);
      return self;
    case "tap":
      if (first?.value.kind === "function") follow(first.value, self, run);
      else run.open(state, 0);
      return self;
    default: {
      if (opening.has(method)) run.open(state, 0);
      if (harmless.has(method) || opening.has(method)) return self;
      const made = callMacro(method, self, call, run);
      // A macro from another file may do anything.
      if (made === undefined) run.idleClients.uses(state);
      return made;
    }
  }
}

/** Remembers the query in options. */
function keepQuery(state: Thing, options: Arg | undefined, run: Run): void {
  const query = option(options?.value, "query");
  if (query === undefined || query === "unknown") return;
  put(state, "query", query.value, query.valueSpan, run);
}

/** Adds middleware that runs before sending. */
function addStep(method: string, state: Thing, call: Call, run: Run): void {
  const isMap = method === "withRequestMiddleware";
  const step = isMap ? callMiddleware("mapRequest", call, run) : argument(call, 0)?.value;
  if (step?.kind === "function") run.taken.add(step);
  const count = state.shape.value.entries.length;
  put(state, `step ${count}`, step ?? unknown, spanOfCall(call), run);
}

function tokenOf(token: Arg | undefined, type: Arg | undefined, run: Run): Value {
  if (token === undefined) return unknown;
  const place = { kind: "other", parts: [], ...token.span } as const;
  const scheme = type === undefined ? sign("Bearer", token.span) : type.value;
  if (scheme.kind !== "text") return unknown;
  const shown = asText(token.value, place, run);
  return joined([scheme, sign(" ", token.span), shown]);
}
