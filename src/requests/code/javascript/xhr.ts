import { indentAt } from "../../jsonHeaders.ts";
import { lineEndOf } from "../../textLines.ts";
import type { HeaderSlot } from "../../httpRequest.ts";
import { wholeStatement } from "../assign.ts";
import { nameIn, plainText, writtenAt } from "../texts.ts";
import type { Call, Run } from "../run.ts";
import { optionValue, sendRequest } from "../sending.ts";
import { isNothing, unknown, type Value } from "../values.ts";
import { everywhere, detachedOf } from "../detached.ts";
import { objectStyle, spanOfCall, typeOfBody } from "./httpCall.ts";

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
      if (first !== undefined) put(state, "method", first.value, first.span, run);
      if (second !== undefined) put(state, "url", second.value, second.span, run);
      put(state, "headers", run.thing([], { foldsCase: true }), at, run);
      return unknown;
    case "setRequestHeader": {
      const isLate = optionValue(state, "sent") !== undefined;
      const target = isLate ? optionValue(state, "late") : headers;
      const name = first && nameIn(first.value);
      if (target?.kind !== "thing") return unknown;
      if (name === undefined || second === undefined) run.open(target, 0);
      else {
        const span = wholeStatement(run.text, at);
        run.put(target, { name, value: second.value, valueSpan: second.span, span, isSure: true });
      }
      return unknown;
    }
    case "send": {
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
              implied: typeOfBody(body?.value),
              isOpen: state.shape.value.isOpen,
              body: body?.span,
              slot: slotBefore(call, run),
              detached: detachedOf(late, "afterSending", everywhere, run),
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

function put(
  state: Parameters<Run["put"]>[0],
  name: string,
  value: Value,
  span: { start: number; end: number },
  run: Run,
): void {
  const at = { start: span.start, end: span.start };
  const valueSpan = { start: span.start, end: span.end };
  run.put(state, { name: writtenAt(name, at), value, valueSpan, span: valueSpan, isSure: true });
}

/** A statement of its own before the one that sends. */
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
