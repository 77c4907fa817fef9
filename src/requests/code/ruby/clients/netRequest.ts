import { plainText, writtenAt } from "../../machine/values/texts.ts";
import type { Span } from "../../../httpRequest.ts";
import type { Run } from "../../machine/run.ts";
import type { Call } from "../../machine/library.ts";
import { entryOf, nothing, unknown, type Native, type Value } from "../../machine/values/values.ts";
import { hashHeaders } from "../hashHeaders.ts";
import { put } from "../../clients/making.ts";
import { isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { isOpenState, joining, positional } from "../rubyCall.ts";
import { urlText } from "../uri.ts";

const verbs = new Set(["Get", "Post", "Put", "Patch", "Delete", "Head", "Options"]);

/** A request class, `Net::HTTP::Get`; without `verb`, an unknown one. */
export function netRequestClass(verb: string | undefined, run: Run): Native | undefined {
  if (verb !== undefined && !verbs.has(verb)) return undefined;
  const state = joining(run.thing([]), run);
  const at = { start: 0, end: 0 };
  if (verb !== undefined) put(state, "verb", textAt(verb.toUpperCase(), at), at, run);
  return { kind: "native", path: "netRequestClass", state };
}

/** Whether two request classes are one; undefined for other values. */
export function isSameRequestClass(left: Native, right: Native): boolean | undefined {
  const [one, other] = [left, right].map(({ path, state }) =>
    path === "netRequestClass" ? plainText(keptValue(state, "verb")) : undefined,
  );
  return one === undefined || other === undefined ? undefined : one === other;
}

/** `Net::HTTP::Get.new(uri or path, headers)`: a request, which a connection sends. */
export function newNetRequest(method: string, call: Call, run: Run): Value | undefined {
  const [url, init] = positional(call);
  if (!call.at.isNew || method !== "" || url === undefined) return undefined;
  const verb = plainText(keptValue(call.state, "verb")) ?? "$METHOD";
  const given = init === undefined ? undefined : hashHeaders(init.value, "plain", run);
  const headers = given?.kind === "thing" ? given : run.thing([], { foldsCase: true });
  if (given !== undefined && given.kind !== "thing" && isGiven(given)) run.open(headers);
  const { callee } = call.at;
  const state = joining(run.thing([]), run);
  const made = { start: call.at.start, end: call.at.end };
  put(state, "made", nothing, made, run);
  put(state, "url", url.value.kind === "native" ? urlText(url.value) : url.value, url.span, run);
  put(state, "verb", textAt(verb, made), callee.kind === "member" ? callee.nameSpan : made, run);
  put(state, "headers", headers, init?.span ?? made, run);
  put(state, "hasInit", { kind: "constant", value: init !== undefined }, made, run);
  put(state, "late", run.thing([], { foldsCase: true }), made, run);
  run.drafts.push({
    finish: () => {
      const isGone = ["sent", "outside"].some((name) => keptValue(state, name) !== undefined);
      const address = plainUrl(keptValue(state, "url"));
      if (isGone || isOpenState(state) || address === undefined) return;
      const given = entryOf(state, "headers")?.valueSpan;
      run.lost.unsent(keptThing(state, "headers") ?? unknown, address, run, { given });
    },
  });
  return { kind: "native", path: "netRequest", state };
}

function plainUrl(url: Value | undefined): string | undefined {
  return url?.kind === "text" ? url.written.text : undefined;
}

/** Notes that the caller of a function may send the request that it returns. */
export function handBackNetRequest({ path, state }: Native, run: Run): void {
  if (path !== "netRequest" || state === undefined) return;
  put(state, "outside", { kind: "constant", value: true }, { start: 0, end: 0 }, run);
}

function textAt(text: string, at: Span): Value {
  return { kind: "text", written: writtenAt(text, at), others: [], isSure: true };
}
