import { asText, plainText } from "../texts.ts";
import { has, put } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { sign } from "../urls.ts";
import {
  isNothing,
  joined,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../values.ts";
import { entryOf } from "../values.ts";

/** `new StringContent(json, Encoding.UTF8, "application/json")`: without the last it is plain text. */
export function newContent(type: string, call: Call, run: Run): Native {
  const state = run.thing([]);
  const span = { start: call.at.start, end: call.at.end };
  const named = call.args.find(({ name }) => name === "mediaType")?.value ?? call.args[2]?.value;
  const given = type === "StringContent" ? (named ?? lone(call.args[1])) : unknown;
  if (given !== undefined) put(state, "type", given, span, run);
  return { kind: "native", path: "content", state };
}

/** `new StringContent(json, new MediaTypeHeaderValue(…))`. */
function lone(arg: Arg | undefined): Value | undefined {
  return arg?.value.kind === "text" || arg?.value.kind === "unknown" ? arg.value : undefined;
}

export function jsonContent(call: Call, run: Run): Native {
  const state = run.thing([]);
  const span = { start: call.at.start, end: call.at.end };
  put(state, "type", textOf({ text: "application/json", runs: [] }), span, run);
  return { kind: "native", path: "content", state };
}

/** The type that a body brings along: undefined where it is not known. */
export function typeOfContent(state: Thing): Readonly<Record<string, string | undefined>> {
  const body = entryOf(state, "body")?.value;
  if (body === undefined || isNothing(body)) return {};
  if (body.kind !== "native" || body.path !== "content" || body.state === undefined) {
    return { "Content-Type": undefined };
  }
  if (!has(body.state, "type")) return {};
  return { "Content-Type": plainText(entryOf(body.state, "type")?.value) };
}

/** A value of a header: `new AuthenticationHeaderValue("Bearer", token)`, `new("text/html", 0.9)`. */
export function headerValue({ args }: Call, run: Run): Value {
  const [first, second] = args;
  if (first === undefined) return unknown;
  if (second === undefined) return first.value;
  const text = (arg: Arg) => asText(arg.value, { kind: "other", parts: [], ...arg.span }, run);
  const isQuality = second.value.kind === "constant" && typeof second.value.value === "number";
  return joined([text(first), sign(isQuality ? "; q=" : " ", second.span), text(second)]);
}
