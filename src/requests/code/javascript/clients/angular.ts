import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { putAnywhere } from "../../machine/values/objects.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { type Thing, type Value, isNothing, unknown } from "../../machine/values/values.ts";
import { optionsBehind, sendWithOptions } from "./httpCall.ts";
import { isGiven, verbs } from "../given.ts";
import { strayedOf } from "../strayed.ts";

/** Calls of Angular's `HttpClient`, which is injected. */
export function callAngular(method: string, call: Call, run: Run): Value | undefined {
  const args = call.args;
  const isRequest = method === "request";
  const verb = isRequest ? plainText(args[0]?.value)?.toUpperCase() : verbs[method];
  const [url, second, third] = isRequest ? args.slice(1) : args;
  if (verb === undefined || url === undefined) return undefined;
  const takesBody = !isRequest && /^(?:POST|PUT|PATCH)$/.test(verb);
  const options = takesBody ? third : second;
  // Headers set by an interceptor of the file are not followed.
  const isIntercepted = run.facts.has("interceptors");
  const data = takesBody && second !== undefined && !isNothing(second.value) ? second : undefined;
  sendWithOptions(
    {
      ...{ call, client: "angular", nothing: "text", method: verb, body: data?.span },
      options: isIntercepted ? undefined : options,
      ...{ url: url.value, params: optionValue(options?.value, "params"), urlSpan: url.span },
      // Other interceptors of the application may add any header.
      isOpen: isIntercepted || !isGiven(optionValue(options?.value, "headers")),
      isAuthorized: true,
      implied: data === undefined ? {} : { "Content-Type": undefined },
      ...(takesBody && second === undefined
        ? {}
        : { optionsAfter: optionsBehind((data ?? url).span) }),
      detached: [
        ...(takesBody ? strayedOf(second?.value, "inBody", second?.span ?? call.at, run) : []),
      ],
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

/** `HttpHeaders` is immutable: every change returns a new object. */
export function callHttpHeaders(
  method: string,
  call: Call,
  make: (call: Call) => Value,
  run: Run,
): Value {
  if (method === "") return make(call);
  const { state, args, at } = call;
  if (state === undefined || !/^(?:set|append|delete)$/.test(method)) return unknown;
  const copy: Thing = run.thing(state.shape.value.entries, {
    ...{ isOpen: state.shape.value.isOpen, foldsCase: true, origin: state },
    ...(state.literal === undefined ? {} : { literal: state.literal }),
  });
  const [key, value] = args;
  const name =
    key?.value.kind === "text" && plainText(key.value) !== undefined
      ? key.value.written
      : undefined;
  if (name === undefined) putAnywhere(copy, run);
  else if (method === "delete") run.take(copy, name.text);
  else if (value !== undefined) {
    const start = at.callee.kind === "member" ? at.callee.object.end : at.start;
    run.put(copy, {
      name,
      value: value.value,
      valueSpan: value.span,
      span: { start, end: at.end },
      isSure: true,
    });
  }
  return { kind: "native", path: "HttpHeaders", state: copy };
}
