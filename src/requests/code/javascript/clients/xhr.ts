import { indentAt } from "../../../json/jsonHeaders.ts";
import { lineEndOf } from "../../../places/textLines.ts";
import type { Span } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { wholeStatement } from "../../machine/wholeStatement.ts";
import { put } from "../../clients/making.ts";
import { nameIn, plainText } from "../../machine/values/texts.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { putAnywhere } from "../../machine/values/objects.ts";
import { optionValue, sendRequest } from "../../clients/sending.ts";
import {
  isNothing,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { everywhere, detachedOf } from "../../lost/detached.ts";
import { hasPatchedPrototype } from "../patchedPrototype.ts";
import { objectStyle, saidOfSent, spanOfCall, typeOfBody } from "./httpCall.ts";

/** `XMLHttpRequest`: `open`, `setRequestHeader`, `send`. */
export function callXhr(method: string, call: Call, run: Run): Value | undefined {
  const { state, args, at } = call;
  if (method === "") {
    const made = run.thing([]);
    for (const name of ["headers", "late"])
      put(made, name, run.thing([], { foldsCase: true }), at, run);
    return { kind: "native", path: "XMLHttpRequest", state: made };
  }
  if (state === undefined) return unknown;
  const [first, second] = args;
  const headers = optionValue(state, "headers");
  switch (method) {
    case "open":
      keepEarly(state, headers, at, run);
      if (first !== undefined) put(state, "method", first.value, first.span, run);
      if (second !== undefined) put(state, "url", second.value, second.span, run);
      put(state, "headers", run.thing([], { foldsCase: true }), at, run);
      return unknown;
    case "setRequestHeader": {
      const isLate = optionValue(state, "sent") !== undefined;
      const target = isLate ? optionValue(state, "late") : headers;
      const name = first && nameIn(first.value);
      if (target?.kind !== "thing") return unknown;
      if (name === undefined || second === undefined) putAnywhere(target, run);
      else {
        const span = wholeStatement(run.text, at);
        run.put(target, { name, value: second.value, valueSpan: second.span, span, isSure: true });
      }
      return unknown;
    }
    case "send": {
      if (optionValue(state, "replaced") !== undefined) return unknown;
      put(state, "sent", { kind: "constant", value: true }, at, run);
      const url = state.shape.value.entries.find(({ name }) => name.text === "url");
      const body = first === undefined || isNothing(first.value) ? undefined : first;
      const verb = state.shape.value.entries.find(({ name }) => name.text === "method");
      const late = optionValue(state, "late");
      run.drafts.push({
        finish: () => {
          sendRequest(
            {
              ...{ form: run.form, client: "xhr", span: spanOfCall(call), nothing: "text" },
              method: {
                text: plainText(verb?.value)?.toUpperCase() ?? "$METHOD",
                span: verb?.valueSpan,
              },
              url: url?.value ?? unknown,
              urlSpan: url?.valueSpan ?? at,
              headers: [headers ?? unknown],
              ...{ implied: typeOfBody(body?.value), ...saidOfSent(body?.value) },
              isOpen: state.shape.value.isOpen || hasPatchedPrototype("XMLHttpRequest", run),
              body: body?.span,
              slot: slotBefore(call, run),
              isAuthorized: optionValue(state, "withCredentials") !== undefined,
              detached: [
                ...detachedOf(late, "afterSending", everywhere, run),
                ...detachedOf(optionValue(state, "early"), "misplaced", everywhere, run),
              ],
            },
            run,
          );
        },
      });
      return unknown;
    }
    default:
      return unknown;
  }
}

/** Headers set before `open` have no effect. */
function keepEarly(state: Thing, headers: Value | undefined, at: Span, run: Run): void {
  const isFirst = optionValue(state, "sent") === undefined;
  if (headers === undefined || !isFirst || optionValue(state, "url") !== undefined) return;
  put(state, "early", headers, at, run);
}

/** Methods that a file may replace with its own. */
const ownMethods = /^(?:open|send|setRequestHeader)$/;

/** `xhr.withCredentials = true`: cookies may identify the caller. */
export function assignToXhr({ state }: Native, entry: Entry, run: Run): boolean {
  if (state !== undefined && ownMethods.test(entry.name.text))
    put(state, "replaced", entry.value, entry.span, run);
  if (state !== undefined && entry.name.text === "withCredentials") run.put(state, entry);
  return true;
}

/** The place for a new statement before the one that sends. */
function slotBefore({ at }: Call, { text }: Run): HeaderSlot | undefined {
  const { callee } = at;
  if (callee.kind !== "member" || callee.object.kind !== "name") return undefined;
  const indent = indentAt(text, at.start) ?? (at.start === 0 ? "" : undefined);
  const lead = `${callee.object.name}.setRequestHeader(`;
  const after = indent === undefined ? "); " : `);${lineEndOf(text)}${indent}`;
  return {
    ...{ offset: at.start, before: lead, separator: `${after}${lead}`, after },
    item: { ...objectStyle, open: "", between: ", ", close: "", nameQuote: "none" },
  };
}
