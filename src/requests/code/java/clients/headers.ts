import type { Span } from "../../../httpRequest.ts";
import { copyHeaders } from "../../clients/building.ts";
import { has, headersNow, put, putHeader, spanOfSetter } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { asText, plainText } from "../../machine/values/texts.ts";
import { sign } from "../../clients/urls.ts";
import {
  joined,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";

/** `HttpHeaders` of Spring, `Headers` of OkHttp. */
export function newHeaders(given: Value | undefined, run: Run): Native {
  const state = run.thing([], { foldsCase: true });
  if (given !== undefined) spread(state, thingIn(given), run);
  return { kind: "native", path: "headers", state };
}

/** The object inside a header object; other values unchanged. */
export function thingIn(value: Value): Value {
  return value.kind === "native" && value.state !== undefined ? value.state : value;
}

/** Sets a header on a request under construction; one that has been built already does not get it, which is noted. */
export function setOn(state: Thing, method: string, call: Call, run: Run): boolean {
  const isSet = setHeaders(headersNow(state), method, call, run);
  if (isSet && /^(?:remove|clear)/.test(method)) put(state, "taken", unknown, call.at, run);
  const missed = optionValue(state, "missed");
  if (isSet && missed?.kind === "thing") setHeaders(missed, method, call, run);
  return isSet;
}

/**
 * Follows a method that sets headers, by any client's name for it; false for other methods. `setter`: the client's
 * method with name and value, which fixes can use.
 */
export function setHeaders(
  headers: Thing | undefined,
  method: string,
  call: Call,
  run: Run,
  setter?: string,
): boolean {
  const { args } = call;
  const [first] = args;
  if (headers === undefined) return false;
  const span = spanOfSetter(call, run);
  switch (method) {
    case "accept":
    case "setAccept":
      putTyped(headers, "Accept", call, run, setter);
      return true;
    case "contentType":
    case "setContentType":
      putTyped(headers, "Content-Type", call, run, setter);
      return true;
    case "setBearerAuth":
    case "setBasicAuth":
      if (first !== undefined) {
        const scheme = method === "setBearerAuth" ? "Bearer " : "Basic ";
        const at = { kind: "other", parts: [], ...first.span } as const;
        const value = joined([sign(scheme, first.span), asText(first.value, at, run)]);
        putHeader(headers, [named("Authorization", first), { ...first, value }], span, run);
      }
      return true;
    case "removeHeader":
    case "removeHeaders":
    case "removeAll":
    case "remove": {
      const name = plainText(first?.value);
      if (name === undefined) run.open(headers, 0);
      else run.take(headers, name);
      return true;
    }
    case "clear":
      run.journal.set(headers.shape, { entries: [], isOpen: false });
      return true;
    case "setAll":
    case "putAll":
      spread(headers, thingIn(first?.value ?? unknown), run);
      return true;
    case "addAll":
      if (args.length > 1) putHeader(headers, [first, single(args[1], run)], span, run);
      else spread(headers, thingIn(first?.value ?? unknown), run);
      return true;
    case "header":
    case "setHeader":
    case "addHeader":
    case "set":
    case "add":
    case "put":
    case "headerReplace":
    case "putSingle":
    case "addIfAbsent":
    case "putIfAbsent":
    case "defaultHeader":
    case "setDefaultHeader":
    case "addDefaultHeader":
    case "setRequestProperty":
    case "addRequestProperty":
      putHeader(headers, [first, single(args[1], run)], span, run);
      // A list of several values is not judged.
      if (args.length > 2) run.open(headers, 0);
      return true;
    default:
      return false;
  }
}

/** A list with a single item as that item; several are joined with commas. */
export function single(arg: Arg | undefined, run: Run): Arg | undefined {
  if (arg?.value.kind !== "list") return arg;
  const { items, isComplete } = arg.value;
  const [only, ...more] = items;
  if (!isComplete || only === undefined) return { ...arg, value: unknown };
  const args = items.map((value) => ({ value, span: arg.span }));
  return { ...arg, value: more.length === 0 ? only : listed(args, run) };
}

function named(name: string, { span }: Arg): Arg {
  return { value: textOf({ text: name, runs: [] }), span };
}

/** Sets a header by a typed method (`accept(MediaType.…)`), whose argument cannot be replaced by a text. */
function putTyped(
  headers: Thing,
  name: string,
  { args, at, ...call }: Call,
  run: Run,
  setter?: string,
): void {
  const { callee, end } = at;
  const isSetter = callee.kind === "member" && callee.name.startsWith("set");
  const start = callee.kind === "member" ? callee.nameSpan.start : at.start;
  const [only, ...more] = args;
  const value = more.length === 0 ? (single(only, run)?.value ?? unknown) : listed(args, run);
  const set = { name: { text: name, runs: [] }, value, isSure: true } as const;
  const span = spanOfSetter({ ...call, args, at }, run);
  // A literal or a type made from one, written there, can be edited in place.
  const given = at.args[0]?.value;
  const isMade = given?.kind === "call" && given.args.length === 1 && isWithin(value, given);
  if (only !== undefined && more.length === 0 && (given?.kind === "text" || isMade)) {
    run.put(headers, { ...set, span, valueSpan: only.span });
    return;
  }
  run.put(headers, {
    ...{ ...set, span, valueSpan: { start, end: end - 1 } },
    lead: `${setter ?? (isSetter ? "set" : "header")}("${name}", `,
  });
}

/** Whether a text is a single literal within a span. */
function isWithin(value: Value, { start, end }: Span): boolean {
  const [written, ...more] = value.kind === "text" ? value.written.runs : [];
  if (written === undefined || more.length > 0 || written.variable === true) return false;
  return start <= written.span.start && written.span.end <= end;
}

/** Several media types as one value. */
function listed(args: readonly Arg[], run: Run): Value {
  return joined(
    args.flatMap(({ value, span }, index) => {
      const text = asText(value, { kind: "other", parts: [], ...span }, run);
      return index === 0 ? [text] : [sign(", ", span), text];
    }),
  );
}

/** Whether headers may be removed or replaced later. */
export function isTaken(state: Thing): boolean {
  return has(state, "taken") || has(state, "replaced");
}

/** Replaces all headers of a request. */
export function replaceHeaders(state: Thing, given: Arg | undefined, run: Run): void {
  const at = given?.span ?? { start: 0, end: 0 };
  const headers = optionValue(state, "headers");
  const source = thingIn(given?.value ?? unknown);
  const own = run.thing([], { foldsCase: true });
  spread(own, source, run);
  const isKnown = source.kind === "thing" && !source.shape.value.isOpen;
  if (headers?.kind === "thing" && isKnown) {
    const replaced = copyHeaders(headers, run);
    const before = optionValue(state, "replaced");
    if (before?.kind === "thing") spread(replaced, before, run);
    put(state, "replaced", replaced, at, run);
  }
  put(state, "headers", own, at, run);
}
