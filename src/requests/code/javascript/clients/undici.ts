import { detachedIn } from "../../lost/detached.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { joins } from "../../machine/values/either.ts";
import { put } from "../../clients/making.ts";
import { option, optionValue } from "../../clients/sending.ts";
import { joinedUrl } from "../../clients/urls.ts";
import { unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { isPlainDispatcher } from "../given.ts";
import { bodyIn, optionsBehind, saidOfSent, sendWithOptions, typeOfBody } from "./httpCall.ts";
import { composed, layersOf, throughLayers } from "./undiciLayers.ts";

/** Functions that send a request. */
const sending = /^(?:request|stream|pipeline|dispatch)$/;

/** `undici.request(url, options)` and the like. */
export function callUndici(method: string, call: Call, run: Run): Value | undefined {
  const [url, options] = call.args;
  if (method === "setGlobalDispatcher" && !isPlainDispatcher(url?.value)) {
    run.facts.set("dispatcher", true);
  }
  if (!sending.test(method) || url === undefined) return undefined;
  const given = options?.value.kind === "function" ? undefined : options;
  const dispatcher = optionValue(given?.value, "dispatcher");
  if (given !== undefined && dispatcher?.kind === "native" && layersOf(dispatcher.state)) {
    sendThrough(dispatcher.state, { url, options: given, origin: unknown }, call, run);
  } else send(url, given, given === undefined ? optionsBehind(url.span) : undefined, call, run);
  return { kind: "native", path: "answer" };
}

/** `new Client(origin)`, `new Pool(origin)`, whose requests have a path only. */
export function callUndiciClient(method: string, call: Call, run: Run): Value | undefined {
  const { args, state, at, self } = call;
  const [first, second] = args;
  if (method === "" && at.isNew) {
    const made = run.thing([]);
    if (first !== undefined && first.value.kind !== "thing") {
      put(made, "origin", first.value, first.span, run);
    }
    put(made, joins, { kind: "constant", value: true }, at, run);
    const options = first?.value.kind === "thing" ? first : second;
    if (options !== undefined) put(made, "options", options.value, options.span, run);
    return { kind: "native", path: "undiciClient", state: made };
  }
  if (method === "compose" && state !== undefined) {
    return composed(state, args, run);
  }
  if (!sending.test(method) || first === undefined) return method === "close" ? unknown : undefined;
  const own = first.value;
  const found = option(own, "path");
  const path = found === "unknown" ? undefined : found;
  const origin = optionValue(own, "origin") ?? optionValue(state, "origin") ?? unknown;
  const span = path?.valueSpan ?? first.span;
  const url = joinedUrl(origin, path?.value ?? unknown, span, run);
  sendThrough(state, { url: { value: url, span }, options: first, origin }, call, run);
  return self === undefined ? unknown : { kind: "native", path: "answer" };
}

/** Sends a request as the interceptors of a client pass it on, if it has any. */
function sendThrough(
  client: Thing | undefined,
  { url, options, origin }: { readonly url: Arg; readonly options: Arg; readonly origin: Value },
  call: Call,
  run: Run,
): void {
  const layers = layersOf(client);
  if (run.isSilent) return;
  const isOpen = client?.shape.value.isOpen === true;
  const passed = layers && throughLayers(layers, options, origin, run);
  const sent = passed === undefined ? options : { ...options, value: passed.options };
  const to = passed?.isMoved === true ? { ...url, value: unknown } : url;
  send(to, sent, undefined, call, run, isOpen || (layers !== undefined && passed === undefined));
}

function send(
  url: Arg,
  options: Arg | undefined,
  optionsAfter: ReturnType<typeof optionsBehind> | undefined,
  call: Call,
  run: Run,
  isOpen = false,
): void {
  const body = bodyIn(options?.value, "body");
  sendWithOptions(
    {
      ...{ call, client: "undici", options, nothing: "skips", body: body?.span, isOpen },
      ...{ url: url.value, params: optionValue(options?.value, "query"), urlSpan: url.span },
      ...{ implied: typeOfBody(body?.value), ...saidOfSent(body?.value) },
      // Headers in a client's options have no effect.
      detached: detachedIn(optionValue(call.state, "options"), "misplaced", call.at, run),
      ...(optionsAfter === undefined ? {} : { optionsAfter }),
    },
    run,
  );
}
