import { saidOfBody } from "../../clients/bodies.ts";
import { sendRequest } from "../../clients/sending.ts";
import type { Span } from "../../../httpRequest.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import { plainText } from "../../machine/values/texts.ts";
import {
  entryOf,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { hashHeaders, headerEntry, heldHeader } from "../hashHeaders.ts";
import { slotInHash } from "./headerSlots.ts";
import { put } from "../../clients/making.ts";
import { answer, isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { callBlock, isOpenState, joining, positional } from "../rubyCall.ts";
import { urlText, withScheme } from "../uri.ts";
import { withQuery, wrongInArgument } from "./wrongPlaces.ts";

const verbs = /^(?:Easy\.)?(?:http_)?(get|post|put|patch|delete|head)$/;

const sending = /^http_(get|post|put|patch|delete|head)$/;

/** `Curl.get(url, query) { |easy| … }`, `Curl::Easy.http_post(url, body) { … }`, `Curl::Easy.new(url)`. */
export function callCurl(method: string, call: Call, run: Run): Value | undefined {
  const args = positional(call);
  const [url, second] = args;
  if (args.some(({ isMany }) => isMany)) return unknown;
  if (method === "Easy" && call.at.isNew) return newEasy(url, call, run);
  const [, verb] = verbs.exec(method) ?? [];
  const isPerform = method === "Easy.perform";
  if ((verb === undefined && !isPerform) || url === undefined) return undefined;
  const easy = newEasy(url, call, run);
  if (easy.state === undefined) return unknown;
  // Only these take a query as second argument.
  const takesQuery = verb === "get" || verb === "head" || verb === "delete";
  const [query, body] = takesQuery ? [second, undefined] : [undefined, second];
  send({ state: easy.state, verb: verb ?? "get", query, body }, call, run);
  return answer;
}

function newEasy(url: Arg | undefined, call: Call, run: Run): Native {
  const state = joining(run.thing([]), run);
  const easy: Native = { kind: "native", path: "curlEasy", state };
  if (url !== undefined) put(state, "url", withScheme(urlText(url.value)), url.span, run);
  put(state, "headers", run.thing([], { foldsCase: true }), call.at, run);
  callBlock(call, [easy], run);
  return easy;
}

/** `easy.http_get`, `easy.http_post(body)`, `easy.perform`, `easy.headers.merge!(…)`. */
export function callCurlEasy(method: string, call: Call, run: Run): Value | undefined {
  const { state } = call;
  const [first, second] = positional(call);
  if (state === undefined) return unknown;
  const [, verb] = sending.exec(method) ?? [];
  if (verb !== undefined || method === "perform") {
    const body = verb === "post" || verb === "put" || verb === "patch" ? first : undefined;
    const own = keptThing(state, "post_body");
    send({ state, verb: verb ?? (own === undefined ? "get" : "post"), body }, call, run);
    return answer;
  }
  if (method === "http") {
    send(
      { state, verb: plainText(first?.value)?.toLowerCase() ?? "$method", body: second },
      call,
      run,
    );
    return answer;
  }
  if (method === "headers") return { kind: "native", path: "curlEasy.headers", state };
  const [, part] = /^headers\.(\w+!?)$/.exec(method) ?? [];
  const headers = keptThing(state, "headers");
  if (part === undefined || headers === undefined) return unknown;
  if (/^(?:merge!|update)$/.test(part) && first !== undefined)
    spread(headers, hashHeaders(first.value, "plain", run), run);
  else run.open(headers, 0);
  return unknown;
}

/** `easy.headers = …`, `easy.headers["Accept"] = …`, `easy.url = …`. */
export function assignToCurl(
  { path, state }: Native,
  name: string,
  entry: Entry,
  run: Run,
): boolean {
  const headers = keptThing(state, "headers");
  if (state === undefined || headers === undefined) return true;
  if (path === "curlEasy.headers") run.put(headers, headerEntry(entry, "plain"));
  else if (name === "headers") {
    const given = hashHeaders(entry.value, "plain", run);
    const isHash = given.kind === "thing";
    // Lists of header lines are not followed.
    const own = isHash ? given : run.thing([], { isOpen: true, foldsCase: true });
    put(state, "headers", own, entry.valueSpan, run);
  } else if (name === "url")
    put(state, "url", withScheme(urlText(entry.value)), entry.valueSpan, run);
  else if (/^(?:userpwd|username|http_auth_types)$/.test(name))
    put(state, "authorized", { kind: "constant", value: true }, entry.valueSpan, run);
  else if (/^(?:post_body|put_data)$/.test(name))
    put(state, "post_body", entry.value, entry.valueSpan, run);
  return true;
}

/** `easy.headers["Accept"]`. */
export function itemOfCurl({ path, state }: Native, { value }: Arg): Value {
  return path === "curlEasy.headers"
    ? heldHeader(keptThing(state, "headers"), value, "plain")
    : unknown;
}

interface Parts {
  readonly state: Thing;
  readonly verb: string;
  readonly query?: Arg | undefined;
  readonly body?: Arg | undefined;
}

function send({ state, verb, query, body }: Parts, call: Call, run: Run): void {
  const url = entryOf(state, "url");
  const headers = keptValue(state, "headers");
  const own = entryOf(state, "post_body");
  const content: { readonly value: Value; readonly span: Span } | undefined =
    body ?? (own === undefined ? undefined : { value: own.value, span: own.valueSpan });
  const span = { start: call.at.start, end: call.at.end };
  sendRequest(
    {
      ...{ form: run.form, client: "curb", nothing: "text", span },
      ...{ urlSpan: url?.valueSpan ?? span, method: { text: verb.toUpperCase(), span: undefined } },
      url: withQuery(url?.value ?? unknown, query?.value, url?.valueSpan ?? span, run),
      headers: headers === undefined ? [] : [headers],
      ...saidOfBody(content?.value, false, run),
      isOpen: isOpenState(state),
      isAuthorized: keptValue(state, "authorized") !== undefined,
      body: isGiven(content?.value) ? content.span : undefined,
      slot: slotInHash(headers, run),
      detached: [
        ...wrongInArgument(query, "inQuery", run),
        ...wrongInArgument(body, "inBody", run),
      ],
    },
    run,
  );
}
