import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue, sendRequest } from "../../clients/sending.ts";
import { unknown, type Value } from "../../machine/values/values.ts";
import { slotAfter, slotInHash } from "./headerSlots.ts";
import { answer, isGiven } from "../../clients/state.ts";
import { optionsIn, positional } from "../rubyCall.ts";
import { urlText } from "../uri.ts";

/** `URI.open(url, "Accept" => …)`: string keys are headers, symbols are options. */
export function callOpenUri(call: Call, url: Arg | undefined, run: Run): Value {
  const args = positional(call);
  if (url === undefined || args.some(({ isMany }) => isMany)) return unknown;
  const options = optionsIn(args);
  const headers = options?.value.kind === "thing" ? headersAmong(options.value, run) : undefined;
  const hasParentheses = run.text[call.at.end - 1] === ")";
  const isMethod = !args.includes(url);
  const offset = isMethod ? call.at.inside.start : url.span.end;
  const isBare = isMethod && !hasParentheses;
  sendRequest(
    {
      ...{ form: run.form, client: "openUri", nothing: "skips", body: undefined },
      span: { start: call.at.start, end: call.at.end },
      method: { text: "GET", span: undefined },
      ...{ url: urlText(url.value), urlSpan: url.span },
      headers: headers === undefined ? [] : [headers],
      sources: options === undefined ? [] : [options.value],
      isOpen: args.some((arg) => arg !== url && arg !== options && arg.value.kind === "unknown"),
      isAuthorized: isGiven(optionValue(options?.value, "http_basic_authentication")),
      slot:
        headers !== undefined
          ? slotInHash(headers, run)
          : isBare
            ? slotAfter(call.at.end, "(", ")")
            : slotAfter(offset, isMethod ? "" : ", ", ""),
    },
    run,
  );
  return answer;
}

function headersAmong(options: Extract<Value, { kind: "thing" }>, run: Run): Value {
  const { entries, isOpen } = options.shape.value;
  const own = entries.filter(({ name }) => name.runs[0]?.quote !== "key");
  const { literal } = options;
  return run.thing(own, { isOpen, foldsCase: true, ...(literal === undefined ? {} : { literal }) });
}
