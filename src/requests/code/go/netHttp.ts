import type { HeaderSlot } from "../../httpRequest.ts";
import { addsHeaders, beginRequest, outsideClient, put, putChanges, send } from "../making.ts";
import type { Arg, Call, Run } from "../run.ts";
import { optionValue, sendRequest } from "../sending.ts";
import { slotAfter } from "../slots.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../values.ts";
import { textIn } from "../urls.ts";
import { isTaken, headerOf, headerOfRequest, replaceHeader } from "./header.ts";
import { queryPut } from "./url.ts";

/** `http.NewRequest(method, url, body)`; with a context before them in `NewRequestWithContext`. */
export function newRequest(call: Call, run: Run): Value {
  const hasContext = call.path.endsWith("WithContext");
  const [method, url, body] = hasContext ? call.args.slice(1) : call.args;
  if (url === undefined || call.args.some(({ isMany }) => isMany)) return unknown;
  const request = begin({ call, url, method, body: isNoBody(body) ? undefined : body }, run);
  return { kind: "list", items: [request, unknown], isComplete: true };
}

function isNoBody(body: Arg | undefined): boolean {
  return body?.value.kind === "native" && body.value.path === "http.NoBody";
}

type Begun = Pick<
  Parameters<typeof beginRequest>[0],
  "call" | "url" | "method" | "body" | "headers"
>;

function begin(of: Begun, run: Run): Native {
  const url = of.url && { ...of.url, value: textIn(of.url.value) ?? unknown };
  const slot = (state: Thing): HeaderSlot | undefined => slotOf(of.call, state, run);
  return beginRequest({ ...of, url, slot, path: "http.Request", client: "goHttp" }, run);
}

/** A statement of its own behind what made the request, or behind what replaced its headers. */
function slotOf({ at }: Call, state: Thing, run: Run): HeaderSlot | undefined {
  if (at.result === undefined || isTaken(optionValue(state, "headers"), run)) return undefined;
  const { name, from, after } = at.result;
  const moved = entryOf(state, "moved")?.valueSpan;
  if (moved === undefined) return slotAfter(run.text, [from, after], `${name}.Header.Set(`, ")");
  // A whole statement ends with its line.
  const { start } = moved;
  const end = start + run.text.slice(start, moved.end).trimEnd().length;
  return slotAfter(run.text, [Math.min(start + 1, end), end], `${name}.Header.Set(`, ")");
}

/** `&http.Request{Method: …, URL: …, Header: …}`. */
export function requestLiteral(call: Call, run: Run): Value {
  const [given] = call.args;
  const field = (name: string): Arg | undefined => {
    const value = optionValue(given?.value, name);
    return value === undefined || given === undefined ? undefined : { value, span: given.span };
  };
  const header = field("Header");
  const url = field("URL");
  if (url === undefined) return unknown;
  const headers = header === undefined ? undefined : headerOf(header.value, run).state;
  return begin({ call, url, method: field("Method"), body: field("Body"), headers }, run);
}

/** `request.Header`, `request.URL`. */
export function memberOfRequest(of: Native, name: string): Value | undefined {
  if (of.path !== "http.Request") return undefined;
  if (name === "Header") return headerOfRequest(of);
  if (name === "URL") return { kind: "native", path: "http.Request.URL", ...stateOf(of) };
  return /^(?:Body|Host|Method|Form|ContentLength|Response)$/.test(name) ? unknown : undefined;
}

function stateOf({ state }: Native): { state?: Thing } {
  return state === undefined ? {} : { state };
}

/** What is set on a request; what is sent to it as a URL stays known as far as its host goes. */
export function assignToRequest(of: Native, name: string, entry: Entry, run: Run): boolean {
  const { state } = of;
  if (state === undefined) return false;
  if (of.path === "http.Request.URL") {
    const url = optionValue(state, "url");
    if (url === undefined) return true;
    const value = name === "RawQuery" ? queryPut(url, entry, run) : unknown;
    put(state, "url", value, entry.valueSpan, run);
    return true;
  }
  if (name === "Header") replaceHeader(state, entry, run);
  if (name === "Method") put(state, "method", entry.value, entry.valueSpan, run);
  if (name === "Body") put(state, "body", entry.value, entry.valueSpan, run);
  if (name === "URL") {
    put(state, "url", textIn(entry.value) ?? unknown, entry.valueSpan, run);
  }
  return true;
}

/** What a request can do itself; `Clone` and `WithContext` give one that is sent in its place. */
export function callRequest(method: string, call: Call, run: Run): Value {
  const { state, at } = call;
  if (method === "Clone" || method === "WithContext") return call.self ?? unknown;
  if (method === "SetBasicAuth" && state !== undefined) {
    put(state, "authorized", { kind: "constant", value: true }, at, run);
  }
  return unknown;
}

/** `client.Do(request)`, `http.Get(url)` and its like, which cannot carry headers. */
export function callClient(method: string, call: Call, run: Run): Value | undefined {
  const sender: Native = {
    ...{ kind: "native", path: "http.Client" },
    state: call.state ?? defaultClient(run),
  };
  const [first, second, third] = call.args;
  const { callee } = call.at;
  switch (method) {
    case "Do":
    case "RoundTrip":
      if (first?.value.kind === "native" && first.value.state !== undefined) {
        send(first.value.state, sender, call, run);
      }
      return unknown;
    case "Get":
    case "Head":
    case "Post":
    case "PostForm": {
      if (first === undefined) return unknown;
      const isForm = method === "PostForm";
      const type = isForm
        ? ({ kind: "text", written: form, others: [], isSure: true } as const)
        : second?.value;
      const headers = run.thing([], { foldsCase: true });
      if (method.startsWith("Post") && type !== undefined && second !== undefined) {
        const name = { text: "Content-Type", runs: [] };
        run.put(headers, {
          name,
          value: type,
          valueSpan: second.span,
          span: second.span,
          isSure: true,
        });
      }
      const { state } = sender;
      const isOpen = addsHeaders(state) !== undefined;
      const body = isForm ? second : third;
      sendRequest(
        {
          ...{
            form: run.form,
            client: "goHttp",
            nothing: "text",
            headers: [headers],
            slot: undefined,
          },
          ...{ span: { start: call.at.start, end: call.at.end }, isOpen },
          url: textIn(first.value) ?? unknown,
          urlSpan: first.span,
          method: {
            text: method.startsWith("Post") ? "POST" : method.toUpperCase(),
            span: callee.kind === "member" ? callee.nameSpan : undefined,
          },
          body: body === undefined || isNothing(body.value) ? undefined : body.span,
        },
        run,
      );
      return unknown;
    }
    case "CloseIdleConnections":
      return unknown;
    default:
      return undefined;
  }
}

const form = { text: "application/x-www-form-urlencoded", runs: [] };

/** `&http.Client{Transport: …}`: a transport that is not Go's own may set headers. */
export function newClient({ args }: Call, run: Run): Native {
  const state = run.thing([]);
  const client: Native = { kind: "native", path: "http.Client", state };
  setTransport(state, optionValue(args[0]?.value, "Transport"), run);
  return client;
}

export function setTransport(state: Thing, transport: Value | undefined, run: Run): void {
  if (transport === undefined || isNothing(transport)) return;
  const isPlain =
    transport.kind === "native" && /^http\.(?:Default)?Transport$/.test(transport.path);
  if (!isPlain) putChanges(state, run);
}

/** The one that all share, which somebody in the file may have changed. */
export function defaultClient(run: Run): Thing {
  const known = run.shared.get("http.DefaultClient");
  if (known !== undefined) return known;
  const made = run.thing([]);
  run.shared.set("http.DefaultClient", made);
  return made;
}

/** A client that nobody sees being made, under whatever name: `Do` of anything that takes a request. */
export function callUnseen({ path, args }: Call, call: Call, run: Run): Value | undefined {
  const [first] = args;
  const isSending = path === "Do" && args.length === 1;
  if (!isSending || first?.value.kind !== "native" || first.value.path !== "http.Request") {
    return undefined;
  }
  if (first.value.state === undefined) return undefined;
  send(first.value.state, outsideClient("http.Client", run), call, run);
  return unknown;
}
