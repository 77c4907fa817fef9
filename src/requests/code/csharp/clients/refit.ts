import type { Span } from "../../../httpRequest.ts";
import { filled } from "../../machine/values/filled.ts";
import { put, putChanges } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { joinedUrl, textIn, withParams } from "../../clients/urls.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { putHandler } from "./handlers.ts";
import { plainClient, sendMessage, watchClient } from "./httpClient.ts";
import { beginMessage } from "./messages.ts";
import { headerParameters, putDeclaredHeaders } from "./putDeclaredHeaders.ts";
import { endpoints } from "../reading/readEndpoints.ts";
import { given as givenBy, register, typeArguments } from "./registrations.ts";

/** `RestService.For<IApi>("https://…")`, `RestService.For<IApi>(client)`. */
export function serviceFor(call: Call, run: Run): Value {
  const [first] = call.args;
  if (first === undefined) return unknown;
  const given =
    first.value.kind === "native" && first.value.path === "client" ? first.value : undefined;
  const client = given ?? plainClient(run);
  const base = given === undefined ? textIn(first.value) : undefined;
  if (client.state !== undefined && given === undefined)
    put(client.state, "base", base ?? unknown, first.span, run);
  if (client.state !== undefined && given === undefined)
    useSettings(call.args[1], client.state, run);
  if (given === undefined) watchClient(client, call, run);
  const types = typeArguments(call, run);
  sendAll(types, client, call, run);
  const state = run.thing([]);
  put(state, "client", client, first.span, run);
  put(state, "endpoints", listOf(types, run) ?? unknown, first.span, run);
  return { kind: "native", path: "refit", state };
}

/** A call of a service, which sends its arguments as headers, and the defaults of those that it does not pass. */
export function callService(method: string, call: Call, run: Run): Value {
  const { state, args } = call;
  const client = optionValue(state, "client");
  const list = optionValue(state, "endpoints");
  if (client?.kind !== "native" || list?.kind !== "list") return unknown;
  const own = list.items.filter(
    (each) => each.kind === "thing" && plainText(optionValue(each, "name")) === method,
  );
  const [endpoint] = own;
  if (endpoint?.kind !== "thing" || own.length > 1 || args.some(({ isMany }) => isMany === true))
    return unknown;
  if (headerParameters(endpoint).length > 0)
    throughCall(call.at, run, () => {
      sendOne(endpoint, client, call, run, args);
    });
  return unknown;
}

/** Has the requests that it begins belong to a call: they are placed elsewhere, and tests speak of the call. */
function throughCall({ start, end }: Span, run: Run, begin: () => void): void {
  run.sites.push({ start, end });
  begin();
  run.sites.pop();
}

/** `services.AddRefitClient<IApi>().ConfigureHttpClient(…)`. */
export function registerRefit(call: Call, run: Run): Value {
  const types = typeArguments(call, run);
  const builder = register({ ...call, args: [] }, run);
  if (builder.kind !== "native") return unknown;
  const client: Native = { ...builder, path: "client" };
  if (client.state !== undefined) useSettings(call.args[0], client.state, run);
  // Later calls on the builder configure the client.
  run.drafts.push({
    finish: () => {
      sendAll(types, client, call, run);
    },
  });
  return builder;
}

/** `new RefitSettings { HttpMessageHandlerFactory = () => new Signed() }`. */
export function newSettings({ args }: Call, run: Run): Native {
  const state = run.thing([]);
  for (const { name, value, span } of args)
    if (name !== undefined) put(state, name, value, span, run);
  return { kind: "native", path: "refitSettings", state };
}

/** Applies settings with a handler factory; unknown settings may contain any handler. */
function useSettings(arg: Arg | undefined, client: Thing, run: Run): void {
  if (arg === undefined || isNothing(arg.value)) return;
  const { span } = arg;
  const value = arg.value.kind === "function" ? givenBy(arg.value, unknown, span, run) : arg.value;
  const state = value.kind === "native" && value.path === "refitSettings" ? value.state : undefined;
  if (state === undefined || state.shape.value.isOpen) putChanges(client, run);
  const factory = optionValue(state, "HttpMessageHandlerFactory");
  if (factory === undefined || isNothing(factory)) return;
  const handler = factory.kind === "function" ? givenBy(factory, unknown, span, run) : unknown;
  putHandler(client, { value: handler, span }, run);
}

/** The requests that an interface declares. */
function listOf(types: readonly string[], run: Run): Value | undefined {
  const type = [...run.classes].find(
    ({ code }) => code.name !== undefined && types.includes(code.name),
  );
  return type && entryOf(type.statics, endpoints)?.value;
}

/** Sends all requests that an interface declares. */
function sendAll(types: readonly string[], client: Native, call: Call, run: Run): void {
  const list = listOf(types, run);
  if (list?.kind !== "list") return;
  for (const item of list.items) if (item.kind === "thing") sendOne(item, client, call, run);
}

/** Placeholders for parameters: `{id}`, `{contact.Id}`, `{**path}`. */
const places = /\{(?:\*\*)?\w+(?:\.\w+)*(?::[^{}]*)?\}/g;

/** Sends a declared request. `args`: those of the call; without them, a call that may pass anything. */
function sendOne(
  endpoint: Thing,
  client: Native,
  call: Call,
  run: Run,
  args?: readonly Arg[],
): void {
  const [method, url] = [entryOf(endpoint, "method"), entryOf(endpoint, "url")];
  if (method === undefined || url === undefined) return;
  const path = textIn(url.value);
  const whole = joinedUrl(optionValue(client.state, "base"), path ?? unknown, url.valueSpan, run);
  const { start, end } = url.valueSpan;
  const filledIn = whole.kind === "text" ? filled(whole, places, () => undefined, run) : unknown;
  const address = withParams(filledIn, optionValue(endpoint, "query"), { start, end }, run);
  const body = entryOf(endpoint, "body");
  // The file need not call it: it is reported where it is declared.
  const message = beginMessage(
    {
      ...{ call: { ...call, at: { ...call.at, start, end } }, slot: () => undefined },
      method: { value: method.value, span: method.valueSpan },
      url: { value: address, span: url.valueSpan },
      body: body && { value: unknown, span: body.valueSpan },
    },
    run,
  );
  const headers = optionValue(message.state, "headers");
  if (message.state === undefined || headers?.kind !== "thing") return;
  putDeclaredHeaders(headers, endpoint, args, run);
  sendMessage(message, client, call, run);
}
