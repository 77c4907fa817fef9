import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { argumentsOf } from "../arguments.ts";
import type { Kind } from "./clients.ts";
import { outgoingOf, type KeywordCall } from "./keywordCall.ts";
import { newPrepared } from "./outgoing.ts";
import { notePrepared } from "./preparedFrom.ts";
import { takeHeader } from "./sessionState.ts";

const places = ["method", "url", "headers", "files", "data", "params", "auth", "cookies"];

/** The calls behind request objects. */
const calls = new WeakMap<Thing, KeywordCall>();

/**
 * `requests.Request(method, url, headers=…)`, which is prepared later, and `httpx.Request(…)`, which is prepared at
 * once.
 */
export function newRequest(kind: Kind, call: Call, run: Run): Value {
  const isLater = kind.prepares?.takes === "request";
  const names = isLater ? places : ["method", "url"];
  const method = argumentsOf(call, names).get("method");
  const of: KeywordCall = {
    ...{ kind, call, names },
    method: { text: plainText(method?.value)?.toUpperCase() ?? "$METHOD", span: method?.span },
  };
  return isLater ? requestFor(of, run) : prepared(of, undefined, run);
}

/** The request object that a call of requests makes. */
export function requestFor(of: KeywordCall, run: Run): Value {
  const { call } = of;
  const { get } = argumentsOf(call, of.names);
  const state = run.thing([]);
  const at = { start: call.at.start, end: call.at.start };
  const given = get("headers")?.value;
  const headers = given?.kind === "thing" ? given : run.thing([], { isOpen: given !== undefined });
  put(state, "headers", headers, at, run);
  const url = get("url");
  if (url !== undefined) put(state, "url", url.value, url.span, run);
  calls.set(state, of);
  return { kind: "native", path: "requestsRequest", state };
}

/** `session.prepare_request(request)`, or without a session `request.prepare()`, by the request's own client. */
export function prepareRequest(
  kind: Kind | undefined,
  request: Value | undefined,
  { state: session }: Pick<Call, "state">,
  run: Run,
): Value {
  const isRequest = request?.kind === "native" && request.path === "requestsRequest";
  const state = isRequest ? request.state : undefined;
  const of = state && calls.get(state);
  if (of === undefined) return unknown;
  const headers = optionValue(state, "headers");
  const url = optionValue(state, "url");
  const made = prepared({ ...of, kind: kind ?? of.kind, headers, url }, session, run);
  notePrepared(made, headers);
  return made;
}

function prepared(of: KeywordCall, session: Thing | undefined, run: Run): Value {
  const made = outgoingOf({ ...of, session }, run);
  if (made === undefined) return unknown;
  // Authentication is applied during preparation.
  const isSigned = argumentsOf(of.call, of.names).get("auth") !== undefined;
  const outgoing = { ...made.outgoing, isAuthorized: made.outgoing.isAuthorized || isSigned };
  if (session !== undefined) return newPrepared(outgoing, run);
  // Without a session, its default headers are missing.
  const own = run.thing([], { foldsCase: true });
  takeHeader(own, "Accept", { start: outgoing.span.start, end: outgoing.span.start }, run);
  return newPrepared({ ...outgoing, headers: [own, ...outgoing.headers] }, run);
}
