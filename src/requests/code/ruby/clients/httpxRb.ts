import { saidOfBody } from "../../clients/bodies.ts";
import { option, optionValue, sendRequest } from "../../clients/sending.ts";
import { joinedUrl, sign } from "../../clients/urls.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import { asText, plainText, writtenAt } from "../../machine/values/texts.ts";
import { joined, unknown, type Thing, type Value } from "../../machine/values/values.ts";
import { basicAuth } from "../../clients/basicAuth.ts";
import { copyOf, hashHeaders } from "../hashHeaders.ts";
import { slotAfter, slotInHash, slotInOptions } from "./headerSlots.ts";
import { followClient, goesOut, watchClient } from "./idleClients.ts";
import { put } from "../../clients/making.ts";
import { answer, isGiven, keptThing, keptValue } from "../../clients/state.ts";
import {
  anyVerb,
  callBlock,
  isOpenOptions,
  isOpenState,
  joining,
  positional,
  verbOf,
} from "../rubyCall.ts";
import { urlText } from "../uri.ts";
import { withQuery, wrongInOptions } from "./wrongPlaces.ts";

const path = "HTTPX";

const verbs = new Set([
  ...[anyVerb, "get", "post", "put", "patch", "delete", "head", "options", "request"],
]);

/** Plugins that add no headers by themselves. */
const plainPlugins =
  /^(?:auth|basic_auth|bearer_auth|authentication|retries|follow_redirects|persistent|compression|multipart|circuit_breaker|rate_limiter|expect|h2c|push_promise|response_cache|content_digest|ssrf_filter|fiber_concurrency|upgrade|stream|brotli)$/;

/** `HTTPX.with(headers: …).plugin(:auth).bearer_auth(token).get(url)`: each call returns a new session. */
export function callHttpx(method: string, call: Call, run: Run): Value | undefined {
  const { state, at } = call;
  const args = positional(call);
  const [first, second] = args;
  if (args.some(({ isMany }) => isMany)) return unknown;
  if (verbs.has(method)) {
    const isNamed = method === "request";
    const verb = isNamed ? (plainText(first?.value) ?? anyVerb) : method;
    const [url, options] = isNamed ? [second, args[2]] : [first, second];
    if (url === undefined) return unknown;
    send({ verb, url, options }, call, run);
    return answer;
  }
  const authorize = (value: Value, arg: Arg | undefined): Value =>
    changed(state, run, (headers) => {
      const span = arg?.span ?? { start: at.start, end: at.end };
      const name = writtenAt("Authorization", { start: span.start, end: span.start });
      run.put(headers, { name, value, valueSpan: span, span, isSure: true });
    });
  switch (method) {
    case "Session":
    case "with":
    case "with_options":
      return configured(first, call, run);
    case "headers":
    case "with_headers":
      return withHeaders(state, first?.value ?? unknown, run);
    case "accept":
      return changed(state, run, (headers) => {
        const { value, span } = first ?? { value: unknown, span: at };
        const name = writtenAt("Accept", at.callee.kind === "member" ? at.callee.nameSpan : at);
        run.put(headers, { name, value, valueSpan: span, span, isSure: true });
      });
    case "bearer_auth": {
      const place = { kind: "other", parts: [], ...(first?.span ?? at) } as const;
      const token = asText(first?.value ?? unknown, place, run);
      return authorize(joined([sign("Bearer ", place), token]), first);
    }
    case "basic_auth":
      return authorize(basicAuth(at, run), first);
    case "authorization":
    case "authentication":
      return authorize(unknown, first);
    case "plugin": {
      const next = changed(state, run, () => undefined);
      if (!plainPlugins.test(plainText(first?.value) ?? "")) run.open(next);
      return next;
    }
    case "wrap": {
      const next = changed(state, run, () => undefined);
      return callBlock(call, [next], run) ?? unknown;
    }
    case "close":
      return unknown;
    default:
      return undefined;
  }
}

/** `HTTPX.with(origin: "https://…", headers: …)`. */
function configured(options: Arg | undefined, call: Call, run: Run): Value {
  const own = options?.value;
  const given = optionValue(own, "headers");
  const made =
    given === undefined
      ? changed(call.state, run, () => undefined)
      : withHeaders(call.state, given, run);
  if (isOpenOptions(options)) run.open(made);
  if (made.kind !== "native" || made.state === undefined || options === undefined) return made;
  const [origin, folder] = [optionValue(own, "origin"), optionValue(own, "base_path")];
  if (origin === undefined) return made;
  const base = urlText(origin);
  const whole = folder === undefined ? base : joinedUrl(base, folder, options.span, run);
  put(made.state, "url", whole, options.span, run);
  watchClient("httpxRuby", made.state, call, run);
  return made;
}

function withHeaders(state: Thing | undefined, value: Value, run: Run): Value {
  const given = hashHeaders(value, "plain", run);
  const putInto = (headers: Thing): void => {
    spread(headers, given, run);
  };
  return changed(state, run, putInto, given);
}

/** A new session with changed headers; `written`: where they are written. */
function changed(
  state: Thing | undefined,
  run: Run,
  change: (headers: Thing) => void,
  written?: Value,
): Value {
  const old = keptThing(state, "headers") ?? run.thing([], { foldsCase: true });
  const literal = written?.kind === "thing" ? written.literal : old.literal;
  const headers = copyOf(old, run, literal);
  change(headers);
  const entries = state?.shape.value.entries ?? [];
  const made = joining(run.thing(entries, { isOpen: isOpenState(state) }), run);
  put(made, "headers", headers, { start: 0, end: 0 }, run);
  followClient(made, run);
  return { kind: "native", path, state: made };
}

interface Parts {
  readonly verb: string;
  readonly url: Arg;
  readonly options: Arg | undefined;
}

function send({ verb, url, options }: Parts, call: Call, run: Run): void {
  const { state } = call;
  const own = options?.value;
  const shared = keptValue(state, "headers");
  const given = optionValue(own, "headers");
  const headers = given && hashHeaders(given, "plain", run);
  const [json, form, body] = ["json", "form", "body"].map((name) => {
    const found = option(own, name);
    return found === "unknown" || !isGiven(found?.value) ? undefined : found;
  });
  const to = joinedUrl(keptValue(state, "url"), urlText(url.value), url.span, run);
  const content = json ?? form ?? body;
  goesOut(state, run);
  sendRequest(
    {
      ...{ form: run.form, client: "httpxRuby", nothing: "skips", urlSpan: url.span },
      ...{ span: { start: call.at.start, end: call.at.end }, method: verbOf(call, verb) },
      url: withQuery(to, optionValue(own, "params"), url.span, run),
      headers: [shared, headers].flatMap((each) => (each === undefined ? [] : [each])),
      sources: [shared, given].flatMap((each) => (each === undefined ? [] : [each])),
      ...(json === undefined
        ? saidOfBody((form ?? body)?.value, form !== undefined, run)
        : { implied: { "Content-Type": "application/json; charset=utf-8" } }),
      isOpen: isOpenOptions(options) || isOpenState(state),
      body: content?.valueSpan,
      slot:
        slotInHash(headers, run) ??
        slotInHash(shared, run) ??
        (options === undefined
          ? slotAfter(url.span.end, ", headers: { ", " }")
          : slotInOptions(own, run)),
      detached:
        headers === undefined ? wrongInOptions(own, "params", options?.span ?? url.span, run) : [],
    },
    run,
  );
}
