import type { DetachedHeaders } from "../../../httpRequest.ts";
import type { HeaderSlot } from "../../../headerSlot.ts";
import { indentAt } from "../../../json/jsonHeaders.ts";
import { lineEndOf } from "../../../places/textLines.ts";
import { filled } from "../../machine/values/filled.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { sendRequest, type Sending } from "../../clients/sending.ts";
import { joinedUrl, textIn, withParams } from "../../clients/urls.ts";
import {
  entryOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { isArray } from "../arrays.ts";
import { headersThroughSteps } from "./guzzleSteps.ts";
import { slotInMap } from "./headerSlots.ts";
import { saidOfPending } from "./laravelBody.ts";
import { strayHeaders } from "./strayHeaders.ts";
import { answer, isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { methodSpan, spanOfCall } from "../phpCall.ts";
import { markUsed } from "../unused.ts";

const withBody = new Set(["post", "put", "patch", "delete"]);

/** What a request is sent with. */
export interface PendingSend {
  readonly verb: string;
  readonly url: Arg;
  readonly data: Arg | undefined;
  /** Arguments that this method ignores. */
  readonly beside: readonly Arg[];
}

/** Sends a pending request. */
export function sendPending(of: PendingSend, call: Call, run: Run): void {
  const { verb, url, data } = of;
  const { state } = call;
  const own = keptThing(state, "headers");
  if (state === undefined || own === undefined) return;
  const { headers, isSeen } = afterSteps(own, state, run);
  const isWrite = withBody.has(verb);
  const body = isWrite
    ? isGiven(data?.value)
      ? data.span
      : entryOf(state, "body")?.valueSpan
    : undefined;
  const inData = dataHeaders(data, isWrite, run);
  // Headers passed here by mistake are no query.
  const query = isWrite || inData.length > 0 ? undefined : data?.value;
  const sending: Sending = {
    ...{ form: run.form, client: "laravelHttp", nothing: "skips", span: spanOfCall(call) },
    url: withParams(urlOf(state, url, run), query, url.span, run),
    ...{ urlSpan: url.span, headers: [headers], body },
    method: { text: verb.toUpperCase(), span: methodSpan(call) },
    ...(isWrite && verb !== "delete" ? saidOfPending(state, data, run) : {}),
    isOpen: state.shape.value.isOpen || !isSeen,
    slot: slotInMap(keptValue(state, "written"), run) ?? chained(call, run),
    detached: [
      ...inData,
      ...of.beside.flatMap(({ value, span }) => strayHeaders(value, "misplaced", span, run)),
      ...misplacedIn(state, run),
    ],
  };
  sendRequest(sending, run);
}

/** `$request->$method($url, …)`: the method may send its other argument as query or body. */
export function sendUnnamed(self: Native, call: Call, run: Run): Value {
  const url = call.args[1];
  const { state } = self;
  if (state === undefined || url?.value.kind !== "text") return unknown;
  if (!/^(?:https?:\/\/|\/|\$\{)/i.test(url.value.written.text)) return unknown;
  markUsed(state, run);
  sendPending({ verb: "$method", url, data: undefined, beside: [] }, { ...call, state }, run);
  return answer;
}

/** Headers after the request's middleware. */
export function afterSteps(
  headers: Thing,
  state: Thing,
  run: Run,
): { readonly headers: Thing; readonly isSeen: boolean } {
  const steps = state.shape.value.entries.filter(({ name }) => name.text.startsWith("step "));
  if (steps.length === 0) return { headers, isSeen: true };
  const isSure = steps.every((step) => step.isSure);
  const values = steps.map(({ value }) => value);
  const changed = isSure ? headersThroughSteps(headers, values, run) : undefined;
  return { headers: changed ?? headers, isSeen: changed !== undefined };
}

/** The URL from base, path, parameters in braces and query. */
function urlOf(state: Thing, url: Arg, run: Run): Value {
  const parameters = keptValue(state, "withUrlParameters");
  const path = templated(url.value, parameters, run);
  const joint = joinedUrl(keptValue(state, "baseUrl"), path, url.span, run);
  const whole = templated(joint, parameters, run);
  return ["query", "withQueryParameters"].reduce(
    (to, name) => withParams(to, keptValue(state, name), url.span, run),
    whole,
  );
}

function templated(url: Value, parameters: Value | undefined, run: Run): Value {
  const text = textIn(url);
  if (text === undefined || parameters === undefined) return url;
  // Unknown parameters may fill any name.
  if (!isArray(parameters)) return { ...text, isSure: false };
  return filled(
    text,
    /\{\+?(\w+)\}/g,
    ([, name = ""]) => {
      const entry = entryOf(parameters, name);
      return entry && { value: entry.value, span: entry.valueSpan };
    },
    run,
  );
}

function dataHeaders(
  data: Arg | undefined,
  isWrite: boolean,
  run: Run,
): readonly DetachedHeaders[] {
  if (data === undefined) return [];
  return strayHeaders(data.value, isWrite ? "inBody" : "inQuery", data.span, run);
}

function misplacedIn(state: Thing, run: Run): readonly DetachedHeaders[] {
  return state.shape.value.entries.flatMap(({ name, value, valueSpan, isSure }) =>
    isSure && name.text.startsWith("misplaced ")
      ? strayHeaders(value, "misplaced", valueSpan, run)
      : [],
  );
}

/** The place for one more call before the one that sends. */
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
