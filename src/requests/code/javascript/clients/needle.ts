import { detachedIn } from "../../lost/detached.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { type Value, isNothing, unknown } from "../../machine/values/values.ts";
import { optionsBehind, sendWithOptions, typeOfForm } from "./httpCall.ts";
import { isGiven, isTrue, verbs, withoutCallbacks } from "../given.ts";
import { basicAmong } from "./credentials.ts";
import { shortHeaders } from "./shortHeaders.ts";

/** `needle("get", url, options)`, `needle.get(url, options)`, `needle.post(url, data, options)`. */
export function callNeedle(method: string, call: Call, run: Run): Value | undefined {
  const args = withoutCallbacks(call);
  if (method === "defaults") return setDefaults(args[0], run);
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
  const shared = run.shared.get("needle");
  const json = [options?.value, shared].map((each) => optionValue(each, "json"));
  const isJson = json.some(isTrue);
  const isMultipart = isGiven(optionValue(options?.value, "multipart"));
  const isForm = !isReadOnly && !json.some(isGiven) && !isMultipart && isFields(data.value);
  sendWithOptions(
    {
      ...{ call, client: "needle", options, nothing: "text", method: verb },
      ...{ url: url.value, urlSpan: url.span, body: data?.span },
      ...{
        defaults: [
          isPlain(options?.value, shared) ? basicAmong([shared, options?.value], run) : undefined,
          optionValue(shared, "headers"),
          ...[shared, options?.value].map((each) => shortHeaders(each, shortNames, run)),
        ],
        ownOptions,
      },
      implied: {
        ...(isJson ? { Accept: "application/json" } : {}),
        ...(isReadOnly || isForm
          ? {}
          : isJson
            ? { "Content-Type": undefined }
            : typeOfForm(data.value)),
      },
      ...(isForm ? { formIfUntyped: true } : {}),
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

/** Whether a body is sent as form fields: an object literal, unless marked as JSON; streams are sent as they are. */
function isFields(body: Value): boolean {
  return body.kind === "thing" && body.literal !== undefined && !body.shape.value.isOpen;
}

/** Whether credentials are sent at once, and not only after a challenge. */
function isPlain(...options: readonly (Value | undefined)[]): boolean {
  return options.every((each) => /^(?:basic)?$/.test(plainText(optionValue(each, "auth")) ?? ""));
}

/** Options that each set one header. */
const ownOptions = /^(?:accept|content_type)$/;

const shortNames = { accept: "Accept", content_type: "Content-Type" };

/** `needle.defaults(options)`: for all later calls. */
function setDefaults(options: Arg | undefined, run: Run): Value {
  const shared = run.shared.get("needle") ?? run.thing([]);
  run.shared.set("needle", shared);
  if (options !== undefined) spread(shared, options.value, run);
  return unknown;
}
