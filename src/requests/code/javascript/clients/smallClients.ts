import type { Client } from "../../../client.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { option, optionValue, type NothingAsHeader } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { joinedUrl } from "../../clients/urls.ts";
import { answer } from "../../clients/state.ts";
import { unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { isGiven, isTrue, verbs } from "../given.ts";
import { basicIn } from "./credentials.ts";
import { extended } from "./gotInstance.ts";
import { bodyIn, sendWithOptions, typeOfBody, typeOfObject } from "./httpCall.ts";
import { paramsIn } from "../searchParams.ts";

/** A call's body, which determines what the client sets itself. */
type Body = ReturnType<typeof bodyIn>;

/** A client that takes one options object containing the URL, or a URL and options. */
interface Kind {
  readonly client: Client;
  readonly nothing: NothingAsHeader;
  readonly urls: readonly string[];
  readonly bases?: readonly string[];
  readonly bodies?: readonly string[];
  readonly query?: readonly string[];
  readonly implied?: (
    options: Value | undefined,
    body: Body,
  ) => Readonly<Record<string, string | undefined>>;
  /** The framework that runs it may add headers. */
  readonly isOpen?: true;
}

interface Sent {
  readonly args: readonly Arg[];
  readonly method?: string | undefined;
  /** The instance's options. */
  readonly state?: Thing | undefined;
}

function send(kind: Kind, { args, method, state }: Sent, call: Call, run: Run): Value | undefined {
  const [first, second] = args;
  if (first === undefined) return undefined;
  const isUrl = first.value.kind === "text" || first.value.kind === "native";
  const options = isUrl ? second : first;
  const own = options?.value;
  const says = (names: readonly string[] = []): Value | undefined =>
    [own, state].flatMap((each) => names.map((name) => optionValue(each, name))).find(isGiven);
  const found = kind.urls.map((name) => option(own, name)).find((each) => each !== undefined);
  const entry = found === "unknown" ? undefined : found;
  const url = isUrl ? first.value : (entry?.value ?? unknown);
  const span = isUrl ? first.span : (entry?.valueSpan ?? first.span);
  const body = bodyIn(own, ...(kind.bodies ?? []));
  sendWithOptions(
    {
      ...{ call, client: kind.client, nothing: kind.nothing, options, method, sender: state },
      ...{ url: joinedUrl(says(kind.bases), url, span, run), urlSpan: span, body: body?.span },
      ...{ params: paramsIn(says(kind.query)), defaults: [optionValue(state, "headers")] },
      isOpen: kind.isOpen === true || state?.shape.value.isOpen === true,
      isAuthorized: isGiven(optionValue(own, "auth")),
      overrides: kind === outside ? basicIn([state, own], run) : undefined,
      implied: kind.implied?.(own, body) ?? {},
    },
    run,
  );
  return answer;
}

const outside: Kind = {
  ...{ client: "unknown", nothing: "removes", isOpen: true },
  ...{ urls: ["url", "uri"], bases: ["baseURL", "baseUrl"] },
};

/** Requests that frameworks send for their scripts and add headers to: Zapier's `z.request`, n8n's `httpRequest`. */
export function callOutside(call: Call, run: Run): Value {
  return send(outside, { args: call.args }, call, run) ?? unknown;
}

const userScript: Kind = {
  ...{ client: "userScript", nothing: "skips", urls: ["url"], bodies: ["data"] },
  implied: (_, body) => typeOfBody(body?.value),
};

/** User scripts: `GM_xmlhttpRequest(details)`, `GM.xmlHttpRequest(details)`. */
export function callUserScript(method: string, call: Call, run: Run): Value | undefined {
  if (!/^(?:xmlHttpRequest)?$/.test(method)) return undefined;
  return send(userScript, { args: call.args }, call, run);
}

const simpleGet: Kind = {
  ...{ client: "nodeHttp", nothing: "text", urls: ["url"], bodies: ["body", "form"] },
  implied(options, body) {
    const isJson = isTrue(optionValue(options, "json"));
    const json = {
      Accept: "application/json",
      ...(body && { "Content-Type": "application/json" }),
    };
    return isJson ? json : typeOfBody(body?.value);
  },
};

/** simple-get: `get(options, callback)`, `get.concat(options, callback)`. */
export function callSimpleGet(method: string, call: Call, run: Run): Value | undefined {
  const verb = method === "" || method === "concat" ? undefined : verbs[method];
  if (verb === undefined && !/^(?:concat)?$/.test(method)) return undefined;
  return send(simpleGet, { args: call.args.slice(0, 1), method: verb }, call, run);
}

const gaxios: Kind = {
  ...{ client: "gaxios", nothing: "skips", urls: ["url"], bases: ["baseURL", "baseUrl"] },
  ...{ bodies: ["data", "body"], query: ["params"] },
  implied(options, body) {
    const isJson = plainText(optionValue(options, "responseType")) === "json";
    return { ...(isJson ? { Accept: "application/json" } : {}), ...typeOfObject(body?.value) };
  },
};

/** gaxios: `request(options)`, and `new Gaxios(defaults)`. */
export function callGaxios(method: string, call: Call, run: Run): Value | undefined {
  const { args, at, state } = call;
  if (/^(?:Gaxios)?$/.test(method) && at.isNew) {
    const made = extended(undefined, args[0] === undefined ? [] : [args[0].value], run);
    return { kind: "native", path: "gaxios", state: watched(made, call, run) };
  }
  return method === "request" || method === "instance.request"
    ? send(gaxios, { args, state }, call, run)
    : undefined;
}

/** Watches a client in case only other files send with it. */
function watched(state: Thing, call: Call, run: Run): Thing {
  run.idleClients.watch(
    {
      ...{ client: "gaxios", call, holder: state },
      base: () => optionValue(state, "baseURL") ?? optionValue(state, "baseUrl"),
      headers: () => [optionValue(state, "headers")],
    },
    run,
  );
  return state;
}

const phin: Kind = {
  ...{ client: "phin", nothing: "text", urls: ["url"], bodies: ["data", "form"] },
  implied: (options, body) =>
    optionValue(options, "form") === undefined
      ? typeOfObject(body?.value)
      : typeOfBody(body?.value),
};

/** phin: `phin(options)`, `phin.defaults(options)`. */
export function callPhin(method: string, call: Call, run: Run): Value | undefined {
  const { args, state } = call;
  const [first] = args;
  if (method === "defaults" && first !== undefined) {
    return { kind: "native", path: "phin", state: extended(state, [first.value], run) };
  }
  return /^(?:unpromisified)?$/.test(method)
    ? send(phin, { args: args.slice(0, 1), state }, call, run)
    : undefined;
}
