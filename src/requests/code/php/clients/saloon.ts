import { put } from "../../clients/making.ts";
import { literalSpan } from "../../clients/pairs.ts";
import { answer, keptValue } from "../../clients/state.ts";
import { sendRequest } from "../../clients/sending.ts";
import { joinedUrl, withParams } from "../../clients/urls.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { memberOf } from "../../machine/classes/members.ts";
import { partOfLibrary } from "../../machine/classes/partOfLibrary.ts";
import type { Run } from "../../machine/run.ts";
import { unknown, type Native, type Value } from "../../machine/values/values.ts";
import { slotInMap } from "./headerSlots.ts";
import { argument, spanOfCall } from "../phpCall.ts";
import { basicAuth, otherAuth, tokenAuth } from "./saloonHeaders.ts";
import { headersThrough } from "./saloonOutcome.ts";
import { givenBy, heldHeaders, partIn, writtenIn, type Part } from "./saloonParts.ts";

/** What the library keeps of a connector or request. */
export function newPart(path: "saloon" | "saloonRequest", run: Run): Native {
  return { kind: "native", path, state: run.thing([]) };
}

/** Watches a connector, which other files may send requests with. */
export function watchConnector(part: Part, call: Call, run: Run): void {
  const base = (): Value | undefined => givenBy(part, "resolveBaseUrl", run);
  run.idleClients.watch(
    {
      ...{ client: "saloon", call, holder: part.state, base },
      place: () => literalSpan(base() ?? unknown),
      headers: () => {
        const { headers, isOpen } = headersThrough([part], run);
        return isOpen ? undefined : [headers];
      },
    },
    run,
  );
}

/** Methods of connectors, requests, and of what both become before it is sent. */
export function callSaloon(method: string, call: Call, run: Run): Value | undefined {
  const part = partIn(call);
  const { self = unknown } = call;
  if (part === undefined) return undefined;
  const { state } = part;
  switch (method) {
    case "headers":
      return heldHeaders(part, run);
    case "authenticate":
      put(state, "auth", argument(call, 0, "authenticator")?.value ?? unknown, call.at, run);
      return self;
    case "withTokenAuth":
      put(state, "auth", tokenAuth(call, run), call.at, run);
      return self;
    case "withBasicAuth":
      put(state, "auth", basicAuth(call, run), call.at, run);
      return self;
    case "withQueryAuth":
    case "withDigestAuth":
    case "withHeaderAuth":
    case "withCertificateAuth":
      put(state, "auth", otherAuth, call.at, run);
      return self;
    case "query":
      put(state, "query", unknown, call.at, run);
      return unknown;
    case "middleware":
      return { kind: "native", path: "saloonMiddleware", state };
    case "send":
    case "sendAsync":
    case "sendAndRetry":
      sendWith(part, call, run);
      return answer;
    // What these get or set is not followed.
    case "sender":
    case "pool":
    case "paginate":
    case "setUrl":
    case "setMethod":
    case "withMockClient":
      run.open(state, 0);
      return unknown;
    default:
      return /^(?:debug\w*|tap)$/.test(method) ? self : unknown;
  }
}

/** `$connector->middleware()->onRequest(fn)`. */
export function callSaloonMiddleware(method: string, call: Call, run: Run): Value {
  const { state, self = unknown } = call;
  if (state === undefined || method === "onResponse" || method === "onFatalException") return self;
  const step = argument(call, 0, "callable")?.value ?? unknown;
  const count = state.shape.value.entries.length;
  put(state, `step ${String(count)}`, method === "onRequest" ? step : unknown, call.at, run);
  return self;
}

/** `$connector->send($request)`, or `$request->send()` of a request that names its connector, or needs none. */
function sendWith(part: Part, call: Call, run: Run): void {
  const given = argument(call, 0, "request");
  if (partOfLibrary(part.owner ?? part.state)?.path !== "saloonRequest") {
    send(part, partOf(given?.value), given, call, run);
    return;
  }
  const connector = partOf(givenBy(part, "resolveConnector", run));
  send(connector, part, undefined, call, run);
}

function partOf(value: Value | undefined): Part | undefined {
  const native = value?.kind === "thing" ? partOfLibrary(value) : value;
  if (native?.kind !== "native" || !/^saloon(?:Request)?$/.test(native.path)) return undefined;
  return (
    native.state && { owner: value?.kind === "thing" ? value : undefined, state: native.state }
  );
}

function send(
  connector: Part | undefined,
  request: Part | undefined,
  given: Arg | undefined,
  call: Call,
  run: Run,
): void {
  if (run.isSilent) return;
  const span = spanOfCall(call);
  const at = given?.span ?? span;
  const parts = [connector, request].filter((each) => each !== undefined);
  const base = connector && (givenBy(connector, "resolveBaseUrl", run) ?? unknown);
  const path = request && givenBy(request, "resolveEndpoint", run);
  const { headers, implied, isOpen, isAuthorized, hasBody } = headersThrough(parts, run);
  const query = (part: Part): Value | undefined =>
    keptValue(part.state, "query") ?? givenBy(part, "defaultQuery", run);
  const verb = request?.owner && memberOf(request.owner, "$method", run);
  const text = verb?.kind === "native" ? verb.path.replace(/^SaloonMethod\./, "") : "$METHOD";
  sendRequest(
    {
      ...{ form: run.form, client: "saloon", nothing: "skips", span },
      ...{ method: { text, span: undefined }, urlSpan: at },
      url: parts
        .map(query)
        .reduce<Value>(
          (url, params) => withParams(url, params, at, run),
          joinedUrl(base, path ?? unknown, at, run),
        ),
      ...{ headers: [headers], implied, isAuthorized },
      // A request that the file does not show may have headers of its own.
      isOpen: isOpen || request?.owner === undefined,
      body: hasBody ? at : undefined,
      slot: parts.map((part) => slotInMap(writtenIn(part, run), run)).find((each) => each),
    },
    run,
  );
}
