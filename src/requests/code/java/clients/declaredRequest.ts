import { formBody } from "../../clients/bodies.ts";
import { slice } from "../../../places/written.ts";
import { lineOf } from "../../clients/headerLine.ts";
import type { Client } from "../../../client.ts";
import { beginRequest, has, putHeader } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg, Call } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { spread } from "../../machine/values/objects.ts";
import { asText, plainText } from "../../machine/values/texts.ts";
import { joinedUrl, resolved, sign, textIn } from "../../clients/urls.ts";
import {
  entryOf,
  isNothing,
  joined,
  textOf,
  unknown,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { single } from "./headers.ts";
import { itemsIn } from "../lists.ts";
import { declaredBase, plainTexts } from "../reading/readDeclared.ts";
import { newClient } from "./senders.ts";
import { expanded, expandedBy } from "../uris.ts";

/** What sends the requests of a kind of interface. */
interface Kind {
  readonly client: Client;
  /** Other code may add headers, wherever it is. */
  readonly isOpen?: true;
}

const kinds: Readonly<Record<string, Kind>> = {
  Call: { client: "okhttp" },
  Line: { client: "feign" },
  Mapping: { client: "feign", isOpen: true },
  Path: { client: "jaxRs", isOpen: true },
  Client: { client: "micronaut", isOpen: true },
};

/** Sends the request that a method of an interface declares. */
export function sendDeclared(call: Call, run: Run): Value {
  const [self, options] = call.args.map(({ value }) => value);
  if (self?.kind !== "thing" || options?.kind !== "thing") return unknown;
  const kind = plainText(optionValue(options, "kind")) ?? "";
  const base = optionValue(self, declaredBase);
  if (base === undefined) return unknown;
  const sender = senderOf(kind, self, call, run);
  const of = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  const [method, path] = routeOf(kind, options, call, run);
  const url = addressOf(kind, base, path, options, run);
  const isForm = isTrue(options, "form");
  const isPlain = kind === "Call" && isTrue(options, "text") && has(self, plainTexts);
  beginRequest(
    {
      ...{ path: "declared.request", client: of?.client ?? clientOf(sender), call, sender },
      ...{ method, url: { value: filledIn(kind, url, options, run), span: path.span } },
      slot: () => undefined,
      headers: headersOf(options, of?.isOpen === true, call, run),
      implied: () => ({
        ...(isTrue(options, "body") && !isForm && !isPlain ? { "Content-Type": undefined } : {}),
        ...(kind === "Client" ? acceptOf(options) : {}),
      }),
      ...(isTrue(options, "body")
        ? { body: { value: isForm ? formBody : unknown, span: call.at } }
        : {}),
    },
    run,
  );
  return { kind: "native", path: "answer" };
}

/**
 * An address with unknown values for its names. Retrofit sends those that no parameter fills, and Feign leaves them
 * out; the others fail or know more parameters.
 */
function filledIn(kind: string, url: Value, options: Thing, run: Run): Value {
  const names = itemsIn(optionValue(options, "places"));
  const isByName = names !== undefined && (kind === "Call" || kind === "Line");
  return isByName ? expandedBy(url, names, run) : expanded(url, run);
}

/** Micronaut's default Accept: JSON; in some versions none if the method returns nothing. */
function acceptOf(options: Thing): Readonly<Record<string, string | undefined>> {
  return { Accept: isTrue(options, "gives") ? "application/json" : undefined };
}

/** The client that sends; a plain one if none is set. */
function senderOf(kind: string, self: Thing, call: Call, run: Run): Value {
  const client = optionValue(self, "<client>");
  if (client !== undefined) return client;
  return kind === "Exchange" ? unknown : newClient("client", call, run);
}

function clientOf(sender: Value): Client {
  const state = sender.kind === "native" ? sender.state : undefined;
  const name = plainText(optionValue(state, "client"));
  return name === "springRestClient" ? name : "webClient";
}

function isTrue(options: Thing, name: string): boolean {
  const value = optionValue(options, name);
  return value?.kind === "constant" && value.value === true;
}

/** Method and path; in Feign's `@RequestLine` both are in one text. */
function routeOf(kind: string, options: Thing, call: Call, run: Run): readonly [Arg, Arg] {
  const method = optionValue(options, "method") ?? unknown;
  const at = { start: call.at.start, end: call.at.end };
  if (kind !== "Line") {
    // Retrofit resolves a single one against its base, where a slash before it matters.
    const [first = textOf({ text: "", runs: [] }), ...more] =
      itemsIn(optionValue(options, "path")) ?? [];
    const path = more.reduce<Value>((whole, each) => joinedUrl(whole, each, at, run), first);
    return [
      { value: method, span: at },
      { value: path, span: at },
    ];
  }
  const line = method.kind === "text" ? method.written : { text: "", runs: [] };
  const [, verb = "", blank = "", rest = ""] = /^(\S*)(\s*)(\S*)/.exec(line.text) ?? [];
  const start = verb.length + blank.length;
  return [
    { value: textOf({ text: verb, runs: [] }), span: at },
    { value: textOf(slice(line, start, start + rest.length)), span: at },
  ];
}

function addressOf(kind: string, base: Value, path: Arg, options: Thing, run: Run): Value {
  const whole =
    kind === "Call"
      ? (resolved(textIn(path.value), textIn(base), path.span) ?? unknown)
      : joinedUrl(base, path.value, path.span, run);
  const query = itemsIn(optionValue(options, "query")) ?? [];
  return query.reduce<Value>((address, name, index) => {
    const text = textIn(address);
    if (text === undefined) return unknown;
    const place = { kind: "other", parts: [], ...path.span } as const;
    const mark = index === 0 && !text.written.text.includes("?") ? "?" : "&";
    const pair = [asText(name, place, run), sign("=", path.span), asText(unknown, place, run)];
    return joined([text, sign(mark, path.span), ...pair]);
  }, whole);
}

function headersOf(options: Thing, isOpen: boolean, call: Call, run: Run): Thing {
  const headers = run.thing([], { foldsCase: true, isOpen: isOpen || isTrue(options, "open") });
  const at = { start: call.at.start, end: call.at.end };
  const lists = itemsIn(optionValue(options, "lines")) ?? [];
  for (const line of lists.flatMap((each) => itemsIn(each) ?? [each])) {
    const span = placeOf(line) ?? at;
    const header =
      line.kind === "text" && line.isSure
        ? lineOf(line.written, { valueSpan: span, span, isSure: true })
        : undefined;
    if (header === undefined) run.open(headers, 0);
    else run.put(headers, header);
  }
  const place = entryOf(options, "accept")?.valueSpan ?? at;
  for (const accept of itemsIn(optionValue(options, "accept")) ?? []) {
    const given = single({ value: accept, span: place }, run);
    const name = { value: textOf({ text: "Accept", runs: [] }), span: at };
    if (!isEmpty(accept)) putHeader(headers, [name, given], at, run);
  }
  const pairs = itemsIn(optionValue(options, "pairs")) ?? [];
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const [name = unknown, value = unknown] = pairs.slice(index, index + 2);
    const span = placeOf(value) ?? placeOf(name) ?? at;
    putHeader(
      headers,
      [
        { value: name, span },
        { value, span },
      ],
      span,
      run,
    );
  }
  const given = itemsIn(optionValue(options, "given")) ?? [];
  for (let index = 0; index + 1 < given.length; index += 2) {
    const [name = unknown, value = unknown] = given.slice(index, index + 2);
    const span = placeOf(value) ?? at;
    // Null is not sent.
    if (isNothing(value)) continue;
    const text = value.kind === "text" ? value : unknown;
    putHeader(
      headers,
      [
        { value: name, span: at },
        { value: text, span },
      ],
      span,
      run,
    );
  }
  for (const map of itemsIn(optionValue(options, "maps")) ?? []) {
    if (map.kind === "thing" && map.type === undefined) spread(headers, map, run);
    else run.open(headers, 0);
  }
  return headers;
}

function isEmpty(value: Value): boolean {
  return value.kind === "list" && value.items.length === 0;
}

function placeOf(value: Value): { readonly start: number; readonly end: number } | undefined {
  const run = value.kind === "text" ? value.written.runs[0] : undefined;
  return run?.span;
}
