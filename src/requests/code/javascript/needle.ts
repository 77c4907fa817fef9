import { detachedIn } from "../detached.ts";
import type { Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { plainText } from "../texts.ts";
import { type Value, isNothing } from "../values.ts";
import { optionsBehind, sendWithOptions } from "./httpCall.ts";
import { isGiven, isTrue, verbs } from "./given.ts";

/** `needle("get", url, options)`, `needle.get(url, options)`, `needle.post(url, data, options)`. */
export function callNeedle(method: string, call: Call, run: Run): Value | undefined {
  const args = call.args.filter(({ value }) => value.kind !== "function");
  const isNamed = method === "" || method === "request";
  const name = isNamed ? plainText(args[0]?.value)?.toLowerCase() : method;
  const verb = name === undefined ? undefined : verbs[name];
  const rest = isNamed ? args.slice(1) : args;
  const [url, second, third] = rest;
  if (verb === undefined || url === undefined || args.some(({ isMany }) => isMany))
    return undefined;
  const isWithoutBody = (verb === "GET" || verb === "HEAD") && method !== "request";
  const takesBody = !isWithoutBody || (third !== undefined && second?.value.kind !== "thing");
  const options = takesBody ? third : second;
  const data = takesBody && second !== undefined && !isNothing(second.value) ? second : undefined;
  const isReadOnly = !takesBody || data === undefined;
  sendWithOptions(
    {
      ...{ call, client: "needle", options, nothing: "text", method: verb },
      ...{ url: url.value, urlSpan: url.span, body: data?.span },
      implied: {
        ...(isGiven(optionValue(options?.value, "accept")) ? { Accept: undefined } : {}),
        ...(isTrue(optionValue(options?.value, "json")) ? { Accept: "application/json" } : {}),
        ...(isReadOnly ? {} : { "Content-Type": undefined }),
      },
      isAuthorized: isGiven(optionValue(options?.value, "username")),
      ...(takesBody && second === undefined
        ? {}
        : { optionsAfter: optionsBehind((data ?? url).span) }),
      detached:
        third === undefined && takesBody
          ? detachedIn(second?.value, "inBody", second?.span ?? call.at, run)
          : [],
    },
    run,
  );
  return { kind: "native", path: "answer" };
}
