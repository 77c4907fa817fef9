import { basicHeaders } from "../../clients/basicAuth.ts";
import { detachedOf, everywhere } from "../../lost/detached.ts";
import { literalSpan } from "../../clients/pairs.ts";
import { has, put } from "../../clients/making.ts";
import { lineOf } from "../../clients/headerLine.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue, sendRequest } from "../../clients/sending.ts";
import { plainText } from "../../machine/values/texts.ts";
import { truthOf } from "../../machine/values/truthOf.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { saidOfBody } from "./bodies.ts";

const verbs: readonly (readonly [string, string])[] = [
  ["NOBODY", "HEAD"],
  ["HTTPGET", "GET"],
  ["UPLOAD", "PUT"],
  ["PUT", "PUT"],
  ["POST", "POST"],
];

/** What sends several at once. */
const multi: Native = { kind: "native", path: "pycurl.multi" };

/** `curl = pycurl.Curl()`, `curl.setopt(curl.URL, "…")`, `curl.perform()`. */
export function callPycurl(method: string, call: Call, run: Run): Value | undefined {
  const { state, args, at } = call;
  if (method === "Curl") return { kind: "native", path: "pycurl", state: run.thing([]) };
  if (method === "CurlMulti") return multi;
  if (method.startsWith("multi.")) return callMulti(method, call, run);
  if (state === undefined) return undefined;
  const [option, value] = args;
  switch (method) {
    case "setopt":
    case "setopt_string": {
      const isOption =
        option?.value.kind === "native" && /^pycurl\.[A-Z_]+$/.test(option.value.path);
      if (!isOption || value === undefined) run.open(state, 0);
      else {
        const name = option.value.path.slice("pycurl.".length);
        if (name === "HTTPHEADER") noteReplaced(state, value, run);
        put(state, name, value.value, value.span, run);
      }
      return unknown;
    }
    case "unsetopt":
      run.open(state, 0);
      return unknown;
    case "reset":
      for (const { name } of state.shape.value.entries) run.take(state, name.text);
      return unknown;
    case "perform":
    case "perform_rb":
    case "perform_rs":
      send(state, { start: at.start, end: at.end }, run);
      put(state, "went", optionValue(state, "HTTPHEADER") ?? unknown, at, run);
      return { kind: "native", path: "answer" };
    default:
      return unknown;
  }
}

/** `multi.add_handle(curl)`: it is sent when others are asked to go on, which may be in another function. */
function callMulti(method: string, { args: [given], at }: Call, run: Run): Value {
  const curl = given?.value.kind === "native" ? given.value : undefined;
  if (method !== "multi.add_handle" || curl?.path !== "pycurl" || curl.state === undefined)
    return unknown;
  const { state } = curl;
  run.later(() => {
    send(state, { start: at.start, end: at.end }, run);
  });
  return unknown;
}

function send(state: Thing, span: { start: number; end: number }, run: Run): void {
  const entry = (name: string): Entry | undefined => entryOf(state, name);
  const [url, custom, body] = [entry("URL"), entry("CUSTOMREQUEST"), entry("POSTFIELDS")];
  if (url === undefined) return;
  const [given, replaced] = headersOfOneWay(state, run) ?? [
    optionValue(state, "HTTPHEADER"),
    optionValue(state, "replaced"),
  ];
  const headers = given === undefined ? undefined : headersIn(given, run);
  const login = entry("HTTPAUTH") === undefined ? entry("USERPWD") : undefined;
  const isBasic = login?.isSure === true && !isNothing(login.value);
  const basic = isBasic ? basicHeaders(login.valueSpan, run) : undefined;
  const verb = verbs.find(([name]) => truthOf(optionValue(state, name) ?? unknown) === true);
  const implied = verb?.[1] ?? (body === undefined ? "GET" : "POST");
  const hasBody = body !== undefined && !isNothing(body.value);
  sendRequest(
    {
      ...{ form: run.form, client: "pycurl", nothing: "removes", span },
      method: {
        text:
          custom === undefined ? implied : (plainText(custom.value)?.toUpperCase() ?? "$METHOD"),
        span: custom?.valueSpan,
      },
      ...{ url: url.value, urlSpan: url.valueSpan },
      // An explicit header overrides it.
      headers: [basic, headers].filter((each) => each !== undefined),
      ...saidOfBody(body?.value, "texts", run),
      isOpen: state.shape.value.isOpen,
      isAuthorized:
        !isBasic &&
        ["USERPWD", "XOAUTH2_BEARER", "USERNAME"].some((name) => entry(name) !== undefined),
      body: hasBody ? body.valueSpan : undefined,
      slot: undefined,
      detached:
        replaced === undefined
          ? []
          : detachedOf(headersIn(replaced, run), "replaced", everywhere, run),
    },
    run,
  );
}

/** Notes the headers that new ones replace, unless a request went out with these. */
function noteReplaced(state: Thing, { value, span }: Arg, run: Run): void {
  const before = optionValue(state, "HTTPHEADER");
  if (before === undefined) return;
  if (before === optionValue(state, "went")) {
    for (const name of ["replaced", "replacing"]) run.take(state, name);
    return;
  }
  put(state, "replaced", before, span, run);
  put(state, "replacing", value, span, run);
}

/**
 * Where one way alone replaces the headers, and so loses the Accept: those that it sends, and those that it does not.
 * What a caller decides may be left out on purpose.
 */
function headersOfOneWay(
  state: Thing,
  run: Run,
): readonly [given: Value, replaced: Value] | undefined {
  const [given, replaced] = ["replacing", "replaced"].map((name) => entryOf(state, name));
  if (given === undefined || replaced === undefined || given.isSure) return undefined;
  if (state.shape.value.isOpen || run.undecided.isUpToCaller(given.valueSpan, run.entered))
    return undefined;

  const [sent, lost] = [given.value, replaced.value].map((value) => headersIn(value, run));
  const isKnown = sent?.kind === "thing" && lost?.kind === "thing" && !sent.shape.value.isOpen;
  if (!isKnown || has(sent, "Accept") || !has(lost, "Accept")) return undefined;
  return [given.value, replaced.value];
}

/** `["Accept: application/json"]`. */
function headersIn(lines: Value, run: Run): Value {
  if (lines.kind !== "list") return unknown;
  const headers = run.thing([], { foldsCase: true, isOpen: !lines.isComplete });
  for (const line of lines.items) {
    const at = literalSpan(line);
    const header =
      line.kind === "text" && line.isSure && line.others.length === 0 && at !== undefined
        ? lineOf(line.written, { valueSpan: at, span: at, isSure: true })
        : undefined;
    if (header === undefined) run.open(headers, 0);
    else run.put(headers, header);
  }
  return headers;
}
