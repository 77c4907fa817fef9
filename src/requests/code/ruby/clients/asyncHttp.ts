import { saidOfBody } from "../../clients/bodies.ts";
import { put } from "../../clients/making.ts";
import { option, optionValue, sendRequest } from "../../clients/sending.ts";
import { answer, isGiven, keptValue } from "../../clients/state.ts";
import { joinedUrl } from "../../clients/urls.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { plainText } from "../../machine/values/texts.ts";
import { unknown, type Native, type Value } from "../../machine/values/values.ts";
import { headersOfPairs } from "./asyncHeaders.ts";
import { slotAfter, slotInHash } from "./headerSlots.ts";
import {
  anyVerb,
  callBlock,
  isOpenOptions,
  isOpenState,
  joining,
  openIfAdded,
  positional,
  verbOf,
} from "../rubyCall.ts";
import { originOf, uriOf, urlText } from "../uri.ts";
import { wrongInArgument } from "./wrongPlaces.ts";

const verbs = new Set([anyVerb, "get", "post", "put", "patch", "delete", "head", "options"]);

/** `Async::HTTP::Internet.new`, `Async::HTTP::Client.new(endpoint)`, `Async::HTTP::Endpoint.parse("https://…")`. */
export function callAsync(method: string, call: Call, run: Run): Value | undefined {
  const [first] = positional(call);
  const [, of = "", name = ""] = /^HTTP\.(\w+)(?:\.(.+))?$/.exec(method) ?? [];
  switch (of) {
    case "Internet":
      if (call.at.isNew || name === "instance") return newClient(undefined, run);
      return callAsyncHttp(name, call, run);
    case "Client": {
      if (first === undefined || !(call.at.isNew || name === "open")) return unknown;
      const client = newClient(first, run);
      return callBlock(call, [client], run) ?? client;
    }
    case "Endpoint":
      return name === "parse" && first !== undefined
        ? uriOf(urlText(first.value), first.span, run)
        : unknown;
    case "Mock":
      run.facts.set("mocked", true);
      return unknown;
    default:
      return undefined;
  }
}

/** A client; of one for a single host, `endpoint` says which. */
function newClient(endpoint: Arg | undefined, run: Run): Native {
  const state = joining(run.thing([]), run);
  if (endpoint !== undefined)
    put(state, "url", originOf(urlText(endpoint.value)), endpoint.span, run);
  return { kind: "native", path: "asyncHttp", state };
}

/** `internet.get(url, headers)`, `client.post(path, headers, body)`, `internet.call("GET", url, headers)`. */
export function callAsyncHttp(method: string, call: Call, run: Run): Value | undefined {
  const args = positional(call);
  if (args.some(({ isMany }) => isMany)) return unknown;
  // Calling the client itself is its method `call`.
  const isNamed = method === "call" || method === "";
  if (!isNamed && !verbs.has(method)) {
    openIfAdded(method, call, run);
    return undefined;
  }
  const [url, ...more] = isNamed ? args.slice(1) : args;
  if (url === undefined) return unknown;
  const verb = isNamed ? (plainText(args[0]?.value)?.toLowerCase() ?? anyVerb) : method;
  send({ verb, url, more }, call, run);
  callBlock(call, [answer], run);
  return answer;
}

interface Parts {
  readonly verb: string;
  readonly url: Arg;
  readonly more: readonly Arg[];
}

function send({ verb, url, more }: Parts, call: Call, run: Run): void {
  const { state } = call;
  const options = optionsOf(more);
  const [header, content] = more.filter((each) => each !== options);
  const given = optionValue(options?.value, "headers") ?? header?.value;
  const headers = isGiven(given) ? headersOfPairs(given, run) : undefined;
  const found = option(options?.value, "body");
  const body =
    found === undefined || found === "unknown"
      ? content
      : { value: found.value, span: found.valueSpan };
  const base = keptValue(state, "url");
  sendRequest(
    {
      ...{ form: run.form, client: "asyncHttpRuby", nothing: "text", urlSpan: url.span },
      ...{ span: { start: call.at.start, end: call.at.end }, method: verbOf(call, verb) },
      url: joinedUrl(base, urlText(url.value), url.span, run),
      headers: headers === undefined ? [] : [headers],
      ...saidOfBody(inPieces(body?.value), false, run),
      isOpen: isOpenState(state) || isOpenOptions(options),
      body: isGiven(body?.value) ? body.span : undefined,
      slot: more.length === 0 ? slotAfter(url.span.end, ", { ", " }") : slotInHash(headers, run),
      detached: wrongInArgument(body, "inBody", run),
    },
    run,
  );
}

/** Names such as `headers:` behind the arguments; other names are headers themselves. */
function optionsOf(more: readonly Arg[]): Arg | undefined {
  const last = more.at(-1);
  const names = ["headers", "body", "authority", "scheme", "protocol"];
  return last?.isNames === true && names.some((name) => option(last.value, name) !== undefined)
    ? last
    : undefined;
}

/** A body may be given in pieces: `[JSON.generate(data)]`. */
function inPieces(body: Value | undefined): Value | undefined {
  if (body?.kind !== "list") return body;
  const [only, ...others] = body.items;
  return only !== undefined && others.length === 0 && body.isComplete ? only : unknown;
}
