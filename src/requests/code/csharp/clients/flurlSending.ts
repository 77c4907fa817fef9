import type { HeaderSlot } from "../../../headerSlot.ts";
import { formBody } from "../../clients/bodies.ts";
import { addsHeaders, beginRequest, has, put, putChanges, send } from "../../clients/making.ts";
import { spread } from "../../machine/values/objects.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { slotInChain } from "../../slots.ts";
import { nothing, textOf, unknown, type Thing, type Value } from "../../machine/values/values.ts";

/** Flurl's methods that send a request, and the kind of body they take. */
export const sending =
  /^(Get|Post|Put|Patch|Delete|Head|Options|Send|Download)(Json|UrlEncoded|String|Multipart|Bytes|Stream|File|JsonList)?Async$/;

/** `request.GetJsonAsync<T>()`. */
export function sendFlurl(method: string, state: Thing, call: Call, run: Run): void {
  const [, verb = "", kind = ""] = sending.exec(method) ?? [];
  const { args, at } = call;
  const isSend = verb === "Send";
  const given = isSend ? args[1] : /^P/.test(verb) ? args[0] : undefined;
  const body = given && kind === "UrlEncoded" ? { ...given, value: formBody } : given;
  const span = at.callee.kind === "member" ? at.callee.nameSpan : at;
  const name = verb === "Download" ? "GET" : verb.toUpperCase();
  const own = optionValue(state, "headers");
  const origin = own?.kind === "thing" ? { origin: own } : {};
  const headers = run.thing([], { foldsCase: true, ...origin });
  const held = optionValue(state, "client");
  const client = held?.kind === "native" ? held.state : undefined;
  for (const each of [client, state]) spread(headers, optionValue(each, "headers") ?? nothing, run);
  const address = optionValue(state, "url") ?? unknown;
  const request = beginRequest(
    {
      ...{ path: "flurlRequest", client: "flurl", isOnlyIfSent: true, call, headers },
      url: { value: address, span: urlSpan(call) },
      method: isSend ? args[0] : { value: textOf({ text: name, runs: [] }), span },
      body: body !== undefined && isToken(body.value) ? undefined : body,
      slot: () => slotOf(call, run),
      implied: () => typeOf(kind, body),
    },
    run,
  );
  if (request.state === undefined) return;
  const sender = run.thing([]);
  const adds = [client, state].map(addsHeaders);
  if (adds.includes("missing")) put(sender, "outside", unknown, at, run);
  if (adds.includes("any") || run.facts.has("flurlHooks")) putChanges(sender, run);
  if ([client, state].some((of) => has(of, "authorized")))
    put(request.state, "authorized", unknown, at, run);
  send(request.state, { kind: "native", path: "flurlClients", state: sender }, call, run);
}

function isToken(value: Value): boolean {
  return value.kind === "native" && value.path.startsWith("CancellationToken");
}

function typeOf(kind: string, body: Arg | undefined): Readonly<Record<string, string | undefined>> {
  if (body === undefined) return {};
  if (kind === "Json") return { "Content-Type": "application/json" };
  // A content object's own type is not followed here.
  return /^(?:String|UrlEncoded)$/.test(kind) ? {} : { "Content-Type": undefined };
}

/** The start of the chain. */
function urlSpan({ at }: Call): { start: number; end: number } {
  let node = at.callee.kind === "member" ? at.callee.object : undefined;
  while (node?.kind === "call" && node.callee.kind === "member") node = node.callee.object;
  return node === undefined
    ? { start: at.start, end: at.end }
    : { start: node.start, end: node.end };
}

function slotOf({ at }: Call, run: Run): HeaderSlot | undefined {
  const { callee } = at;
  if (callee.kind !== "member") return undefined;
  return slotInChain(run.text, callee.object.end, "WithHeader");
}
