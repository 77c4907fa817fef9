import { plainText } from "../texts.ts";
import { spread } from "../objects.ts";
import type { HeaderSlot } from "../../httpRequest.ts";
import { filled } from "../filled.ts";
import { addsHeaders, beginRequest, has, put, putChanges, putHeader, send } from "../making.ts";
import type { Call, Run } from "../run.ts";
import { optionValue } from "../sending.ts";
import { slotInChain } from "../slots.ts";
import { joinedUrl, withParams } from "../urls.ts";
import { entryOf, unknown, type Native, type Thing, type Value } from "../values.ts";

const verbs = /^(?:Get|Head|Post|Put|Patch|Delete|Options)$/;

/** `resty.New()`; a client of Go's own that it is made with may set headers. */
export function callResty(method: string, { args, at }: Call, run: Run): Value {
  if (!/^New(?:WithClient)?$/.test(method)) return unknown;
  const state = run.thing([]);
  put(state, "headers", run.thing([], { foldsCase: true }), at, run);
  const [given] = args;
  if (given !== undefined && given.value.kind === "native") {
    if (addsHeaders(given.value.state) !== undefined) putChanges(state, run);
  } else if (given !== undefined) putChanges(state, run);
  return { kind: "native", path: "resty.Client", state };
}

/** What is set on a client; `R()` begins a request of it. */
export function callRestyClient(method: string, call: Call, run: Run): Value {
  const { state, args, at, self } = call;
  const sender: Value = self ?? unknown;
  const [first] = args;
  if (state === undefined) return unknown;
  if (method === "R" || method === "NewRequest") return begin(call, sender, run);
  if (/^Set(?:BaseURL|HostURL)$/.test(method) && first !== undefined) {
    put(state, "base", first.value, first.span, run);
  } else if (
    /^(?:OnBeforeRequest|SetPreRequestHook|SetTransport|Use\w*|AddRequestMiddleware|SetRequestMiddlewares)$/.test(
      method,
    )
  ) {
    putChanges(state, run);
  } else setHeaders(method, state, call, run);
  put(state, "touched", unknown, at, run);
  return self ?? unknown;
}

/** Headers and tokens are set on clients and requests alike; true where that is what was called. */
function setHeaders(method: string, state: Thing, call: Call, run: Run): boolean {
  const { args, at } = call;
  const headers = optionValue(state, "headers");
  if (headers?.kind !== "thing") return false;
  const { callee } = at;
  const span = { start: callee.kind === "member" ? callee.object.end : at.start, end: at.end };
  switch (method) {
    case "SetHeader":
    case "SetHeaderVerbatim":
      putHeader(headers, args, span, run);
      return true;
    case "SetHeaders":
    case "SetHeaderMultiValues":
      spread(headers, args[0]?.value ?? unknown, run);
      return true;
    case "SetAuthToken":
    case "SetBasicAuth":
    case "SetAuthScheme":
    case "SetDigestAuth":
      put(state, "authorized", { kind: "constant", value: true }, at, run);
      return true;
    default:
      return false;
  }
}

function begin(call: Call, sender: Value, run: Run): Native {
  const slot = (): HeaderSlot => slotInChain(run.text, call.at.end, "SetHeader");
  const request = beginRequest(
    {
      ...{ path: "resty.Request", client: "resty", call, slot },
      implied: (state) => impliedBy(state, sender),
    },
    run,
  );
  if (request.state !== undefined) put(request.state, "client", sender, call.at, run);
  return request;
}

/** A Content-Type of JSON that is set as a header goes out as Accept, too; a body brings its own type along. */
function impliedBy(state: Thing, sender: Value): Readonly<Record<string, string | undefined>> {
  const sources = [state, sender.kind === "native" ? sender.state : undefined];
  const type = sources
    .map((each) => optionValue(each, "headers"))
    .flatMap((headers) =>
      headers?.kind === "thing" ? (entryOf(headers, "Content-Type") ?? []) : [],
    )
    .at(0);
  const text = plainText(type?.value);
  const accept: Readonly<Record<string, string | undefined>> =
    type === undefined
      ? {}
      : text === undefined
        ? { Accept: undefined }
        : /[/+](?:json|xml)\b/i.test(text)
          ? { Accept: text }
          : {};
  const hasBody = entryOf(state, "body") !== undefined;
  return { ...accept, ...(hasBody && type === undefined ? { "Content-Type": undefined } : {}) };
}

/** The chain of a request, up to the verb that sends it. */
export function callRestyRequest(method: string, call: Call, run: Run): Value {
  const { state, args, self, at } = call;
  const [first, second] = args;
  if (state === undefined) return unknown;
  const isVerb = verbs.test(method);
  if (isVerb || method === "Execute") {
    const url = isVerb ? first : second;
    const { callee } = at;
    const name: Value = isVerb
      ? {
          kind: "text",
          written: { text: method.toUpperCase(), runs: [] },
          others: [],
          isSure: true,
        }
      : (first?.value ?? unknown);
    const span = isVerb && callee.kind === "member" ? callee.nameSpan : (first?.span ?? at);
    put(state, "method", name, span, run);
    if (url !== undefined) put(state, "url", urlOf(state, url.value, url.span, run), url.span, run);
    send(state, optionValue(state, "client") ?? unknown, call, run);
    return unknown;
  }
  if (setHeaders(method, state, call, run)) return self ?? unknown;
  if (/^Set(?:Body|FormData\w*|File\w*|MultipartField\w*)$/.test(method)) {
    put(state, "body", first?.value ?? unknown, first?.span ?? at, run);
  }
  if (/^Set(?:Raw)?PathParam/.test(method)) put(state, "path", unknown, at, run);
  if (/^SetQuery/.test(method)) {
    const pairs = optionValue(state, "query");
    const query = pairs?.kind === "thing" ? pairs : run.thing([]);
    if (method === "SetQueryParam") putHeader(query, args, at, run);
    else spread(query, first?.value ?? unknown, run);
    put(state, "query", query, at, run);
  }
  return self ?? unknown;
}

function urlOf(state: Thing, given: Value, at: { start: number; end: number }, run: Run): Value {
  const client = optionValue(state, "client");
  const base = client?.kind === "native" ? optionValue(client.state, "base") : undefined;
  const path =
    given.kind === "text" && has(state, "path")
      ? filled(given, /\{\w+\}/g, () => undefined, run)
      : given;
  return withParams(joinedUrl(base, path, at, run), optionValue(state, "query"), at, run);
}
