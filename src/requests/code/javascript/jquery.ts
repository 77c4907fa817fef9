import type { Call, Run } from "../run.ts";
import { option, optionValue } from "../sending.ts";
import { plainText } from "../texts.ts";
import { type Value, unknown } from "../values.ts";
import { bodyIn, optionsBehind, sendWithOptions } from "./httpCall.ts";
import { isGiven } from "./given.ts";

/** `$.ajax(settings)`, `$.get(url)`, `$.getJSON(url)`, `$.post(url, data)`. */
export function callJquery(method: string, call: Call, run: Run): Value | undefined {
  if (method === "ajaxSetup" || method === "ajaxPrefilter") {
    run.facts.set("ajaxSetup", true);
    return unknown;
  }
  const [first, second] = call.args;
  if (first === undefined || !/^(?:ajax|get|getJSON|post)$/.test(method))
    return method === "" ? unknown : undefined;
  const isSettings = first.value.kind === "thing";
  const options = isSettings ? first : method === "ajax" ? second : undefined;
  const own = options?.value;
  const found = isSettings ? option(own, "url") : undefined;
  const entry = found === "unknown" ? undefined : found;
  const verb =
    option(own, "type") === undefined
      ? undefined
      : plainText(optionValue(own, "type"))?.toUpperCase();
  const accepts = isGiven(optionValue(own, "accepts"));
  const type = method === "getJSON" ? "json" : plainText(optionValue(own, "dataType"));
  const data = bodyIn(own, "data");
  const named = method === "ajax" ? undefined : method === "post" ? "POST" : "GET";
  const isWrite = !/^(?:GET|HEAD)$/.test(
    named ?? verb ?? plainText(optionValue(own, "method"))?.toUpperCase() ?? "GET",
  );
  const hasType = isGiven(optionValue(own, "contentType"));
  sendWithOptions(
    {
      ...{ call, client: type === "json" ? "jqueryJson" : "jquery", options, nothing: "skips" },
      ...{
        url: isSettings ? (entry?.value ?? unknown) : first.value,
        urlSpan: entry?.valueSpan ?? first.span,
      },
      method: named ?? verb,
      body: isWrite ? data?.span : undefined,
      isOpen: isGiven(optionValue(own, "beforeSend")) || run.facts.has("ajaxSetup"),
      implied: {
        ...(accepts || (type !== "json" && isGiven(optionValue(own, "dataType")))
          ? { Accept: undefined }
          : {}),
        ...(hasType || (isWrite && data !== undefined) ? { "Content-Type": undefined } : {}),
      },
      isAuthorized: isGiven(optionValue(own, "username")),
      ...(method === "ajax" && !isSettings ? { optionsAfter: optionsBehind(first.span) } : {}),
    },
    run,
  );
  return { kind: "native", path: "answer" };
}
