import type { Span } from "../../../httpRequest.ts";
import { plainText } from "../../machine/values/texts.ts";
import { resolvedUrl } from "../../clients/urls.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  isNothing,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { copiedArray, isArray } from "../arrays.ts";
import { newStack } from "./guzzleHandlers.ts";
import { dropLent, lentAt, putLent } from "../lent.ts";
import { baseOf, keepConfig, mayAdd, setDefault, settingsOf } from "./guzzleSettings.ts";
import { messageThroughSteps, optionsThroughSteps } from "./guzzleSteps.ts";
import { callOverride } from "./guzzleOverrides.ts";
import { watchIdleGuzzle } from "./watchIdleClient.ts";
import { sendWithOptions, type OptionsCall } from "./optionsCall.ts";
import { put } from "../../clients/making.ts";
import { answer, isGiven, keptValue } from "../../clients/state.ts";
import { argument, hasMany, isOpenValue, methodSpan } from "../phpCall.ts";
import { guzzleOptions, messageIn, sendMessage } from "./psr18.ts";
import { markUsed, watchUnused } from "../unused.ts";

const verbs = new Set(["get", "post", "put", "patch", "delete", "head", "options"]);

/** `new Client([...])`: options for all requests. */
export function callGuzzleClass(call: Call, run: Run): Value | undefined {
  return call.at.isNew ? newGuzzle(call, run) : undefined;
}

/** A client with the options of a constructor call. */
function newGuzzle(call: Call, run: Run): Native {
  const config = argument(call, 0, "config");
  const state = run.thing([]);
  keepConfig(state, config, run);
  const [, ...beside] = call.args;
  beside.forEach((arg, index) => {
    put(state, `beside ${index}`, arg.value, arg.span, run);
  });
  if (hasMany(call) || isOpenValue(config?.value)) run.open(state, 0);
  const headers = (): Value | undefined => optionValue(config?.value, "headers");
  watchUnused({ state, at: call.at, client: "guzzle" }, headers, run);
  watchIdleGuzzle({ state, call, base: baseOf(state), config: () => settingsOf(state) }, run);
  return { kind: "native", path: "guzzle", state };
}

/** A client from outside the file, which may have headers of its own. */
export function givenGuzzle(run: Run, at?: Span): Native {
  const state = run.thing([], { isOpen: true });
  if (at !== undefined) putLent(state, at, run);
  return { kind: "native", path: "guzzle", state };
}

export function callGuzzle(method: string, call: Call, run: Run): Value | undefined {
  const name = method.replace(/Async$/, "");
  if (hasMany(call)) {
    if (call.state !== undefined && name !== "getConfig") run.idleClients.uses(call.state);
    return unknown;
  }
  const own = callOverride(method, call, run);
  if (own !== undefined) return own;
  if (name === "request") {
    const [verb, url, given] = [
      argument(call, 0, "method"),
      argument(call, 1, "uri"),
      argument(call, 2, "options"),
    ];
    if (verb === undefined) return unknown;
    const text = plainText(verb.value)?.toUpperCase() ?? "$METHOD";
    send({ text, span: verb.span }, [url, given, ...call.args.slice(3)], call, run);
    return answer;
  }
  if (verbs.has(name)) {
    const [url, given] = [argument(call, 0, "uri"), argument(call, 1, "options")];
    const verb = { text: name.toUpperCase(), span: methodSpan(call) };
    send(verb, [url, given, ...call.args.slice(2)], call, run);
    return answer;
  }
  if (name === "send" || name === "sendRequest") {
    const made = messageIn(argument(call, 0, "request")?.value);
    if (made === undefined) return unknown;
    sendByGuzzle(made, argument(call, 1, "options"), call, run);
    return answer;
  }
  if (name === "getConfig") {
    // Its handler may be given steps.
    dropLent(call.state, run);
    return configOf(call, run);
  }
  if (name === "setDefaultOption") setDefault(call, run);
  return unknown;
}

/** Sends a message with a client, after its handler's steps. */
export function sendByGuzzle(made: Thing, given: Arg | undefined, call: Call, run: Run): void {
  const { state } = call;
  if (state !== undefined) markUsed(state, run);
  const config = settingsOf(state);
  const changed = messageThroughSteps(made, config, run);
  const sender = {
    client: "guzzle",
    isOpen: mayAdd(state) || changed === "unseen",
    given,
  } as const;
  if (typeof changed === "object") sendMessage(changed, sender, call, run);
  else sendMessage(made, { ...sender, lent: lentAt(state), config }, call, run);
}

function send(
  method: OptionsCall["method"],
  [url, given, ...beside]: readonly (Arg | undefined)[],
  call: Call,
  run: Run,
): void {
  const { state } = call;
  if (state !== undefined) markUsed(state, run);
  const at = url?.span ?? call.at;
  const config = settingsOf(state);
  const whole = resolvedUrl(baseOf(state), url?.value ?? textOf({ text: "", runs: [] }), at, run);
  const parts = { verb: method, url: { value: whole, span: at }, options: given };
  const changed = optionsThroughSteps(parts, config, run);
  if (typeof changed === "object") {
    sendMessage(
      changed.made,
      { client: "guzzle", isOpen: mayAdd(state), given: changed.rest },
      call,
      run,
    );
    return;
  }
  const isHandled = isGiven(optionValue(given?.value, "handler"));
  const tooMany = (state?.shape.value.entries ?? []).flatMap(({ name, value, valueSpan }): Arg[] =>
    name.text.startsWith("beside ") ? [{ value, span: valueSpan }] : [],
  );
  sendWithOptions(
    {
      ...{
        call,
        client: "guzzle",
        method,
        options: given,
        urlSpan: at,
        last: url,
        ...guzzleOptions,
      },
      url: whole,
      // `headers => null` drops the client's default headers.
      shared: isNothing(optionValue(given?.value, "headers") ?? unknown)
        ? undefined
        : optionValue(config, "headers"),
      clientOptions: config,
      isOpen: mayAdd(state) || changed === "unseen" || isHandled,
      lent: isHandled ? undefined : lentAt(state),
      beside: [...beside, ...tooMany],
    },
    run,
  );
}

/** The client's config; a default handler stack is created if it has none. */
function configOf(call: Call, run: Run): Value {
  const { state } = call;
  if (state !== undefined && !isGiven(keptValue(state, "config")) && !state.shape.value.isOpen) {
    put(state, "config", run.thing([]), call.at, run);
  }
  const config = keptValue(state, "config");
  const isWhole = isArray(config) && !config.shape.value.isOpen;
  if (isWhole && !isGiven(optionValue(config, "handler"))) {
    put(config, "handler", newStack({ ...call, args: [] }, run), call.at, run);
  }
  const name = plainText(argument(call, 0, "option")?.value);
  if (!isWhole) return unknown;
  if (name === undefined) return call.args.length === 0 ? copiedArray(config, run) : unknown;
  return optionValue(config, name) ?? unknown;
}

const optionNames = /^[A-Z_]+$/;

/** Constants of `RequestOptions`: `HEADERS` is `'headers'`. */
export function memberOfRequestOptions(name: string): Value | undefined {
  return optionNames.test(name) ? textOf({ text: name.toLowerCase(), runs: [] }) : undefined;
}
