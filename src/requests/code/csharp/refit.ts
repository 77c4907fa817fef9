import { filled } from "../machine/filled.ts";
import { lineOf } from "../clients/headerLine.ts";
import { put, putChanges } from "../clients/making.ts";
import { spread } from "../machine/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { plainText } from "../machine/texts.ts";
import { joinedUrl, textIn } from "../clients/urls.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../machine/values.ts";
import { putHandler } from "./handlers.ts";
import { plainClient, sendMessage, watchClient } from "./httpClient.ts";
import { beginMessage } from "./messages.ts";
import { endpoints } from "./readEndpoints.ts";
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
  sendAll(typeArguments(call, run), client, call, run);
  return unknown;
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

/** Sends all requests that an interface declares. */
function sendAll(types: readonly string[], client: Native, call: Call, run: Run): void {
  const type = [...run.classes].find(
    ({ code }) => code.name !== undefined && types.includes(code.name),
  );
  const list = type && entryOf(type.statics, endpoints)?.value;
  if (list?.kind !== "list") return;
  for (const item of list.items) if (item.kind === "thing") sendOne(item, client, call, run);
}

/** Placeholders for parameters: `{id}`, `{contact.Id}`, `{**path}`. */
const places = /\{(?:\*\*)?\w+(?:\.\w+)*(?::[^{}]*)?\}/g;

function sendOne(endpoint: Thing, client: Native, call: Call, run: Run): void {
  const [method, url] = [entryOf(endpoint, "method"), entryOf(endpoint, "url")];
  if (method === undefined || url === undefined) return;
  const path = textIn(url.value);
  const whole = joinedUrl(optionValue(client.state, "base"), path ?? unknown, url.valueSpan, run);
  const address = whole.kind === "text" ? filled(whole, places, () => undefined, run) : unknown;
  const body = entryOf(endpoint, "body");
  // The file need not call it: it is reported where it is declared.
  const { start, end } = url.valueSpan;
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
  putLines(headers, optionValue(endpoint, "headers"), run);
  const given = optionValue(endpoint, "given");
  if (given !== undefined) spread(headers, given, run);
  sendMessage(message, client, call, run);
}

/** `[Headers("Accept: application/json", "Authorization: Bearer")]`: the settings add the token to a bare scheme. */
function putLines(headers: Thing, lines: Value | undefined, run: Run): void {
  if (lines?.kind !== "list") return;
  for (const line of lines.items) {
    const at = line.kind === "text" ? line.written.runs[0]?.span : undefined;
    const entry =
      line.kind === "text" && at !== undefined
        ? lineOf(line.written, { valueSpan: at, span: at, isSure: true })
        : undefined;
    const isScheme =
      entry?.name.text.toLowerCase() === "authorization" &&
      /^\S+$/.test(plainText(entry.value) ?? "");
    if (entry === undefined) run.open(headers, 0);
    else run.put(headers, isScheme ? { ...entry, value: unknown } : entry);
  }
}
