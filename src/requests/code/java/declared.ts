import { construct } from "../machine/classes/construct.ts";
import { invokeWithAnything } from "../machine/calls/invoke.ts";
import { has, put } from "../clients/making.ts";
import type { FunctionCode } from "../declarations.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { watchState } from "../clients/idleState.ts";
import { optionValue } from "../clients/sending.ts";
import { textIn } from "../clients/urls.ts";
import { unknown, type ClassValue, type Thing, type Value } from "../machine/values/values.ts";
import { sendDeclared } from "./clients/declaredRequest.ts";
import type { Parts } from "./parts.ts";
import { declaredBase, plainTexts } from "./reading/readDeclared.ts";
import { setOn } from "./clients/headers.ts";
import { replaceInterceptors, setByInterceptor } from "./clients/interceptors.ts";
import { newClient } from "./clients/senders.ts";
import { sendThrough } from "./wrapped.ts";

/** Annotated interfaces that declare requests: Retrofit, Feign, Spring, MicroProfile. */
export const declared: Parts = {
  declared: { called: (_method, call, run) => sendDeclared(call, run) },
  "Retrofit.Builder": { made: (call, run) => newClient("retrofit.builder", call, run) },
  "retrofit.builder": { called: callRetrofit },
  Feign: { called: (_method, call, run) => newClient("feign.builder", call, run) },
  "feign.builder": { called: callFeign },
  "feign.template": { called: callTemplate },
  WebClientAdapter: { called: (_method, { args }) => args[0]?.value ?? unknown },
  RestClientAdapter: { called: (_method, { args }) => args[0]?.value ?? unknown },
  HttpServiceProxyFactory: { called: newFactory },
  "exchange.factory": { called: callFactory },
};

function callRetrofit(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state !== undefined && method === "build") {
    const through = (): Thing | undefined => stateOf(optionValue(state, "client"));
    const isChanged = (): boolean => has(state, "client") && through() === undefined;
    watchState({ client: "okhttp", call, state, through, isChanged }, run);
  }
  if (state === undefined || first === undefined) return self ?? unknown;
  if (method === "baseUrl") put(state, "base", textIn(first.value) ?? unknown, first.span, run);
  else if (method === "client") put(state, "client", first.value, first.span, run);
  else if (method === "addConverterFactory") addConverter(state, first, run);
  else if (method === "callFactory") put(state, "client", unknown, first.span, run);
  else if (method === "create") {
    if (first.value.kind === "class") run.idleClients.uses(state);
    return objectOf(first.value, state, call, run);
  }
  return self ?? unknown;
}

/** The first converter converts texts: Gson, Jackson and Moshi take them, too. */
function addConverter(state: Thing, { span }: Arg, run: Run): void {
  const isFirst = !has(state, "converts");
  put(state, "converts", unknown, span, run);
  if (isFirst && /\bScalarsConverterFactory\b/.test(run.source(span)))
    put(state, plainTexts, unknown, span, run);
}

function callFeign(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first, url] = args;
  if (state === undefined) return unknown;
  if (method === "requestInterceptor") setByInterceptor("feign", state, first, call, run);
  else if (method === "requestInterceptors") replaceInterceptors("feign", state, first, call, run);
  else if (method === "client") sendThrough(state, first?.value, run);
  else if (method === "target" && first !== undefined && url !== undefined) {
    put(state, "base", textIn(url.value) ?? unknown, url.span, run);
    put(state, "client", { kind: "native", path: "feign.client", state }, url.span, run);
    if (first.value.kind !== "class") watchState({ client: "feign", call, state }, run);
    return objectOf(first.value, state, call, run);
  }
  return self ?? unknown;
}

function stateOf(value: Value | undefined): Thing | undefined {
  return value?.kind === "native" ? value.state : undefined;
}

/** The request template passed to an interceptor, of which only headers are followed. */
function callTemplate(method: string, call: Call, run: Run): Value {
  const { state, self } = call;
  if (state === undefined || self === undefined) return unknown;
  const isAsked = /^(?:url|path|method|body|queries|feignTarget|methodMetadata)$/.test(method);
  if (!setOn(state, method, call, run) && !isAsked) run.open(state, 0);
  return self;
}

/** `HttpServiceProxyFactory.builderFor(adapter)`, `.builder(adapter)`. */
function newFactory(_method: string, call: Call, run: Run): Value {
  const [first] = call.args;
  const made = newClient("exchange.factory", call, run);
  if (made.state !== undefined) {
    put(made.state, "client", first?.value ?? unknown, first?.span ?? call.at, run);
  }
  return made;
}

function callFactory(method: string, call: Call, run: Run): Value {
  const { state, args, self } = call;
  const [first] = args;
  if (state === undefined || method !== "createClient" || first === undefined) {
    return self ?? unknown;
  }
  const held = stateOf(optionValue(state, "client"));
  put(state, "base", optionValue(held, "base") ?? unknown, first.span, run);
  return objectOf(first.value, state, call, run);
}

/** A proxy object of an interface of the file, which sends requests. */
function objectOf(type: Value, state: Thing, { at }: Call, run: Run): Value {
  if (type.kind !== "class") return unknown;
  const thing = construct(type, undefined, run);
  put(thing, declaredBase, optionValue(state, "base") ?? unknown, at, run);
  const client = optionValue(state, "client");
  if (client !== undefined) put(thing, "<client>", client, at, run);
  if (has(state, plainTexts)) put(thing, plainTexts, unknown, at, run);
  run.instances.set(type, [...(run.instances.get(type) ?? []), thing]);
  if (!run.isSilent) for (const code of type.code.methods) callOnce(code, type, thing, run);
  return thing;
}

/** Calls a method once, as whoever gets the object may. */
function callOnce(code: FunctionCode, type: ClassValue, self: Thing, run: Run): void {
  const of = { kind: "function", code, scope: type.scope, self, home: type } as const;
  run.called.add(code);
  run.journal.ways([() => (invokeWithAnything(of, run), false)], true);
}
