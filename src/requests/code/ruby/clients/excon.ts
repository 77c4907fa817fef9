import { basicHeaders } from "../../clients/basicAuth.ts";
import type { Span } from "../../../httpRequest.ts";
import { saidOfBody } from "../../clients/bodies.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { option, optionValue, sendRequest } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { joinedUrl } from "../../clients/urls.ts";
import {
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { hashHeaders } from "../hashHeaders.ts";
import { goesOut, watchClient } from "./idleClients.ts";
import { slotAfter, slotInHash, slotInOptions } from "./headerSlots.ts";
import { put } from "../../clients/making.ts";
import { answer, isGiven, keptValue } from "../../clients/state.ts";
import {
  anyVerb,
  blockOf,
  isOpenOptions,
  isOpenState,
  joining,
  openIfAdded,
  positional,
  verbOf,
} from "../rubyCall.ts";
import { ownStack, setStack, throughStack } from "./exconMiddleware.ts";
import { forgottenClient } from "./otherClient.ts";
import { originOf, urlText } from "../uri.ts";
import { withQuery, wrongInOptions } from "./wrongPlaces.ts";

const verbs = new Set([anyVerb, "get", "post", "put", "patch", "delete", "head", "options"]);
const hasDefaults = "Excon.defaults";

/** `Excon.new(url, headers: …)`, `Excon.get(url, headers: …)`. */
export function callExcon(method: string, call: Call, run: Run): Value | undefined {
  if (method === "stub") run.facts.set("mocked", true);
  if (/^defaults\./.test(method)) run.facts.set(hasDefaults, true);
  if (method === "defaults") return { kind: "native", path: "Excon.defaults" };
  const [url, options] = positional(call);
  if (url === undefined || url.isMany === true) return undefined;
  if (method === "new" || (method === "" && call.at.isNew)) {
    const state = connection(url, options, run);
    watchClient("excon", state, call, run, { headers: headersBeforeStack });
    return { kind: "native", path: "excon", state };
  }
  if (!verbs.has(method)) return undefined;
  const state = connection(url, options, run);
  send({ method: verbOf(call, method), state, short: url }, call, run);
  return answer;
}

/** `Excon.defaults[:headers] = …`: noted, but not followed. */
export function assignToExcon(
  { path, state }: Native,
  name: string,
  entry: Entry,
  run: Run,
): boolean {
  if (path === "Excon.defaults" || name === "defaults") run.facts.set(hasDefaults, true);
  if (path === "Excon.defaults" && name === "middlewares") setStack(run);
  if (name === "mock" && entry.value.kind === "constant") run.facts.set("mocked", true);
  if (path === "excon.data" && state !== undefined && name === "headers") {
    put(state, "headers", hashHeaders(entry.value, "plain", run), entry.valueSpan, run);
  }
  return true;
}

/** `connection.data[:headers]`, `Excon.defaults[:headers]`. */
export function itemOfExcon({ path, state }: Native, { value }: Arg, run: Run): Value {
  if (path === "Excon.defaults" && plainText(value) === "middlewares") return ownStack;
  if (path === "Excon.defaults") run.facts.set(hasDefaults, true);
  if (path !== "excon.data" || state === undefined || plainText(value) !== "headers")
    return unknown;
  return keptValue(state, "headers") ?? unknown;
}

/** A connection's headers, unless middlewares may change them. */
function headersBeforeStack(connection: Thing): Value | undefined {
  return isGiven(optionValue(keptValue(connection, "options"), "middlewares"))
    ? undefined
    : keptValue(connection, "headers");
}

function connection(url: Arg, options: Arg | undefined, run: Run): Thing {
  const own = options?.value;
  const state = joining(run.thing([], { isOpen: isOpenOptions(options) }), run);
  const given = optionValue(own, "headers");
  const headers = given && hashHeaders(given, "plain", run);
  put(state, "url", urlText(url.value), url.span, run);
  put(state, "headers", headers ?? run.thing([], { foldsCase: true }), url.span, run);
  // Explicit headers replace the defaults, including Accept.
  put(state, "isBare", { kind: "constant", value: headers === undefined }, url.span, run);
  if (options !== undefined) put(state, "options", options.value, options.span, run);
  const mock = option(own, "mock");
  // Options of which nothing is known are not taken for those of a test.
  if (mock !== "unknown" && isGiven(mock?.value)) run.facts.set("mocked", true);
  return state;
}

/** `connection.get(path: …)`, `connection.request(method: :get, …)`. */
export function callExconConnection(method: string, call: Call, run: Run): Value | undefined {
  const { state } = call;
  const [options] = positional(call);
  if (state === undefined) return unknown;
  if (verbs.has(method)) {
    send({ method: verbOf(call, method), state, options }, call, run);
    return answer;
  }
  if (method === "data") return { kind: "native", path: "excon.data", state };
  if (method !== "request") {
    openIfAdded(method, call, run);
    return undefined;
  }
  const found = option(options?.value, "method");
  const text = found === undefined || found === "unknown" ? undefined : plainText(found.value);
  const span = found === undefined || found === "unknown" ? undefined : found.valueSpan;
  send({ method: { text: text?.toUpperCase() ?? "$METHOD", span }, state, options }, call, run);
  return answer;
}

interface Parts {
  readonly method: { readonly text: string; readonly span: Span | undefined };
  readonly state: Thing;
  readonly options?: Arg | undefined;
  /** The URL of a short call, `Excon.get(url, …)`. */
  readonly short?: Arg;
}

function send({ method, state, options, short }: Parts, call: Call, run: Run): void {
  const shared = keptValue(state, "options");
  const own = options?.value;
  const either = (name: string): Value | undefined =>
    optionValue(own, name) ?? optionValue(shared, name);
  const given = optionValue(own, "headers");
  const headers = given && hashHeaders(given, "plain", run);
  const connected = keptValue(state, "headers");
  const bare = keptValue(state, "isBare");
  const path = either("path");
  const base = keptValue(state, "url") ?? unknown;
  const at = short?.span ?? options?.span ?? { start: call.at.start, end: call.at.end };
  const to = path === undefined ? base : joinedUrl(originOf(base), path, at, run);
  const [body] = [own, shared].flatMap((each) => {
    const found = option(each, "body");
    return found === undefined || found === "unknown" || !isGiven(found.value) ? [] : [found];
  });
  const isBare = bare?.kind === "constant" && bare.value === true;
  const user = option(shared, "user");
  const isBasic = user !== undefined && user !== "unknown" && isGiven(user.value);
  const basic = isBasic ? basicHeaders(user.valueSpan, run) : undefined;
  const all = [basic, connected, headers].flatMap((each) => (each === undefined ? [] : [each]));
  const sent = throughStack(
    either("middlewares"),
    { options: [shared, own], headers: all, body: body?.value },
    run,
  );
  goesOut(state, run);
  sendRequest(
    {
      ...{ form: run.form, client: isBare ? "exconBare" : "excon", nothing: "text", method },
      ...{ span: { start: call.at.start, end: call.at.end }, urlSpan: at, body: body?.valueSpan },
      ...{ url: withQuery(to, either("query"), at, run), headers: sent },
      sources: [connected, given].flatMap((each) => (each === undefined ? [] : [each])),
      ...saidOfBody(body?.value, false, run),
      isOpen:
        isOpenState(state) ||
        isOpenOptions(options) ||
        run.facts.has(hasDefaults) ||
        (blockOf(call) === undefined && call.args.length > positional(call).length),
      isAuthorized: !isBasic && isGiven(either("user")),
      slot:
        slotInHash(headers, run) ??
        slotInHash(connected, run) ??
        slotInOptions(own ?? shared, run) ??
        (short === undefined || shared !== undefined
          ? undefined
          : slotAfter(short.span.end, ", headers: { ", " }")),
      detached: [
        ...(headers === undefined ? wrongInOptions(own, "query", at, run) : []),
        ...(isBare ? wrongInOptions(shared, "query", at, run) : []),
        ...(short === undefined ? [] : forgottenClient("excon", { url: to, at }, [connected], run)),
      ],
    },
    run,
  );
}
