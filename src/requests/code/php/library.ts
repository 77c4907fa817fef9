import { asText, plainText, writtenAt } from "../texts.ts";
import { spread } from "../objects.ts";
import { either } from "../either.ts";
import { slice } from "../../written.ts";
import { invoke } from "../invoke.ts";
import type { Call, Library, Run } from "../run.ts";
import {
  entryOf,
  joined,
  nothing,
  textOf,
  unknown,
  type Text,
  type Thing,
  type Value,
} from "../values.ts";
import { callCurl } from "./curl.ts";
import {
  callGuzzle,
  callGuzzleClass,
  callPsr7,
  givenGuzzle,
  memberOfRequestOptions,
  newPsr7,
} from "./guzzle.ts";
import { callLaravel, callPending, givenLaravel } from "./laravel.ts";
import { classes, harmless, mocking, shortClasses } from "./names.ts";
import { argument, json } from "./phpCall.ts";
import { appendName, arrayName, copyName, unionName } from "./readExpression.ts";
import { foreachName } from "./readStatement.ts";
import { callContext, callStream } from "./streams.ts";
import { callSymfony, callSymfonyClient, givenSymfony } from "./symfony.ts";
import { callWordpress } from "./wordpress.ts";

/** A loop over more items than this is not followed. */
const mostItems = 16;

type CallModel = (method: string, call: Call, run: Run) => Value | undefined;

const models: Readonly<Record<string, CallModel>> = {
  Guzzle: (_, call, run) => callGuzzleClass(call, run),
  guzzle: callGuzzle,
  Psr7Request: (_, call, run) => newPsr7(call, run),
  psr7: callPsr7,
  Laravel: callLaravel,
  LaravelFactory: () => undefined,
  laravel: callPending,
  Symfony: callSymfony,
  symfony: callSymfonyClient,
  function: callFunction,
  curl: () => unknown,
  answer: () => unknown,
};

/** What PHP and its libraries bring along. */
export const phpLibrary: Library = {
  global(name, run) {
    if (/^CURLOPT_\w+$/.test(name)) return textOf({ text: name, runs: [] });
    if (/^PHP_EOL$/.test(name)) return textOf({ text: "\n", runs: [] });
    const isOwn = [copyName, unionName, arrayName, foreachName].includes(name);
    if (isOwn) return { kind: "native", path: `function.${name}` };
    if (/^\w+\(\)$/.test(name)) return { kind: "native", path: `function.${name.slice(0, -2)}` };
    const path =
      classes.get(name) ?? (run.facts.has("namespaced") ? undefined : shortClasses.get(name));
    return path === undefined ? undefined : { kind: "native", path };
  },
  module(module, _, run) {
    if (mocking.test(module)) run.facts.set("mocked", true);
    const path = classes.get(module);
    return path === undefined ? undefined : { kind: "native", path };
  },
  member(of, name, run) {
    if (of.path === "RequestOptions") return memberOfRequestOptions(name);
    if (of.path === "lines" && name === "toString()") return joinedLines(of.state, run);
    return undefined;
  },
  hidesNothing: true,
  assign: () => false,
  item: () => unknown,
  call(call, run) {
    const [head = "", ...rest] = call.path.split(".");
    const model = Object.hasOwn(models, head) ? models[head] : undefined;
    return model?.(rest.join(".").replace(/\(\)$/, ""), call, run);
  },
  method: callMethod,
  instanceOf(type, run) {
    switch (type.path) {
      case "Guzzle":
        return givenGuzzle(run);
      case "LaravelFactory":
        return givenLaravel(run);
      case "SymfonyInterface":
        return givenSymfony(run);
      default:
        return undefined;
    }
  },
};

/** Functions of PHP, of its extensions, and of WordPress. */
function callFunction(name: string, call: Call, run: Run): Value | undefined {
  const [first, second] = [argument(call, 0), argument(call, 1)];
  if (name.startsWith("curl_")) return callCurl(name, call, run);
  if (name.startsWith("stream_context_")) return callContext(name, call, run);
  if (/^wp_(?:safe_)?remote_(?:get|post|head|request)$/.test(name))
    return callWordpress(name, call, run);
  switch (name) {
    case copyName:
      return first === undefined ? unknown : copied(first.value, run);
    case arrayName:
      return run.thing([]);
    case unionName:
      return union(first?.value ?? unknown, second?.value ?? unknown, run);
    case foreachName:
      return looped(call, run);
    case "file_get_contents":
    case "fopen":
      return callStream(name, call, run);
    case "json_encode":
    case "wp_json_encode":
      return json;
    case "array_merge":
    case "array_replace":
    case "array_merge_recursive":
      return merged(call, run);
    case "array_filter":
    case "array_values":
    case "array_unique":
      return call.args.length === 1 ? copied(first?.value ?? unknown, run) : unknown;
    case "array_push":
      for (const { value, span } of call.args.slice(1)) {
        if (first?.value.kind === "thing") append(first.value, value, span, span, run);
      }
      return unknown;
    case "implode":
    case "join": {
      const list = second?.value.kind === "thing" ? second.value : first?.value;
      const isByLine = /^\r?\n$/.test(plainText(first?.value) ?? "");
      if (list?.kind === "thing" && isByLine) return { kind: "native", path: "lines", state: list };
      return unknown;
    }
    case "sprintf":
      return first?.value.kind === "text" ? formatted(first.value, call, run) : unknown;
    case "trim":
    case "rtrim":
    case "strval":
      return first?.value.kind === "text" ? trimmed(first.value, second !== undefined) : unknown;
    case "getenv":
    case "env":
    case "config":
      return second === undefined || name === "getenv" ? unknown : either(unknown, second.value);
    default:
      return harmless.has(name) ? unknown : undefined;
  }
}

function trimmed(text: Text, isOfSigns: boolean): Value {
  if (!isOfSigns || !/[/\s]$/.test(text.written.text)) return text;
  return unknown;
}

/** Arrays are copied wherever they are given on; anything else stays what it is. */
function copied(value: Value, run: Run): Value {
  if (value.kind !== "thing" || value.type !== undefined) return value;
  const { entries, isOpen } = value.shape.value;
  const literal = value.literal === undefined ? {} : { literal: value.literal };
  return run.thing(entries, { isOpen, ...literal });
}

/** `$a + $b`: what the left one has stays. */
function union(left: Value, right: Value, run: Run): Value {
  if (left.kind !== "thing") return left.kind === "unknown" ? unknown : nothing;
  const literal = left.literal === undefined ? {} : { literal: left.literal };
  const made = run.thing([], literal);
  spread(made, right, run);
  spread(made, left, run);
  return made;
}

function merged({ args }: Call, run: Run): Value {
  const literal = args.flatMap(({ value }) =>
    value.kind === "thing" && value.literal !== undefined ? [value.literal] : [],
  )[0];
  const made = run.thing([], literal === undefined ? {} : { literal });
  for (const { value, isMany } of args) {
    if (isMany === true || value.kind !== "thing") {
      spread(made, unknown, run);
      continue;
    }
    if (value.shape.value.isOpen) run.open(made, 0);
    for (const entry of value.shape.value.entries) {
      if (/^\d/.test(entry.name.text))
        append(made, entry.value, entry.valueSpan, entry.span, run, entry.element);
      else run.put(made, entry);
    }
  }
  return made;
}

function append(
  thing: Thing,
  value: Value,
  valueSpan: { start: number; end: number },
  span: { start: number; end: number },
  run: Run,
  element?: NonNullable<ReturnType<typeof entryOf>>["element"],
): void {
  const taken = thing.shape.value.entries.flatMap(({ name }) => /^\d+/.exec(name.text)?.[0] ?? []);
  const next = taken.reduce((most, each) => Math.max(most, Number(each) + 1), 0);
  const name = { text: String(next), runs: [] };
  run.put(thing, {
    name,
    value,
    valueSpan,
    span,
    isSure: true,
    ...(element === undefined ? {} : { element }),
  });
}

/** Each item of an array that is known, in its order. */
function looped(call: Call, run: Run): Value {
  const [iterated, body] = call.args;
  if (iterated?.value.kind !== "thing" || body?.value.kind !== "function") return unknown;
  const { entries, isOpen } = iterated.value.shape.value;
  if (isOpen || entries.length > mostItems || iterated.value.type !== undefined) return unknown;
  run.taken.add(body.value);
  for (const { name, value, span, isSure } of entries) {
    if (!isSure) return unknown;
    invoke(
      body.value,
      [
        { value: textOf(name), span },
        { value, span },
      ],
      run,
    );
  }
  return unknown;
}

/** Methods of what is not a class of this file. */
function callMethod(call: Call, run: Run): Value | undefined {
  const { self, at } = call;
  const name = call.path.replace(/\(\)$/, "");
  const [first] = call.args;
  if (name === appendName) {
    if (self?.kind !== "thing" || first === undefined) return undefined;
    append(self, first.value, first.span, { start: at.start, end: at.end }, run);
    return first.value;
  }
  if (/^(?:createMock|createStub|getMockBuilder|mock|partialMock|spy)$/.test(name)) {
    const isOfClient = call.args.some(({ value }) => value.kind === "native");
    if (isOfClient) run.facts.set("mocked", true);
    return unknown;
  }
  // A request that a client from elsewhere sends may get headers there.
  return /^(?:send|sendRequest|getBody|getContents|json|body|toArray)$/.test(name)
    ? unknown
    : undefined;
}

function joinedLines(state: Thing | undefined, run: Run): Value {
  const entries = state?.shape.value.entries ?? [];
  const parts = entries.flatMap(({ value, valueSpan }, index): Text[] => {
    const place = { kind: "other", parts: [], ...valueSpan } as const;
    const text = asText(value, place, run);
    const at = { start: valueSpan.start, end: valueSpan.start };
    const between: Text = {
      kind: "text",
      written: writtenAt("\r\n", at),
      others: [],
      isSure: true,
    };
    return index === 0 ? [text] : [between, text];
  });
  return state?.shape.value.isOpen === true ? unknown : joined(parts);
}

function formatted(template: Text, { args }: Call, run: Run): Value {
  const { written } = template;
  const parts: Text[] = [];
  const add = (from: number, to: number): void => {
    const part = to > from ? textOf(slice(written, from, to)) : undefined;
    if (part?.kind === "text") parts.push(part);
  };
  let from = 0;
  let next = 1;
  for (const match of written.text.matchAll(/%(?:(\d+)\$)?[-+'.\d]*([sdu%])/g)) {
    add(from, match.index);
    from = match.index + match[0].length;
    if (match[2] === "%") continue;
    const arg = args[match[1] === undefined ? next++ : Number(match[1])];
    const place = { kind: "other", parts: [], ...(arg?.span ?? { start: 0, end: 0 }) } as const;
    parts.push(asText(arg?.value ?? unknown, place, run));
  }
  add(from, written.text.length);
  return joined(parts);
}
