import { nameIn, plainText, writtenAt } from "../../machine/values/texts.ts";
import { putAnywhere, spread } from "../../machine/values/objects.ts";
import type { Span } from "../../../httpRequest.ts";
import { wholeStatement } from "../../machine/wholeStatement.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import {
  entryOf,
  nothing,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { basicAuth } from "../../clients/basicAuth.ts";
import { hashHeaders } from "../hashHeaders.ts";
import { harmless } from "../harmless.ts";
import { put } from "../../clients/making.ts";
import { isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { callBlock, positional } from "../rubyCall.ts";

/** `request["Accept"] = …`, `request.body = …`. */
export function assignToNetRequest(of: Native, name: string, entry: Entry, run: Run): boolean {
  const { state } = of;
  if (state === undefined) return true;
  if (entry.name.runs[0]?.quote !== "none") {
    setHeader(state, entry, run);
  } else if (name === "form_data") {
    putForm(state, entry.value, entry.valueSpan, run);
  } else if (name === "body" || name === "body_stream") {
    put(state, name === "body" ? "body" : "stream", entry.value, entry.valueSpan, run);
  } else if (name === "content_type") {
    setHeader(state, { ...entry, name: { ...entry.name, text: "Content-Type" } }, run);
  }
  return true;
}

/** A header set in a loop over a hash is edited in the hash. */
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
  for (const place of keptValue(state, "sent") === undefined ? ["headers"] : ["headers", "late"]) {
    const headers = keptThing(state, place);
    if (headers !== undefined) run.put(headers, entry);
  }
}

/** `form_data=`: sets the body and its Content-Type. */
function putForm(state: Thing, fields: Value, span: Span, run: Run): void {
  put(state, "form", fields, span, run);
  const headers = keptThing(state, "headers");
  if (headers !== undefined) run.take(headers, "Content-Type");
}

/** Calls on a request. */
export function callNetRequest(method: string, call: Call, run: Run): Value {
  const { state, at, self } = call;
  const [first, second] = positional(call);
  const headers = keptThing(state, "headers");
  if (state === undefined || headers === undefined) return unknown;
  const name = first && nameIn(first.value);
  switch (method) {
    case "add_field":
    case "[]=":
      if (name === undefined || second === undefined) putAnywhere(headers, run);
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
      if (name === undefined) putAnywhere(headers, run);
      else if (
        name.text.toLowerCase() === "accept" &&
        first?.value.kind === "text" &&
        !isLiteral(first, run)
      ) {
        run.put(headers, withoutAccept(at));
        put(state, "takesAway", { kind: "constant", value: true }, at, run);
      } else if (name.text.toLowerCase() === "accept" && keptValue(state, "sent") === undefined) {
        // Removes the default Accept as well.
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
      // Replaces all headers, including the default Accept.
      const given = first && hashHeaders(first.value, "plain", run);
      const literal = given?.kind === "thing" ? given.literal : undefined;
      const more = literal === undefined ? {} : { literal };
      const made = run.thing([withoutAccept(at)], { foldsCase: true, ...more });
      if (isGiven(given)) spread(made, given, run);
      put(state, "headers", made, at, run);
      break;
    }
    case "basic_auth":
      setHeader(
        state,
        {
          ...{ name: writtenAt("Authorization", { start: at.start, end: at.start }) },
          ...{ value: basicAuth(at, run), valueSpan: at, span: at, isSure: true },
        },
        run,
      );
      break;
    case "set_form_data":
      putForm(state, first?.value ?? unknown, first?.span ?? at, run);
      break;
    case "set_form": {
      const type = second === undefined ? undefined : (plainText(second.value) ?? "unseen");
      const isPlain = type === undefined || type === "application/x-www-form-urlencoded";
      if (isPlain && first?.value.kind === "thing") putForm(state, first.value, first.span, run);
      else put(state, "stream", first?.value ?? unknown, first?.span ?? at, run);
      break;
    }
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
    case "body":
      return keptValue(state, "body") ?? unknown;
    case "[]":
      return (name && entryOf(headers, name.text)?.value) ?? unknown;
    default:
      // A method from another file or gem may set any header.
      if (!reads.test(method) && !harmless.has(method)) run.open(self ?? state);
  }
  return unknown;
}

/** Methods of a request that set none of the relevant headers. */
const reads =
  /^(?:get_fields|fetch|(?:each|canonical)_\w+|to_hash|method|path|uri|(?:main|sub)_type|type_params|content_\w+=?|\w*range=?|\w+\?|then|yield_self|instance_variable_get|freeze|dup|clone|methods|set_debug_output|body_stream|decode_content|connection_close|proxy_basic_auth)$/;

/** Whether an argument is a literal. */
function isLiteral({ span, value }: Arg, run: Run): boolean {
  const shown = run.source(span);
  return value.kind === "text" && /^["':%]/.test(shown);
}

/** Marks the default Accept as removed. */
function withoutAccept({ start, end }: Span): Entry {
  const place = { start, end };
  const name = { text: "Accept", runs: [] };
  return { name, value: nothing, valueSpan: place, span: place, isSure: true };
}
