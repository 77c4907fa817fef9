import type { HeaderSlot } from "../../../headerSlot.ts";
import { indentAt } from "../../../json/jsonHeaders.ts";
import { lineEndOf } from "../../../places/textLines.ts";
import { detachedOf, everywhere } from "../../lost/detached.ts";
import { put } from "../../clients/making.ts";
import { plainText } from "../../machine/values/texts.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue, sendRequest } from "../../clients/sending.ts";
import {
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { anyVerb, unknownMethod } from "../anyVerb.ts";
import { methodNamed } from "../methodSeen.ts";
import { objectStyle, spanOfCall, typeOfForm } from "./httpCall.ts";
import { strayedOf } from "../strayed.ts";
import { chainOn, useOn } from "./superagentChain.ts";
import { withParams } from "../../clients/urls.ts";

const verbs = new Map(
  Object.entries({
    get: "GET",
    post: "POST",
    put: "PUT",
    patch: "PATCH",
    del: "DELETE",
    delete: "DELETE",
    [anyVerb]: unknownMethod,
    head: "HEAD",
  }),
);

/** `superagent.get(url)`: a request that is built by a chain of calls and sent when awaited. */
export function callSuperagent(method: string, call: Call, run: Run): Value | undefined {
  const { args, at, state: agent } = call;
  const start = { start: at.start, end: at.start };
  if (method === "agent") {
    const made = run.thing([]);
    put(made, "headers", run.thing([], { foldsCase: true }), start, run);
    return { kind: "native", path: "superagent", state: made };
  }
  const isCall = method === "" && args.length > 0;
  const hasVerb = isCall && args.length > 1;
  const verb = hasVerb
    ? plainText(args[0]?.value)?.toUpperCase()
    : isCall
      ? "GET"
      : verbs.get(method);
  const [url, data] = hasVerb ? args.slice(1) : args;
  // Settings of an agent apply to all its requests.
  if (verb === undefined || url === undefined) {
    return agent === undefined ? undefined : chainOn(method, call, run);
  }
  const headers = run.thing([], { foldsCase: true });
  const state = run.thing([]);
  put(state, "headers", headers, start, run);
  put(state, "late", run.thing([], { foldsCase: true }), start, run);
  put(state, "url", url.value, url.span, run);
  put(state, "method", methodNamed(verb, "upper"), start, run);
  const given = data === undefined || data.value.kind === "function" ? undefined : data;
  if (given !== undefined) putData(state, verb, given, run);
  run.drafts.push({
    finish: () => {
      finish({ call, url, verb, data: given, agent, state }, run);
    },
  });
  const request: Native = { kind: "native", path: "superagentRequest", state };
  const plugins = optionValue(agent, "plugins");
  if (plugins?.kind === "list") for (const plugin of plugins.items) useOn(request, plugin, run);
  return request;
}

/** The second argument: the query for methods without a body, otherwise the body. */
function putData(state: Thing, verb: string, { value, span }: Arg, run: Run): void {
  // Headers passed as the query are reported elsewhere.
  if (isNothing(value) || strayedOf(value, "inQuery", span, run).length > 0) return;
  if (!isRead(verb)) put(state, "body", value, span, run);
  else {
    const url = optionValue(state, "url") ?? unknown;
    put(state, "url", withParams(url, value, span, run), span, run);
  }
}

function isRead(verb: string): boolean {
  return verb === "GET" || verb === "HEAD";
}

interface Parts {
  readonly call: Call;
  readonly url: Arg;
  readonly verb: string;
  readonly data: Arg | undefined;
  readonly agent: Thing | undefined;
  readonly state: Thing;
}

function finish({ call, url, verb, data, agent, state }: Parts, run: Run): void {
  const body = state.shape.value.entries.find(({ name }) => name.text === "body");
  const { callee } = call.at;
  const place = isRead(verb) ? "inQuery" : "inBody";
  const shared = optionValue(agent, "headers");
  const lost = optionValue(state, "lost");
  sendRequest(
    {
      ...{ form: run.form, client: "superagent", span: spanOfCall(call), nothing: "text" },
      method: { text: verb, span: callee.kind === "member" ? callee.nameSpan : undefined },
      url: optionValue(state, "url") ?? unknown,
      urlSpan: url.span,
      headers: [shared, optionValue(state, "headers")].filter((value) => value !== undefined),
      implied: impliedBy(body?.value),
      isOpen: state.shape.value.isOpen || agent?.shape.value.isOpen === true,
      isAuthorized: [state, agent].some((each) => optionValue(each, "auth") !== undefined),
      body: body?.valueSpan,
      ...{ slot: chained(call, run), sender: agent },
      detached: [
        ...(data === undefined ? [] : strayedOf(data.value, place, data.span, run)),
        ...strayedOf(optionValue(state, "strayed"), "inQuery", call.at, run),
        ...(data === undefined ? strayedOf(body?.value, "inBody", call.at, run) : []),
        ...detachedOf(lost, "notCopied", spanOfCall(call), run),
        ...detachedOf(optionValue(state, "late"), "afterSending", everywhere, run),
      ],
    },
    run,
  );
}

function impliedBy(body: Value | undefined): Readonly<Record<string, string | undefined>> {
  if (body === undefined) return {};
  if (body.kind === "thing" || body.kind === "list") return { "Content-Type": "application/json" };
  return typeOfForm(body);
}

/** The place for one more call of the chain, on its own line if the others are. */
export function chained({ at }: Call, { text }: Run): HeaderSlot {
  const next = /^(\s{0,200})\./.exec(text.slice(at.end, at.end + 202))?.[1] ?? "";
  const indent = next.includes("\n") ? indentAt(text, at.end + next.length) : undefined;
  const before = indent === undefined ? ".set(" : `${lineEndOf(text)}${indent}.set(`;
  return {
    ...{ offset: at.end, before, separator: `)${before}`, after: ")" },
    item: { ...objectStyle, open: "", between: ", ", close: "", nameQuote: "none" },
  };
}
