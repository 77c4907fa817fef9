import { nameIn, plainText, writtenAt } from "../texts.ts";
import { spread } from "../objects.ts";
import type { DetachedHeaders, Span } from "../../httpRequest.ts";
import { wholeStatement } from "../assign.ts";
import { detachedOf, everywhere } from "../detached.ts";
import { typeOfBody } from "../javascript/httpCall.ts";
import type { Arg, Call, Run } from "../run.ts";
import { sendRequest } from "../sending.ts";
import {
  entryOf,
  nothing,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../values.ts";
import { copyOf, hashHeaders } from "./hashHeaders.ts";
import { slotAfter, slotAfterLine, slotInHash } from "./headerSlots.ts";
import { callBlock, isGiven, isOpenState, keep, kept, keptThing, positional } from "./rubyCall.ts";
import { urlText } from "./uri.ts";

const verbs = new Set(["Get", "Post", "Put", "Patch", "Delete", "Head", "Options"]);

/** `Net::HTTP::Get`: the class of a method's requests; without `verb` that of any method. */
export function netRequestClass(verb: string | undefined, run: Run): Native | undefined {
  if (verb !== undefined && !verbs.has(verb)) return undefined;
  const state = run.thing([], { joins: true });
  const at = { start: 0, end: 0 };
  if (verb !== undefined) keep(state, "verb", textAt(verb.toUpperCase(), at), at, run);
  return { kind: "native", path: "netRequestClass", state };
}

/** `Net::HTTP::Get.new(uri or path, headers)`: what is sent when a connection is given it. */
export function newNetRequest(method: string, call: Call, run: Run): Value | undefined {
  const [url, init] = positional(call);
  if (!call.at.isNew || method !== "" || url === undefined) return undefined;
  const verb = plainText(kept(call.state, "verb")) ?? "$METHOD";
  const given = init === undefined ? undefined : hashHeaders(init.value, "plain", run);
  const headers = given?.kind === "thing" ? given : run.thing([], { foldsCase: true });
  if (given !== undefined && given.kind !== "thing" && isGiven(given)) run.open(headers);
  const { callee } = call.at;
  const state = run.thing([], { joins: true });
  const made = { start: call.at.start, end: call.at.end };
  keep(state, "made", nothing, made, run);
  keep(state, "url", url.value.kind === "native" ? urlText(url.value) : url.value, url.span, run);
  keep(state, "verb", textAt(verb, made), callee.kind === "member" ? callee.nameSpan : made, run);
  keep(state, "headers", headers, init?.span ?? made, run);
  keep(state, "hasInit", { kind: "constant", value: init !== undefined }, made, run);
  keep(state, "late", run.thing([], { foldsCase: true }), made, run);
  run.drafts.push({
    finish: () => {
      const isGone = ["sent", "outside"].some((name) => kept(state, name) !== undefined);
      const address = plainUrl(kept(state, "url"));
      if (isGone || isOpenState(state) || address === undefined) return;
      run.lost.unsent(keptThing(state, "headers") ?? unknown, address, run);
    },
  });
  return { kind: "native", path: "netRequest", state };
}

function plainUrl(url: Value | undefined): string | undefined {
  return url?.kind === "text" ? url.written.text : undefined;
}

/** Whom a function gives a request may send it. */
export function handBackNetRequest({ path, state }: Native, run: Run): void {
  if (path !== "netRequest" || state === undefined) return;
  keep(state, "outside", { kind: "constant", value: true }, { start: 0, end: 0 }, run);
}

function textAt(text: string, at: Span): Value {
  return { kind: "text", written: writtenAt(text, at), others: [], isSure: true };
}

/** `request["Accept"] = …`, `request.body = …`. */
export function assignToNetRequest(of: Native, name: string, entry: Entry, run: Run): boolean {
  const { state } = of;
  if (state === undefined) return true;
  if (entry.name.runs[0]?.quote !== "none") {
    setHeader(state, entry, run);
  } else if (name === "body" || name === "body_stream" || name === "form_data") {
    keep(state, name === "body" ? "body" : "stream", entry.value, entry.valueSpan, run);
  } else if (name === "content_type") {
    setHeader(state, { ...entry, name: { ...entry.name, text: "Content-Type" } }, run);
  }
  return true;
}

/** What a loop takes out of a hash is changed where it is written in the hash. */
function whereWritten(entry: Entry): Entry {
  const name = entry.name.runs[0]?.span;
  const value = entry.value.kind === "text" ? entry.value.written.runs : [];
  const [first, last] = [value[0]?.span, value.at(-1)?.span];
  const isHere =
    name === undefined || (entry.span.start <= name.start && name.end <= entry.span.end);
  if (isHere || first === undefined || last === undefined) return entry;
  const valueSpan = { start: first.start - 1, end: last.end + 1 };
  return {
    ...entry,
    valueSpan,
    span: { start: name.start, end: Math.max(name.end, valueSpan.end) },
  };
}

function setHeader(state: Thing, given: Entry, run: Run): void {
  const entry = whereWritten(given);
  for (const place of kept(state, "sent") === undefined ? ["headers"] : ["headers", "late"]) {
    const headers = keptThing(state, place);
    if (headers !== undefined) run.put(headers, entry);
  }
}

/** What is called on a request. */
export function callNetRequest(method: string, call: Call, run: Run): Value {
  const { state, at, self } = call;
  const [first, second] = positional(call);
  const headers = keptThing(state, "headers");
  if (state === undefined || headers === undefined) return unknown;
  const name = first && nameIn(first.value);
  switch (method) {
    case "add_field":
    case "[]=":
      if (name === undefined || second === undefined) run.open(headers, 0);
      else {
        const span = wholeStatement(run.text, at);
        setHeader(
          state,
          { name, value: second.value, valueSpan: second.span, span, isSure: true },
          run,
        );
      }
      break;
    case "delete":
      if (name === undefined) run.open(headers, 0);
      else if (
        name.text.toLowerCase() === "accept" &&
        first?.value.kind === "text" &&
        !isLiteral(first, run)
      ) {
        run.put(headers, withoutAccept(at));
        keep(state, "takesAway", { kind: "constant", value: true }, at, run);
      } else if (name.text.toLowerCase() === "accept" && kept(state, "sent") === undefined) {
        // The one that Net::HTTP has of its own goes, too.
        const shown = first === undefined ? "" : run.source(first.span);
        const receiver = at.callee.kind === "member" ? run.source(at.callee.object) : "";
        const place = { start: at.start, end: at.end };
        const span = wholeStatement(run.text, at);
        run.put(headers, {
          ...{ name, value: nothing, valueSpan: place, span, isSure: true },
          lead: `${receiver}[${shown}] = `,
        });
      } else run.take(headers, name.text);
      break;
    case "initialize_http_header": {
      // All go, the Accept of its own among them.
      const given = first && hashHeaders(first.value, "plain", run);
      const literal = given?.kind === "thing" ? given.literal : undefined;
      const more = literal === undefined ? {} : { literal };
      const made = run.thing([withoutAccept(at)], { foldsCase: true, ...more });
      if (isGiven(given)) spread(made, given, run);
      keep(state, "headers", made, at, run);
      break;
    }
    case "basic_auth":
      keep(state, "auth", { kind: "constant", value: true }, at, run);
      break;
    case "set_form_data":
    case "set_form":
    case "form_data=":
      keep(state, "stream", first?.value ?? unknown, first?.span ?? at, run);
      break;
    case "content_type=":
    case "set_content_type":
      if (first !== undefined) {
        const place = { start: at.start, end: at.start };
        const span = wholeStatement(run.text, at);
        const entry = { name: writtenAt("Content-Type", place), value: first.value };
        setHeader(state, { ...entry, valueSpan: first.span, span, isSure: true }, run);
      }
      break;
    case "tap":
      callBlock(call, [self ?? unknown], run);
      return self ?? unknown;
    case "[]":
      return (name && entryOf(headers, name.text)?.value) ?? unknown;
    case "each_header":
    case "to_hash":
    case "key?":
    case "method":
    case "path":
    case "uri":
      return unknown;
  }
  return unknown;
}

/** Whether an argument is written out where it is given. */
function isLiteral({ span, value }: Arg, run: Run): boolean {
  const shown = run.source(span);
  return value.kind === "text" && /^["':%]/.test(shown);
}

/** The Accept that Net::HTTP has of its own is gone, and nothing stands in its place. */
function withoutAccept({ start, end }: Span): Entry {
  const place = { start, end };
  const name = { text: "Accept", runs: [] };
  return { name, value: nothing, valueSpan: place, span: place, isSure: true };
}

/** Sends a request that was made before; false where it is none. `isOpen`: by somebody who is not to be seen. */
export function sendNetRequest(
  request: Value,
  data: Arg | undefined,
  urlFor: (path: Value, span: Span) => Value,
  isOpen: boolean,
  run: Run,
): boolean {
  const state =
    request.kind === "native" && request.path === "netRequest" ? request.state : undefined;
  const [url, made, verb] = ["url", "made", "verb"].map((name) => state && entryOf(state, name));
  const headers = keptThing(state, "headers");
  const late = keptThing(state, "late");
  if (state === undefined || headers === undefined || late === undefined) return false;
  if (url === undefined || made === undefined || verb === undefined) return false;
  const sent = copyOf(headers, run);
  const body = entryOf(state, "body");
  const stream = entryOf(state, "stream");
  const isStreamed = stream !== undefined || (data !== undefined && data.value.kind === "unknown");
  const text = plainText(verb.value) ?? "$METHOD";
  const hasInit = kept(state, "hasInit");
  const sending = {
    ...{ form: run.form, client: "netHttp" as const, nothing: "removes" as const },
    ...{ span: made.valueSpan, method: { text, span: verb.valueSpan } },
    ...{ url: urlFor(url.value, url.valueSpan), urlSpan: url.valueSpan, headers: [sent] },
    implied: isStreamed ? { "Content-Type": undefined } : bodyType(body?.value),
    isOpen: isOpen || isOpenState(state),
    isAuthorized: kept(state, "auth") !== undefined,
    body: (body !== undefined && isGiven(body.value) ? body : stream)?.valueSpan ?? data?.span,
    slot:
      kept(state, "takesAway") !== undefined
        ? undefined
        : (slotInHash(sent, run) ??
          slotAfterLine(made.valueSpan.start, made.valueSpan.end, run) ??
          (hasInit?.kind === "constant" && hasInit.value === false
            ? slotAfter(url.valueSpan.end, ", { ", " }")
            : undefined)),
  };
  run.drafts.push({
    finish: () => {
      const detached: readonly DetachedHeaders[] = detachedOf(
        late,
        "afterSending",
        everywhere,
        run,
      );
      sendRequest({ ...sending, detached }, run);
    },
  });
  keep(state, "sent", { kind: "constant", value: true }, made.valueSpan, run);
  return true;
}

/** Net::HTTP says of every body that it is a form, unless told otherwise. */
function bodyType(body: Value | undefined): Readonly<Record<string, undefined>> {
  return body === undefined ? {} : typeOfBody(body);
}
