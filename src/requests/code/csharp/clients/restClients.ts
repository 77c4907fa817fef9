import { wholeStatement } from "../../machine/wholeStatement.ts";
import { filled } from "../../machine/values/filled.ts";
import {
  addsHeaders,
  beginRequest,
  has,
  put,
  putChanges,
  putHeader,
  send,
} from "../../clients/making.ts";
import { joins } from "../../machine/values/either.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { watchState } from "../../clients/idleState.ts";
import { optionValue } from "../../clients/sending.ts";
import { joinedUrl, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  textOf,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { headersNative } from "./headerObjects.ts";
import { configureWith } from "./registrations.ts";
import { authenticate, putFields } from "./restSharp.ts";
import { mayBeSegment } from "./segments.ts";

/** `new RestClient(url)`, or with options. Its state: `headers`, `base`, `authorized`. */
export function newRestClient(call: Call, run: Run): Native {
  const state = run.thing([]);
  const { args, at } = call;
  put(state, "headers", run.thing([], { foldsCase: true }), at, run);
  const client: Native = { kind: "native", path: "restClient", state };
  for (const arg of args) {
    const { name, value, span } = arg;
    if (name !== undefined && /^[A-Z{]/.test(name)) setProperty(client, name, arg, run);
    else if (value.kind === "function") configure(client, arg, run);
    else if (value.kind === "native" && value.path === "restOptions")
      takeFrom(state, value.state, run);
    else if (value.kind === "native" && value.path === "client") {
      takeFrom(state, value.state, run);
      run.idleClients.uses(value.state);
      if (has(value.state, "handlers")) putChanges(state, run);
    } else if (!has(state, "base") && (textIn(value) !== undefined || arg === args[0])) {
      put(state, "base", textIn(value) ?? unknown, span, run);
      // A wrapped `HttpClient` may set headers.
      if (textIn(value) === undefined) putChanges(state, run);
    }
  }
  watchState({ client: "restSharp", call, state }, run);
  return client;
}

/** `new RestClientOptions(url) { Authenticator = … }`. */
export function newRestOptions({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  put(state, "headers", run.thing([], { foldsCase: true }), at, run);
  const options: Native = { kind: "native", path: "restOptions", state };
  for (const arg of args) setProperty(options, arg.name ?? "BaseUrl", arg, run);
  return options;
}

/** Takes over settings from options or a wrapped client. */
function takeFrom(state: Thing, of: Thing | undefined, run: Run): void {
  const at = { start: 0, end: 0 };
  const headers = optionValue(state, "headers");
  if (of === undefined || headers?.kind !== "thing") return;
  spread(headers, optionValue(of, "headers") ?? unknown, run);
  const [base, place] = [optionValue(of, "base"), entryOf(of, "base")?.valueSpan ?? at];
  if (base !== undefined) put(state, "base", textIn(base) ?? unknown, place, run);
  if (has(of, "authorized")) put(state, "authorized", unknown, at, run);
  if (addsHeaders(of) !== undefined) putChanges(state, run);
}

/** Calls a function that configures options, default headers or serializers, told apart by the parameter. */
function configure(client: Native, arg: Arg, run: Run): void {
  const source = run.source(arg.span);
  if (
    arg.name === "configureDefaultHeaders" ||
    /\.(?:Add|TryAddWithoutValidation)\(\s*"/.test(source)
  ) {
    const headers = headersNative("web", optionValue(client.state, "headers"), undefined, run);
    if (headers.kind === "native") configureWith(arg, headers, run);
  } else if (arg.name !== "configureSerialization" && !/Serializ|UseJson|Newtonsoft/.test(source)) {
    configureWith(arg, { ...client, path: "restOptions" }, run);
  }
}

const sending =
  /^(?:(?:Execute|ExecuteAs)?(Get|Post|Put|Patch|Delete|Head|Options)(Json)?|Execute|Download(?:Data|Stream)|Stream)\w*$/;

/** `client.ExecuteAsync(request)`, `client.GetAsync<T>(request)`, and setters of the client. */
export function callRestClient(method: string, call: Call, run: Run): Value {
  const { state, args, at } = call;
  const [first, second] = args;
  if (state === undefined) return unknown;
  const self: Native = { kind: "native", path: "restClient", state };
  const headers = optionValue(state, "headers");
  if (headers?.kind === "thing" && /^AddDefault(?:Header|Parameter)$/.test(method)) {
    const isHeader = method.endsWith("Header") || /ParameterType\.HttpHeader/.test(run.source(at));
    if (isHeader) putHeader(headers, args, wholeStatement(run.text, at), run);
    else if (mayBeSegment(call, run)) put(state, "segments", unknown, at, run);
    return self;
  }
  if (/^AddDefault(?:UrlSegment|Parameters)$/.test(method)) {
    put(state, "segments", unknown, at, run);
    return self;
  }
  if (headers?.kind === "thing" && method === "AddDefaultHeaders") {
    spread(headers, first?.value ?? unknown, run);
    return self;
  }
  const [found, verb] = sending.exec(method) ?? [];
  if (found === undefined) {
    if (!/^(?:AddDefault\w+|Use\w+|BuildUri|Dispose|Add(?:Json|Xml)\w*)$/.test(method))
      putChanges(state, run);
    return self;
  }
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  if (first?.value.kind === "native" && first.value.path === "restRequest") {
    sendRest(first.value, self, call, run, verb);
  } else if (first !== undefined && verb !== undefined && textIn(first.value) !== undefined) {
    const request = beginRequest(
      {
        ...{
          path: "restRequest",
          client: "restSharp",
          isOnlyIfSent: true,
          call,
          slot: () => undefined,
        },
        method: { value: textOf({ text: verb.toUpperCase(), runs: [] }), span },
        url: { ...first, value: textIn(first.value) ?? unknown },
        body: /^P/.test(verb) ? second : undefined,
        implied: (own) => (has(own, "body") ? { "Content-Type": "application/json" } : {}),
      },
      run,
    );
    sendRest(request, self, call, run);
  }
  return unknown;
}

function sendRest(request: Native, client: Native, call: Call, run: Run, verb?: string): void {
  const { state } = request;
  const { at, args } = call;
  if (state === undefined || client.state === undefined) return;
  run.idleClients.uses(client.state);
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  const named = args.find(({ span: of }) => /\bMethod\.\w+$/.test(run.source(of)));
  if (verb !== undefined)
    put(state, "method", textOf({ text: verb.toUpperCase(), runs: [] }), span, run);
  else if (named !== undefined) put(state, "method", named.value, named.span, run);
  putFields(state, run);
  const url = entryOf(state, "url");
  const base = entryOf(client.state, "base");
  const place = url?.valueSpan ?? base?.valueSpan ?? span;
  const whole =
    url === undefined ? base?.value : joinedUrl(base?.value, url.value, url.valueSpan, run);
  // Segments replace names in braces.
  const isFilled = [state, client.state].some((each) => has(each, "segments"));
  const address =
    isFilled && whole?.kind === "text" ? filled(whole, /\{\w+\}/g, () => undefined, run) : whole;
  if (address !== undefined) put(state, "url", address, place, run);
  const sender = run.thing([]);
  const headers = run.thing([], { foldsCase: true });
  spread(headers, optionValue(client.state, "headers") ?? unknown, run);
  put(sender, "headers", headers, at, run);
  // Where a loop sends it once more, nothing has changed.
  put(sender, joins, unknown, at, run);
  if (has(client.state, "authorized")) put(state, "authorized", unknown, at, run);
  const adds = addsHeaders(client.state);
  if (adds === "any") putChanges(sender, run);
  if (adds === "missing") put(sender, "outside", unknown, at, run);
  send(state, { kind: "native", path: "restClient", state: sender }, call, run);
}

/** `client.BaseUrl = …`, `options.Authenticator = …`. */
export function assignToRestClient(of: Native, name: string, entry: Entry, run: Run): boolean {
  setProperty(of, name, { value: entry.value, span: entry.valueSpan }, run);
  return true;
}

function setProperty({ state }: Native, name: string, given: Arg, run: Run): void {
  const { value, span } = given;
  if (state === undefined) return;
  if (name === "BaseUrl" || name === "BaseHost")
    put(state, "base", textIn(value) ?? unknown, span, run);
  if (name === "Authenticator") authenticate(state, optionValue(state, "headers"), given, run);
  if (/^(?:ConfigureMessageHandler|Interceptors)$/.test(name)) putChanges(state, run);
  if (/^(?:UseDefault)?Credentials$/.test(name)) put(state, "authorized", unknown, span, run);
}
