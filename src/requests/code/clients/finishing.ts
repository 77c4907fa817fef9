import type { Span } from "../../httpRequest.ts";
import { detachedFrom } from "../lost/detached.ts";
import { snapshot } from "../machine/values/either.ts";
import { kindOfBody, madeIn, saidOfKind } from "./bodies.ts";
import { addsHeaders, has, isUnfinished, type Beginning } from "./making.ts";
import type { Run } from "../machine/run.ts";
import { optionValue, sendRequest } from "./sending.ts";
import { sentThrough } from "./sentThrough.ts";
import { plainText } from "../machine/values/texts.ts";
import { waysOf } from "../machine/values/ways.ts";
import { hrefOf, textIn } from "./urls.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Entry,
  type Thing,
  type Value,
} from "../machine/values/values.ts";

/** A snapshot of a request as it is when sent, without the branches in which it is not sent. */
export function asItIs(state: Thing, run: Run): Thing {
  const entries = state.shape.value.entries.map((entry): Entry => {
    const { value } = entry;
    if (value.kind === "native" && value.path === "url") return { ...entry, value: hrefOf(value) };
    if (entry.name.text !== "headers" || value.kind !== "thing") return entry;
    const { shape } = snapshot(value.shape.value, value.foldsCase);
    return { ...entry, value: { ...value, shape, origin: value } };
  });
  return run.thing(entries, { isOpen: state.shape.value.isOpen });
}

/** Makes the `HttpRequest` of a request that was assembled in steps. */
export function finish(of: Beginning, whole: Thing, run: Run): void {
  const { call } = of;
  const sent = entryOf(whole, "asSent")?.value;
  const state = sent?.kind === "thing" ? sent : whole;
  const span = { start: call.at.start, end: call.at.end };
  const headers = optionValue(state, "headers") ?? unknown;
  // Branches in which it is not sent do not matter.
  const sender = senderOf(whole);
  // The test or middleware answers it itself; it leaves no program.
  if (has(whole, "answered")) return;
  const client = sender?.kind === "native" ? sender.state : undefined;
  const shared = client && entryOf(client, "headers")?.value;
  // Headers that the client sets last, over those of the request.
  const last = client && entryOf(client, "overrides")?.value;
  const isAuthorized = [state, client].some((each) => has(each, "authorized"));
  const hasToken =
    isAuthorized ||
    [headers, shared, last].some(
      (each) => each?.kind === "thing" && entryOf(each, "Authorization") !== undefined,
    );
  // Code that sets the token usually sets all headers; a request without one may get them from someone else.
  const adds = addsHeaders(client);
  const isOutside =
    (sender !== undefined && sender.kind !== "native") ||
    adds === "missing" ||
    has(state, "outside");
  const url = entryOf(state, "url");
  const isUnsent = sender === undefined && !has(whole, "outside");
  const isElsewhere = state.shape.value.isOpen;
  const address = textIn(url?.value ?? unknown)?.written.text;
  const lose = (own: readonly number[]): void => {
    if (!isUnsent || isElsewhere || address === undefined) return;
    const given = entryOf(state, "headers")?.valueSpan;
    run.lost.unsent(headers, address, run, { own, given });
  };
  // In a test, a request that is passed on is inspected, not sent.
  const isKept = !isElsewhere || run.facts.has("tests");
  if (isUnsent && isKept && of.isOnlyIfSent === true) {
    lose([]);
    // What it inherits from its client goes out with other requests.
    if (url === undefined) run.lost.unsentOf({ kind: "native", path: of.path, state: whole });
    return;
  }
  const from = run.requests.length;
  const method = entryOf(state, "method");
  const body = entryOf(state, "body");
  const kind = of.bodyKind === undefined ? kindOfBody(body?.value) : of.bodyKind(state);
  sendRequest(
    {
      ...{ form: run.form, client: of.client, span, nothing: "text" },
      method: methodOf(method?.value, method?.valueSpan),
      url: url?.value ?? unknown,
      urlSpan: url?.valueSpan ?? span,
      headers: [shared, headers, ...(of.more?.(state) ?? []), last].filter(
        (each) => each !== undefined,
      ),
      implied: of.implied?.(state) ?? {},
      isOpen:
        state.shape.value.isOpen ||
        adds === "any" ||
        isUnfinished(state) ||
        (isOutside && !hasToken),
      lent: isElsewhere || isOutside ? undefined : client && entryOf(client, "lent")?.valueSpan,
      isAuthorized,
      body: body === undefined || isNothing(body.value) ? undefined : body.valueSpan,
      content: madeIn(body?.value, span, run),
      ...saidOfKind(kind),
      through: sentThrough(state, span, run),
      ...{ slot: of.slot(whole), sender: holderOf(whole) ?? client },
      detached: [
        ...[state, client].flatMap((each) => (each === undefined ? [] : detachedFrom(each, run))),
        ...(of.detached?.(whole) ?? []),
      ],
      ...(isUnsent ? { unsent: whole } : {}),
    },
    run,
  );
  const late = optionValue(whole, "late");
  // Headers set after sending may be meant for the next request.
  if (late?.kind === "thing" && !run.isSilent) {
    const own = run.requests.slice(from);
    run.lost.elsewhere(late, run.call, (request) => !own.includes(request));
  }
  lose(Array.from({ length: run.requests.length - from }, (_, at) => from + at));
}

/** The client that sends it: of several that have nothing of their own, any. */
function senderOf(request: Thing): Value | undefined {
  const sender = entryOf(request, "sender")?.value;
  const ways = sender === undefined ? [] : waysOf(sender);
  return ways.every(isPlain) ? ways[0] : sender;
}

function isPlain(client: Value): boolean {
  const shape = client.kind === "native" ? client.state?.shape.value : undefined;
  return shape?.isOpen === false && shape.entries.length === 0;
}

/** The client that a request was created from, if the one that sends it is only a snapshot of that. */
function holderOf(request: Thing): Thing | undefined {
  const held = entryOf(request, "client")?.value;
  return held?.kind === "native" ? held.state : undefined;
}

function methodOf(
  value: Value | undefined,
  span: Span | undefined,
): { readonly text: string; readonly span: Span | undefined } {
  if (value === undefined || isNothing(value)) return { text: "GET", span: undefined };
  const text = plainText(value);
  const isHere = span !== undefined && span.start < span.end;
  if (text === undefined) return { text: "$METHOD", span };
  return { text: text === "" ? "GET" : text.toUpperCase(), span: isHere ? span : undefined };
}
