import { construct } from "../../machine/classes/construct.ts";
import { invoke } from "../../machine/calls/invoke.ts";
import { has, put, putChanges } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { unknown, type Native, type Thing, type Value } from "../../machine/values/values.ts";
import { putHandler } from "./handlers.ts";
import { plainClient, watchClient } from "./httpClient.ts";
import { meantBy } from "./meantRegistration.ts";

/** All settings of a client: its own, and those of its registration. */
export interface Configured {
  /** Later ones win. */
  readonly headers: readonly Value[];
  readonly elsewhere: readonly Value[];
  readonly base: Value | undefined;
  readonly handlers: readonly Value[];
  readonly isOutside: boolean;
  readonly isChanged: boolean;
  readonly isAnswered: boolean;
  /** The headers of the registration that was probably meant, if the client's name has none. */
  readonly missed: Value | undefined;
}

/** Notes that a client, and so its registration, sends something. */
export function usesClient(own: Thing | undefined, run: Run): void {
  const name = plainText(optionValue(own, "registration"));
  run.idleClients.uses(own);
  if (name !== undefined) run.idleClients.uses(registered(name, run));
}

/** The settings of a client at this moment. */
export function configured(own: Thing | undefined, run: Run): Configured {
  const name = plainText(optionValue(own, "registration"));
  const found = name === undefined ? undefined : registered(name, run);
  const states = [found, own].filter((state) => state !== undefined);
  const each = (key: string): readonly Value[] =>
    states.flatMap((state) => optionValue(state, key) ?? []);
  const meant = found === undefined ? meantBy(name, run) : undefined;
  const isPlain = meant !== undefined || (name === plainName && hasAny(run));
  const isFrom = has(own, "outside") && found === undefined && !isPlain;
  return {
    ...{ headers: each("headers"), elsewhere: each("elsewhere"), base: each("base").at(-1) },
    handlers: each("handlers").flatMap((list) => (list.kind === "list" ? list.items : [])),
    isOutside: isFrom || states.some((state) => state.shape.value.isOpen),
    isChanged: states.some((state) => has(state, "changes")) || isNamedElsewhere(name, found, run),
    isAnswered: states.some((state) => has(state, "answered")),
    missed: optionValue(meant, "headers"),
  };
}

/** Whether code that is not followed may set a client's headers. */
export function mayBeChanged(client: Thing | undefined, run: Run): boolean {
  const name = plainText(optionValue(client, "registration"));
  const isOfOthers =
    name !== undefined && name !== plainName && registered(name, run) === undefined;
  const handlers = optionValue(client, "handlers");
  const isPassive = (each: Value): boolean =>
    each.kind === "native" && each.path === "handler" && !has(each.state, "InnerHandler");
  const isHandled =
    handlers !== undefined && !(handlers.kind === "list" && handlers.items.every(isPassive));
  return isOfOthers || isHandled || run.shared.has(`client ${defaults}`);
}

/** The registration of clients created without a name. */
export const plainName = "named ";
const defaults = "defaults of all";

/** Whether a client's name must be registered in another file. */
function isNamedElsewhere(name: string | undefined, found: Thing | undefined, run: Run): boolean {
  if (run.shared.has(`client ${defaults}`)) return true;
  const isOther = name !== undefined && found === undefined && /^named ./.test(name);
  return isOther && meantBy(name, run) === undefined;
}

function registered(name: string, run: Run): Thing | undefined {
  return run.shared.get(`client ${name}`);
}

function hasAny(run: Run): boolean {
  return [...run.shared.keys()].some((key) => key.startsWith("client "));
}

/**
 * `services.AddHttpClient<T>("name", client => …)`: settings for all clients created under this name, or for this
 * class. The result is a builder, see `callBuilder`.
 */
export function register(call: Call, run: Run): Value {
  const { args, at } = call;
  const name = args.find(({ value }) => value.kind === "text");
  const types = typeArguments(call, run);
  const names = [
    ...(name === undefined ? [] : [`named ${plainText(name.value) ?? ""}`]),
    ...types.map((type) => `typed ${type}`),
    ...(name === undefined && types[0] !== undefined ? [`named ${types[0]}`] : []),
  ];
  const { state } = plainClient(run);
  put(state, "at", { kind: "constant", value: at.start }, at, run);
  if (name !== undefined) put(state, "registeredAs", name.value, name.span, run);
  for (const each of names.length > 0 ? names : [plainName]) {
    const known = registered(each, run);
    const [place] = known === undefined ? [] : [optionValue(known, "at")];
    // The call is followed repeatedly.
    const isAgain = place?.kind === "constant" && place.value === at.start;
    // Registering a name twice merges the settings.
    if (known !== undefined && !isAgain)
      for (const one of [known, state]) run.idleClients.uses(one);
    if (!isAgain) run.shared.set(`client ${each}`, state);
  }
  for (const arg of args) configure(state, arg, run);
  watchClient({ kind: "native", path: "client", state }, call, run);
  // Without name and class the result is the container.
  return names.length === 0 ? unknown : { kind: "native", path: "clientBuilder", state };
}

/** The type arguments of a call, as names. */
export function typeArguments({ at }: Call, run: Run): readonly string[] {
  const { callee } = at;
  const from = callee.kind === "member" ? callee.nameSpan.end : callee.start;
  const [, list = ""] =
    /^\s*<([\w\s.,?]{1,300})>\s*\(/.exec(run.text.slice(from, from + 400)) ?? [];
  return list
    .split(",")
    .map((type) => type.trim().replace(/^.*\.|\?$/g, ""))
    .filter((type) => type !== "");
}

function configure(client: Thing, arg: Arg, run: Run): void {
  configureWith(arg, { kind: "native", path: "client", state: client }, run);
}

/** Calls a configuration function, whose last parameter gets the client. */
export function configureWith({ value, span }: Arg, client: Native, run: Run): void {
  if (value.kind === "function") given(value, client, span, run);
}

/** Calls a callback as the library would, and returns its result. */
export function given(
  code: Extract<Value, { kind: "function" }>,
  last: Value,
  span: Arg["span"],
  run: Run,
): Value {
  const { parameters } = code.code;
  const args = parameters.map((_, index) => ({
    ...{ value: index === parameters.length - 1 ? last : unknown, span },
  }));
  const wasMaking = run.isMaking;
  // It applies to all clients, so that the silent pass follows it, too.
  run.isMaking = true;
  run.taken.add(code);
  run.called.add(code.code);
  const value = invoke(code, args, run);
  run.isMaking = wasMaking;
  return value;
}

const harmless =
  /^(?:SetHandlerLifetime|AddPolicyHandler\w*|AddTransientHttpErrorPolicy|AddStandard\w*|AddResilience\w*|RemoveAll\w*|AddLogger|AddDefaultLogger|AddAsKeyed|UseSocketsHttpHandler|RedactLoggedHeaders)$/;

/** Methods of a registration's builder: `.ConfigureHttpClient(client => …)`, `.AddHttpMessageHandler<T>()`. */
export function callBuilder(method: string, call: Call, run: Run): Value {
  const { state, self, args, at } = call;
  if (state === undefined || self === undefined) return unknown;
  const [first] = args;
  const span = { start: at.start, end: at.end };
  switch (method) {
    case "AddHttpClient":
      return register(call, run);
    case "ConfigureHttpClient":
      for (const arg of args) configure(state, arg, run);
      return self;
    case "AddTypedClient":
      for (const type of typeArguments(call, run)) run.shared.set(`client typed ${type}`, state);
      return self;
    case "AddHttpMessageHandler":
    case "ConfigurePrimaryHttpMessageHandler": {
      const [type] = typeArguments(call, run);
      const made =
        first?.value.kind === "function" ? given(first.value, unknown, span, run) : undefined;
      const value = made ?? (type === undefined ? unknown : handlerOf(type, run));
      putHandler(state, { value, span: first?.span ?? span }, run);
      return self;
    }
    default:
      if (!harmless.test(method)) putChanges(state, run);
      return self;
  }
}

/** A handler object, as the container creates it. */
function handlerOf(type: string, run: Run): Value {
  const found = [...run.classes].find(({ code }) => code.name === type);
  return found === undefined ? unknown : construct(found, undefined, run);
}

/** `services.ConfigureHttpClientDefaults(…)`: may change any client. */
export function registerDefaults(run: Run): Value {
  run.shared.set(`client ${defaults}`, run.thing([]));
  return unknown;
}
