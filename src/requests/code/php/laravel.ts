import { asText, nameIn, plainText, writtenAt } from "../texts.ts";
import { spread } from "../objects.ts";
import type { HeaderSlot, Span } from "../../httpRequest.ts";
import { indentAt } from "../../jsonHeaders.ts";
import { lineEndOf } from "../../textLines.ts";
import { detachedIn, detachedOf } from "../detached.ts";
import { joinedUrl, sign, withParams } from "../urls.ts";
import type { Arg, Call, Run } from "../run.ts";
import { optionValue, sendRequest } from "../sending.ts";
import { joined, unknown, type Native, type Thing, type Value } from "../values.ts";
import { slotInMap } from "./headerSlots.ts";
import {
  answer,
  argument,
  hasMany,
  isGiven,
  keep,
  kept,
  keptThing,
  methodSpan,
  spanOfCall,
} from "./phpCall.ts";

const withBody = new Set(["post", "put", "patch", "delete"]);
const harmless = new Set([
  ...["timeout", "connectTimeout", "retry", "throw", "throwIf", "throwUnless", "withoutVerifying"],
  ...["withoutRedirecting", "async", "dump", "dd", "sink", "withCookies", "maxRedirects"],
  ...["withUserAgent", "asJson", "truncateExceptionsAt"],
]);
const opening = new Set([
  ...["withMiddleware", "withRequestMiddleware", "beforeSending", "when", "unless", "setHandler"],
  ...["setClient", "tap", "withDigestAuth", "withNtlmAuth"],
]);

/** `Http::…`: each begins a request of its own. */
export function callLaravel(method: string, call: Call, run: Run): Value | undefined {
  if (/^(?:fake|fakeSequence|preventStrayRequests|shouldReceive|spy)$/.test(method)) {
    run.facts.set("mocked", true);
    return unknown;
  }
  return callPending(method, { ...call, state: pending(run), self: undefined }, run);
}

function pending(run: Run, isOpen = false): Thing {
  const state = run.thing([], { isOpen });
  keep(state, "headers", run.thing([], { foldsCase: true }), { start: 0, end: 0 }, run);
  return state;
}

/** A request that somebody else has begun. */
export function givenLaravel(run: Run): Native {
  return { kind: "native", path: "laravel", state: pending(run, true) };
}

/** What is said of a request, and at last its sending. */
export function callPending(method: string, call: Call, run: Run): Value | undefined {
  const { state, at } = call;
  const headers = keptThing(state, "headers");
  if (state === undefined || headers === undefined || hasMany(call)) return unknown;
  const self: Value = { kind: "native", path: "laravel", state };
  const [first, second] = [argument(call, 0), argument(call, 1)];
  const put = (name: string, value: Value, valueSpan: Span): void => {
    const { callee } = at;
    const place = callee.kind === "member" ? callee.nameSpan : at;
    const span = { start: callee.kind === "member" ? callee.object.end : at.start, end: at.end };
    run.put(headers, { name: writtenAt(name, place), value, valueSpan, span, isSure: true });
  };
  if (/^(?:get|head|post|put|patch|delete)$/.test(method)) {
    if (first !== undefined) send(method, first, second, state, headers, call, run);
    return answer;
  }
  switch (method) {
    case "send": {
      const verb = plainText(first?.value)?.toLowerCase();
      const options = argument(call, 2, "options");
      if (verb === undefined || second === undefined) return unknown;
      const own = optionValue(options?.value, "headers");
      if (own !== undefined) spread(headers, own, run);
      const body = optionValue(options?.value, "json");
      const data =
        body === undefined || options === undefined
          ? undefined
          : { value: body, span: options.span };
      send(verb, second, data, state, headers, call, run);
      return answer;
    }
    case "withHeaders":
    case "replaceHeaders":
      takeHeaders(state, headers, first?.value ?? unknown, run);
      return self;
    case "withHeader": {
      const name = first && nameIn(first.value);
      if (name === undefined || second === undefined) run.open(headers, 0);
      else
        run.put(headers, {
          name,
          value: second.value,
          valueSpan: second.span,
          span: at,
          isSure: true,
        });
      return self;
    }
    case "withOptions": {
      const own = optionValue(first?.value, "headers");
      if (own !== undefined) takeHeaders(state, headers, own, run);
      if (first?.value.kind !== "thing") run.open(state, 0);
      return self;
    }
    case "withToken":
      put("Authorization", tokenOf(first, argument(call, 1, "type"), run), first?.span ?? at);
      return self;
    case "withBasicAuth":
      put("Authorization", unknown, at);
      return self;
    case "acceptJson":
      put("Accept", text("application/json", at), spanOfCall(call));
      return self;
    case "accept":
      put("Accept", first?.value ?? unknown, first?.span ?? at);
      return self;
    case "contentType":
      put("Content-Type", first?.value ?? unknown, first?.span ?? at);
      return self;
    case "asForm":
    case "asMultipart":
    case "attach":
    case "bodyFormat":
    case "withBody":
      keep(state, "format", second?.value ?? unknown, second?.span ?? at, run);
      if (method === "withBody")
        keep(state, "body", first?.value ?? unknown, first?.span ?? at, run);
      return self;
    case "baseUrl":
      if (first !== undefined) keep(state, "base", first.value, first.span, run);
      return self;
    case "withUrlParameters":
    case "withQueryParameters":
      return self;
    default:
      if (opening.has(method)) run.open(state, 0);
      return harmless.has(method) || opening.has(method) ? self : undefined;
  }
}

function text(shown: string, { start }: Span): Value {
  return {
    kind: "text",
    written: writtenAt(shown, { start, end: start }),
    others: [],
    isSure: true,
  };
}

function takeHeaders(state: Thing, headers: Thing, more: Value, run: Run): void {
  spread(headers, more, run);
  if (more.kind === "thing" && more.literal !== undefined) {
    keep(state, "written", more, { start: 0, end: 0 }, run);
  }
}

function tokenOf(token: Arg | undefined, type: Arg | undefined, run: Run): Value {
  if (token === undefined) return unknown;
  const place = { kind: "other", parts: [], ...token.span } as const;
  const scheme = type === undefined ? sign("Bearer", token.span) : type.value;
  if (scheme.kind !== "text") return unknown;
  const shown = asText(token.value, place, run);
  return joined([scheme, sign(" ", token.span), shown]);
}

function send(
  verb: string,
  url: Arg,
  data: Arg | undefined,
  state: Thing,
  headers: Thing,
  call: Call,
  run: Run,
): void {
  const isWrite = withBody.has(verb);
  const base = kept(state, "base");
  const whole = joinedUrl(base, url.value, url.span, run);
  const isForm = kept(state, "format") !== undefined;
  const body = isWrite && isGiven(data?.value) ? data.span : undefined;
  const because = isWrite ? "inBody" : "inQuery";
  sendRequest(
    {
      ...{ form: run.form, client: "laravelHttp", nothing: "skips", span: spanOfCall(call) },
      url: isWrite ? whole : withParams(whole, data?.value, url.span, run),
      ...{ urlSpan: url.span, headers: [headers], body },
      method: { text: verb.toUpperCase(), span: methodSpan(call) },
      implied:
        isWrite && verb !== "delete"
          ? { "Content-Type": isForm ? undefined : "application/json" }
          : {},
      isOpen: state.shape.value.isOpen,
      slot: slotInMap(kept(state, "written"), run) ?? chained(call, run),
      detached:
        data === undefined
          ? []
          : [
              ...detachedIn(data.value, because, data.span, run),
              ...detachedOf(data.value, because, data.span, run),
            ],
    },
    run,
  );
}

/** One more call in front of the one that sends. */
function chained({ at: { callee } }: Call, { text: source }: Run): HeaderSlot | undefined {
  if (callee.kind !== "member") return undefined;
  const offset = callee.object.end;
  const gap = /^\s{0,200}(?=\?->|->)/.exec(source.slice(offset, offset + 210))?.[0] ?? "";
  const indent = gap.includes("\n") ? indentAt(source, offset + gap.length) : undefined;
  const item = { open: "", between: " => ", close: "", nameQuote: "none" } as const;
  if (source.startsWith("::", offset)) {
    return { offset: offset + 2, before: "withHeaders([", after: "])->", separator: ", ", item };
  }
  const lead = indent === undefined ? "" : `${lineEndOf(source)}${indent}`;
  return { offset, before: `${lead}->withHeaders([`, after: "])", separator: ", ", item };
}
