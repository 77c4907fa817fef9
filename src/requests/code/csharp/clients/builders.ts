import { slice } from "../../../places/written.ts";
import { has, put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { asText } from "../../machine/values/texts.ts";
import { sign, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  isNothing,
  joined,
  textOf,
  unknown,
  type Entry,
  type Native,
  type Text,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { formatted } from "../texts.ts";

function textFor({ value, span }: Arg, run: Run): Text {
  return asText(value, { kind: "other", parts: [], ...span }, run);
}

const parts = ["Scheme", "Host", "Port", "Path", "Query"] as const;

/**
 * `new UriBuilder(url)`, `new UriBuilder(scheme, host, port, path)`, possibly with an initializer. Its state: the
 * parts.
 */
export function newUriBuilder({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  const plain = args.filter(({ name }) => name === undefined || /^[a-z]/.test(name));
  const [first] = plain;
  const url = first && textIn(first.value);
  if (first !== undefined && plain.length === 1) {
    const isHost = url !== undefined && !url.written.text.includes("://");
    if (isHost) put(state, "Host", url, first.span, run);
    else putParts(state, url, first, run);
  } else {
    plain.forEach(({ value, span }, index) => {
      const name = parts[index];
      if (name !== undefined) put(state, name, value, span, run);
    });
  }
  for (const { name = "", value, span } of args) {
    if (parts.some((part) => part === name)) put(state, name, value, span, run);
  }
  if (first === undefined && args.length === 0) put(state, "Host", unknown, at, run);
  return { kind: "native", path: "uriBuilder", state };
}

/** Splits a complete address into parts. */
function putParts(state: Thing, url: Text | undefined, { span }: Arg, run: Run): void {
  const [, scheme = "", host = "", path = ""] =
    /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)/i.exec(url?.written.text ?? "") ?? [];
  if (url === undefined || scheme === "" || url.others.length > 0) {
    put(state, "whole", url ?? unknown, span, run);
    return;
  }
  const from = scheme.length + "://".length;
  const part = (start: number, end: number): Value => ({
    ...url,
    written: slice(url.written, start, end),
  });
  put(state, "Scheme", part(0, scheme.length), span, run);
  put(state, "Host", part(from, from + host.length), span, run);
  put(state, "Path", part(from + host.length, from + host.length + path.length), span, run);
  const query = from + host.length + path.length;
  if (query < url.written.text.length)
    put(state, "Query", part(query + 1, url.written.text.length), span, run);
}

/** The address that a builder has built. */
export function builtUri({ state }: Native, run: Run): Value {
  if (state === undefined) return unknown;
  const whole = optionValue(state, "whole");
  if (whole !== undefined) return has(state, "Path") || has(state, "Query") ? unknown : whole;
  const at = (name: string): { start: number; end: number } =>
    entryOf(state, name)?.valueSpan ?? { start: 0, end: 0 };
  const part = (name: string, before: string): Text[] => {
    const value = optionValue(state, name);
    if (value === undefined || isNothing(value)) return [];
    const text = textFor({ value, span: at(name) }, run);
    const isThere =
      before === "" || text.written.text.startsWith(before) || text.written.text === "";
    return isThere ? [text] : [sign(before, at(name)), text];
  };
  const scheme = has(state, "Scheme") ? part("Scheme", "") : [sign("http", at("Host"))];
  const port = optionValue(state, "Port");
  const hasPort = port?.kind !== "constant" || (port.value !== -1 && port.value !== 443);
  return joined([
    ...[...scheme, sign("://", at("Host")), ...part("Host", "")],
    ...(port !== undefined && hasPort && port.kind !== "unknown" ? part("Port", ":") : []),
    ...[...part("Path", "/"), ...part("Query", "?")],
  ]);
}

/** `builder.Path = …`, `query["page"] = …`. */
export function putInto({ path, state }: Native, name: string, entry: Entry, run: Run): boolean {
  if (state === undefined) return true;
  if (path === "query") run.put(state, entry);
  else put(state, name, entry.value, entry.valueSpan, run);
  return true;
}

/** `new StringBuilder(…)`, a growing text. */
export function newStringBuilder({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  const first = args.find(({ value }) => value.kind === "text");
  put(state, "text", first?.value ?? textOf({ text: "", runs: [] }), first?.span ?? at, run);
  return { kind: "native", path: "textBuilder", state };
}

/** `builder.Append(…)`. */
export function callTextBuilder(method: string, call: Call, run: Run): Value {
  const { state, self, args, at } = call;
  const held = optionValue(state, "text") ?? unknown;
  const [first, second] = args;
  const span = { start: at.start, end: at.end };
  if (state === undefined) return unknown;
  const add = (value: Value): Value => {
    const old = held.kind === "text" ? held : undefined;
    const more = textFor({ value, span: first?.span ?? span }, run);
    put(state, "text", old === undefined ? unknown : joined([old, more]), span, run);
    return self ?? unknown;
  };
  switch (method) {
    case "Append":
      // What stands before a text says how its numbers are written.
      return add((second?.value.kind === "text" ? second : first)?.value ?? unknown);
    case "AppendFormat":
      return add(formatted(args, run));
    case "Clear":
      put(state, "text", textOf({ text: "", runs: [] }), span, run);
      return self ?? unknown;
    case "ToString":
      return args.length === 0 ? held : unknown;
    default:
      put(state, "text", unknown, span, run);
      return self ?? unknown;
  }
}
