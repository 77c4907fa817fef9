import type { Span } from "../../../httpRequest.ts";
import { nameIn } from "../../machine/values/texts.ts";
import { wholeStatement } from "../../machine/wholeStatement.ts";
import { kindOfBody } from "../../clients/bodies.ts";
import { put, putHeader } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { putAnywhere } from "../../machine/values/objects.ts";
import { optionValue } from "../../clients/sending.ts";
import { isNothing, unknown, type Value } from "../../machine/values/values.ts";
import { copyInto } from "./headersObject.ts";

/** Methods of a request; `setHeader` has an effect until its body or end is written. */
export function callNodeHttpRequest(method: string, call: Call, run: Run): Value {
  const { state, args, at, self } = call;
  const [first, second] = args;
  if (state === undefined) return unknown;
  const isSent = optionValue(state, "sent") !== undefined;
  const mark = (name: string, value: Value, span: Span): void => {
    put(state, name, value, span, run);
  };
  switch (method) {
    case "setHeader":
    case "appendHeader": {
      const target = optionValue(state, isSent ? "late" : "headers");
      const name = first && nameIn(first.value);
      if (target?.kind !== "thing") break;
      if (name === undefined || second === undefined) putAnywhere(target, run);
      else {
        const span = wholeStatement(run.text, at);
        run.put(target, { name, value: second.value, valueSpan: second.span, span, isSure: true });
      }
      break;
    }
    case "setHeaders": {
      const target = optionValue(state, isSent ? "late" : "headers");
      if (target?.kind === "thing") copyInto(target, first?.value ?? unknown, run);
      break;
    }
    case "removeHeader": {
      const target = optionValue(state, "headers");
      const name = first && nameIn(first.value)?.text;
      if (target?.kind !== "thing" || isSent) break;
      if (name === undefined) putAnywhere(target, run);
      else {
        run.take(target, name);
        const gone = optionValue(state, "removed");
        // `removeHeader` also removes those of the options.
        if (gone?.kind === "thing" && first) putHeader(gone, [first, first], at, run);
      }
      break;
    }
    case "write":
    case "end":
    case "flushHeaders":
      if (first !== undefined && hasContent(first.value)) mark("body", first.value, first.span);
      mark("sent", { kind: "constant", value: true }, { start: at.start, end: at.end });
      break;
  }
  return self ?? unknown;
}

function hasContent(value: Value): boolean {
  return value.kind !== "function" && !isNothing(value) && kindOfBody(value) !== "empty";
}
