import { formBody } from "../../clients/bodies.ts";
import { outsideClient, put, putChanges, putHeader } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { spanOf } from "../../reading.ts";
import { sign } from "../../clients/urls.ts";
import {
  isNothing,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { begin } from "./request.ts";
import { authorize, deliver, setTransport } from "./transport.ts";

/** The response and error that a client returns. */
export const answer: Value = {
  ...{ kind: "list", isComplete: true },
  items: [{ kind: "native", path: "http.Response" }, unknown],
};

/** `client.Do(request)`, and `http.Get(url)` and others that take no headers. */
export function callClient(method: string, call: Call, run: Run): Value | undefined {
  const sender: Native = {
    ...{ kind: "native", path: "http.Client" },
    state: call.state ?? defaultClient(run),
  };
  const [first] = call.args;
  switch (method) {
    case "Do":
    case "RoundTrip":
      if (first?.value.kind === "native" && first.value.path === "http.Request") {
        deliver(first.value, sender, call, run);
      }
      return answer;
    case "Get":
    case "Head":
    case "Post":
    case "PostForm": {
      if (first === undefined) return unknown;
      deliver(withoutHeaders(method, first, call, run), sender, call, run);
      return answer;
    }
    case "CloseIdleConnections":
      return unknown;
    case "StandardClient":
      return sender;
    default:
      return undefined;
  }
}

/** Methods of an `http.Transport`, which adds nothing unless the default transport was replaced. */
export function callTransport(method: string, call: Call, run: Run): Value | undefined {
  if (method === "Clone") return { kind: "native", path: "http.Transport" };
  return callClient(method, { ...call, state: plainClient(run).state }, run);
}

/** The request of `Get`, `Head`, `Post` or `PostForm`. */
function withoutHeaders(method: string, url: Arg, call: Call, run: Run): Native {
  const { callee } = call.at;
  const [, second, third] = call.args;
  const isForm = method === "PostForm";
  const name = method.startsWith("Post") ? "POST" : method.toUpperCase();
  const span = callee.kind === "member" ? callee.nameSpan : spanOf(call.at);
  const headers = run.thing([], { foldsCase: true });
  const type = isForm ? sign("application/x-www-form-urlencoded", call.at) : second?.value;
  if (method.startsWith("Post") && type !== undefined && second !== undefined) {
    const key: Arg = { value: textOf({ text: "Content-Type", runs: [] }), span: second.span };
    putHeader(headers, [key, { value: type, span: second.span }], second.span, run);
  }
  const body = isForm ? second && { ...second, value: formBody } : third;
  const isEmpty = body === undefined || isNothing(body.value);
  const more = { method: { value: sign(name, span), span }, headers };
  return begin(
    { call, url, ...more, body: isEmpty ? undefined : body, slot: () => undefined },
    run,
  );
}

/** `&http.Client{Transport: …}`, or retryablehttp's wrapper of one. */
export function newClient({ args }: Call, run: Run): Native {
  const state = run.thing([]);
  const [given] = args;
  for (const name of ["HTTPClient", "Transport", "Jar", "RequestLogHook"]) {
    const value = optionValue(given?.value, name);
    if (value !== undefined) assignToClient(state, name, value, run);
  }
  return { kind: "native", path: "http.Client", state };
}

/** A client that adds nothing to requests. */
export function plainClient(run: Run): Native {
  return { kind: "native", path: "http.Client", state: run.thing([]) };
}

/** Assigns to a field of a client. */
export function assignToClient(state: Thing, name: string, value: Value, run: Run): void {
  if (name === "Transport") setTransport(state, value, run);
  if (isNothing(value)) return;
  if (name === "Jar") authorize(state, run);
  if (name === "RequestLogHook") putChanges(state, run);
  if (name === "HTTPClient") put(state, "doer", value, { start: 0, end: 0 }, run);
}

/** `http.DefaultClient`, which the file may change. */
export function defaultClient(run: Run): Thing {
  const known = run.shared.get("http.DefaultClient");
  if (known !== undefined) return known;
  const made = run.thing([]);
  run.shared.set("http.DefaultClient", made);
  return made;
}

/**
 * A client of unknown origin: anything with a `Do` that takes a request. Its transport may set headers, unless it is
 * the inner one of a transport in the file.
 */
export function callUnseen(call: Call, run: Run): Value | undefined {
  const { path, args } = call;
  const [first] = args;
  const isSending = /^(?:Do|RoundTrip)$/.test(path) && args.length === 1;
  if (!isSending || first?.value.kind !== "native" || first.value.path !== "http.Request") {
    return undefined;
  }
  const isTested = path === "RoundTrip" && run.calls.active?.name !== path;
  if (!isTested) deliver(first.value, outsideClient("http.Client", run), call, run);
  return answer;
}
