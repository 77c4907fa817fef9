import { put, putChanges, putHeader, spanOfSetter } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { asText } from "../../machine/values/texts.ts";
import { joinedUrl, sign, textIn } from "../../clients/urls.ts";
import { withQuery } from "./withQuery.ts";
import {
  isNothing,
  joined,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { sendFlurl, sending } from "./flurlSending.ts";
import { authorization } from "./headerObjects.ts";
import { itemsIn } from "../lists.ts";

/** Flurl's methods on texts that build a URL. */
const addressing =
  /^(?:(?:Append|Remove|Reset)PathSegments?|AppendQueryParam|(?:Set|Remove)QueryParams?|(?:Set|Remove)Fragment)$/;

/** Flurl's methods on texts and URLs that build a request. */
const preparing = /^(?:With\w+|Allow\w+|ConfigureRequest|OnError|BeforeCall|AfterCall|OnRedirect)$/;

/** Whether a method of a text or URL is one of Flurl's. */
export function isOfFlurl(method: string): boolean {
  return isBuilding(method) || (sending.test(method) && method !== "SendAsync");
}

function isBuilding(method: string): boolean {
  return addressing.test(method) || preparing.test(method);
}

/** A Flurl request, URL or client. Its state: `url`, `headers`, `client`, `authorized`. */
export function newFlurl(
  path: "flurl" | "flurlUrl" | "flurlClient",
  url: Value,
  at: Call["at"],
  run: Run,
): Native {
  const state = run.thing([]);
  put(state, "url", url, at, run);
  put(state, "headers", run.thing([], { foldsCase: true }), at, run);
  return { kind: "native", path, state };
}

/** `"https://…".AppendPathSegment("me").WithHeader(…).GetJsonAsync<T>()`. */
export function callFlurl(method: string, call: Call, run: Run): Value {
  const { self, state, args, at } = call;
  if (self?.kind === "text") {
    const made = newFlurl(addressing.test(method) ? "flurlUrl" : "flurl", self, at, run);
    return callFlurl(method, { ...call, self: made, state: made.state }, run);
  }
  if (state === undefined || self === undefined) return unknown;
  if (self.kind === "native" && self.path === "flurlUrl" && preparing.test(method)) {
    const made = requestTo(state, call, run);
    return callFlurl(method, { ...call, self: made, state: made.state }, run);
  }
  if (method === "Request") return requestOf(state, call, run);
  if (method === "ToString") return optionValue(state, "url") ?? unknown;
  if (sending.test(method)) {
    sendFlurl(method, state, call, run);
    return unknown;
  }
  if (isBuilding(method)) {
    build(method, state, call, run);
    return self;
  }
  for (const { value } of args) run.open(value);
  if (!/^(?:Dispose|Clone|GetType)$/.test(method)) putChanges(state, run);
  return self;
}

/** A request to a URL, which itself stays unchanged. */
function requestTo(address: Thing, { at }: Call, run: Run): Native {
  const request = newFlurl("flurl", optionValue(address, "url") ?? unknown, at, run);
  const none = optionValue(address, "headers");
  if (request.state !== undefined && none?.kind === "thing")
    put(request.state, "headers", run.thing([], { foldsCase: true, origin: none }), at, run);
  return request;
}

/** `client.Request("contacts", id)`. */
function requestOf(client: Thing, { args, at }: Call, run: Run): Native {
  const url = withSegments(optionValue(client, "url") ?? unknown, args, run);
  const request = newFlurl("flurl", url, at, run);
  run.idleClients.uses(client);
  if (request.state !== undefined)
    put(request.state, "client", { kind: "native", path: "flurlClient", state: client }, at, run);
  return request;
}

/** A URL with more segments, which may be the items of a list. */
function withSegments(url: Value, args: readonly Arg[], run: Run): Value {
  const segments = args.flatMap(({ value, span }) =>
    (itemsIn(value) ?? [value]).map((item) => ({ value: item, span })),
  );
  return segments.reduce((base, { value, span }) => joinedUrl(base, value, span, run), url);
}

function build(method: string, state: Thing, call: Call, run: Run): void {
  const { args, at } = call;
  const [first, second] = args;
  const url = optionValue(state, "url") ?? unknown;
  const headers = optionValue(state, "headers");
  const span = { start: at.start, end: at.end };
  const setUrl = (value: Value): void => {
    put(state, "url", value, span, run);
  };
  switch (method) {
    case "AppendPathSegment":
    case "AppendPathSegments":
      setUrl(withSegments(url, args, run));
      return;
    case "SetQueryParam":
    case "AppendQueryParam":
    case "SetQueryParams":
      setUrl(withQuery(url, args, span, run));
      return;
    case "WithHeader":
      if (headers?.kind === "thing" && second !== undefined && isNothing(second.value)) {
        const name = first && textIn(first.value)?.written.text;
        if (name !== undefined) run.take(headers, name);
      } else if (headers?.kind === "thing") putHeader(headers, args, spanOfSetter(call, run), run);
      return;
    case "WithHeaders":
      if (headers?.kind === "thing") spread(headers, first ? hyphened(first, run) : unknown, run);
      return;
    case "WithOAuthBearerToken":
    case "WithBasicAuth": {
      if (headers?.kind !== "thing" || first === undefined) return;
      const scheme = method === "WithBasicAuth" ? "Basic " : "Bearer ";
      const token = asText(
        method === "WithBasicAuth" ? unknown : first.value,
        { kind: "other", parts: [], ...first.span },
        run,
      );
      const value = joined([sign(scheme, first.span), token]);
      const given = { value, span: first.span };
      putHeader(headers, [authorization, given], spanOfSetter(call, run), run);
      return;
    }
    case "BeforeCall":
    case "ConfigureRequest":
    case "WithClient":
    case "WithSettings":
      if (method !== "WithSettings" || /BeforeCall|Headers/.test(run.source(at)))
        putChanges(state, run);
      if (headers?.kind === "thing" && /Header/.test(run.source(at))) putInDoubt(headers, run);
      return;
    case "WithCookie":
    case "WithCookies":
      put(state, "authorized", unknown, span, run);
  }
}

/** A callback sets headers with every call, perhaps in the place of these. */
function putInDoubt(headers: Thing, run: Run): void {
  for (const entry of headers.shape.value.entries) run.put(headers, { ...entry, value: unknown });
}

/** Flurl turns underscores in property names into hyphens: `new { Intercom_Version = "2.13" }`. */
function hyphened({ value }: Arg, run: Run): Value {
  if (value.kind !== "thing") return value;
  const { entries, isOpen } = value.shape.value;
  const named = entries.map((entry): Entry => {
    const { text } = entry.name;
    return text.includes("_")
      ? { ...entry, name: { text: text.replaceAll("_", "-"), runs: [] } }
      : entry;
  });
  return run.thing(named, { isOpen });
}
