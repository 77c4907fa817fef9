import { nameIn, plainText } from "../texts.ts";
import type { Span } from "../../httpRequest.ts";
import { joinedUrl } from "../urls.ts";
import type { Arg, Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { entryOf, textOf, unknown, type Native, type Thing, type Value } from "../values.ts";
import { sendWithOptions, type OptionsCall } from "./optionsCall.ts";
import {
  answer,
  argument,
  hasMany,
  isGiven,
  isOpenValue,
  keep,
  kept,
  keptThing,
  methodSpan,
} from "./phpCall.ts";

const verbs = new Set(["get", "post", "put", "patch", "delete", "head", "options"]);
/** How Guzzle calls what it takes. */
const options = {
  ...{ query: "query", json: "json", body: "body" },
  ...{ forms: ["form_params", "multipart"], authorized: ["auth"] },
} as const;

/** `new Client([...])`: what it is given holds for all of its requests. */
export function callGuzzleClass(call: Call, run: Run): Value | undefined {
  if (!call.at.isNew) return undefined;
  const config = argument(call, 0, "config");
  const state = run.thing([]);
  if (config !== undefined) keep(state, "config", config.value, config.span, run);
  const isOwn = isGiven(optionValue(config?.value, "handler"));
  if (hasMany(call) || isOwn || isOpenValue(config?.value)) run.open(state, 0);
  return { kind: "native", path: "guzzle", state };
}

/** A client that somebody else has made: it may have headers of its own. */
export function givenGuzzle(run: Run): Native {
  return { kind: "native", path: "guzzle", state: run.thing([], { isOpen: true }) };
}

export function callGuzzle(method: string, call: Call, run: Run): Value | undefined {
  if (hasMany(call)) return unknown;
  const name = method.replace(/Async$/, "");
  const config = kept(call.state, "config");
  if (name === "request") {
    const [verb, url, given] = [
      argument(call, 0, "method"),
      argument(call, 1, "uri"),
      argument(call, 2, "options"),
    ];
    if (verb === undefined) return unknown;
    const text = plainText(verb.value)?.toUpperCase() ?? "$METHOD";
    send({ text, span: verb.span }, url, given, config, call, run);
    return answer;
  }
  if (verbs.has(name)) {
    const [url, given] = [argument(call, 0, "uri"), argument(call, 1, "options")];
    send({ text: name.toUpperCase(), span: methodSpan(call) }, url, given, config, call, run);
    return answer;
  }
  if (name === "send" || name === "sendRequest") {
    const request = argument(call, 0, "request");
    const made =
      request?.value.kind === "native" && request.value.path === "psr7"
        ? request.value.state
        : undefined;
    if (made === undefined) return unknown;
    sendMade(made, argument(call, 1, "options"), config, call, run);
    return answer;
  }
  return unknown;
}

function send(
  method: OptionsCall["method"],
  url: Arg | undefined,
  given: Arg | undefined,
  config: Value | undefined,
  call: Call,
  run: Run,
): void {
  const at = url?.span ?? call.at;
  const base = optionValue(config, "base_uri");
  sendWithOptions(
    {
      ...{ call, client: "guzzle", method, options: given, urlSpan: at, last: url, ...options },
      url: joinedUrl(base, url?.value ?? textOf({ text: "", runs: [] }), at, run),
      ...{ shared: optionValue(config, "headers"), clientOptions: config },
      isOpen:
        call.state?.shape.value.isOpen === true || isGiven(optionValue(given?.value, "handler")),
    },
    run,
  );
}

function sendMade(
  made: Thing,
  given: Arg | undefined,
  config: Value | undefined,
  call: Call,
  run: Run,
): void {
  const [url, verb, headers, body] = ["url", "verb", "headers", "body"].map((name) =>
    entryOf(made, name),
  );
  if (url === undefined || verb === undefined) return;
  const base = optionValue(config, "base_uri");
  const text = plainText(verb.value)?.toUpperCase() ?? "$METHOD";
  const own =
    given ??
    (body && {
      value: run.thing([{ ...body, name: { text: "body", runs: [] } }]),
      span: body.valueSpan,
    });
  const shared = optionValue(config, "headers");
  sendWithOptions(
    {
      ...{ call, client: "guzzle", ...options, options: own, clientOptions: config },
      ...{ method: { text, span: verb.valueSpan }, urlSpan: url.valueSpan },
      url: joinedUrl(base, url.value, url.valueSpan, run),
      // Those of the request are written last, and there the fix belongs.
      shared: headers?.value ?? shared,
      extraHeaders: shared === undefined ? [] : [shared],
      isOpen: call.state?.shape.value.isOpen === true || made.shape.value.isOpen,
    },
    run,
  );
}

/** `new Request('GET', $uri, $headers, $body)`: sent by whoever it is given to. */
export function newPsr7(call: Call, run: Run): Value | undefined {
  if (!call.at.isNew || hasMany(call)) return undefined;
  const state = run.thing([]);
  const names = [
    ["verb", "method"],
    ["url", "uri"],
    ["headers", "headers"],
    ["body", "body"],
  ] as const;
  names.forEach(([name, named], place) => {
    const arg = argument(call, place, named);
    if (isGiven(arg?.value)) keep(state, name, arg.value, arg.span, run);
  });
  return { kind: "native", path: "psr7", state };
}

/** `withHeader` and its like give another request. */
export function callPsr7(method: string, call: Call, run: Run): Value {
  const { state } = call;
  const [first, second] = [argument(call, 0), argument(call, 1)];
  if (state === undefined || first === undefined) return unknown;
  const { entries, isOpen } = state.shape.value;
  const made = run.thing(entries, { isOpen });
  const next: Value = { kind: "native", path: "psr7", state: made };
  const change = (change: (headers: Thing) => void): Value => {
    const old = keptThing(state, "headers");
    const literal = old?.literal === undefined ? {} : { literal: old.literal };
    const more = {
      isOpen: old?.shape.value.isOpen ?? kept(state, "headers") !== undefined,
      ...literal,
    };
    const headers = run.thing(old?.shape.value.entries ?? [], { ...more, foldsCase: true });
    change(headers);
    const span: Span = entryOf(state, "headers")?.valueSpan ?? call.at;
    keep(made, "headers", headers, span, run);
    return next;
  };
  const name = nameIn(first.value);
  switch (method) {
    case "withHeader":
    case "withAddedHeader":
      return change((headers) => {
        if (name === undefined || second === undefined) run.open(headers, 0);
        else
          run.put(headers, {
            name,
            value: second.value,
            valueSpan: second.span,
            span: call.at,
            isSure: true,
          });
      });
    case "withoutHeader":
      return change((headers) => {
        if (name === undefined) run.open(headers, 0);
        else run.take(headers, name.text);
      });
    case "withBody":
      keep(made, "body", unknown, first.span, run);
      return next;
    case "withUri":
      keep(made, "url", first.value, first.span, run);
      return next;
    case "withMethod":
      keep(made, "verb", first.value, first.span, run);
      return next;
    default:
      return unknown;
  }
}

const optionNames = /^[A-Z_]+$/;

/** `RequestOptions::HEADERS` is a name for `'headers'`. */
export function memberOfRequestOptions(name: string): Value | undefined {
  return optionNames.test(name) ? textOf({ text: name.toLowerCase(), runs: [] }) : undefined;
}
