import type { Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { withParams } from "../urls.ts";
import type { Value } from "../values.ts";
import { bodyIn, optionsBehind, sendWithOptions, typeOfBody } from "./httpCall.ts";

/** `undici.request(url, options)` and its own fetch. */
export function callUndici(method: string, call: Call, run: Run): Value | undefined {
  const [url, options] = call.args;
  if (method === "setGlobalDispatcher") run.facts.set("dispatcher", true);
  if (method !== "request" || url === undefined) return undefined;
  const body = bodyIn(options?.value, "body");
  sendWithOptions(
    {
      ...{ call, client: "undici", options, nothing: "text", body: body?.span },
      url: withParams(url.value, optionValue(options?.value, "query"), url.span, run),
      urlSpan: url.span,
      implied: typeOfBody(body?.value),
      optionsAfter: optionsBehind(url.span),
    },
    run,
  );
  return { kind: "native", path: "answer" };
}
