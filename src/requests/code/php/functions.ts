import { asText, plainText } from "../texts.ts";
import { either } from "../either.ts";
import { slice } from "../../written.ts";
import type { Call, Run } from "../run.ts";
import { joined, textOf, unknown, type Text, type Value } from "../values.ts";
import { append, copied, looped, merged, union } from "./arrays.ts";
import { callCurl } from "./curl.ts";
import { harmless } from "./names.ts";
import { argument, json } from "./phpCall.ts";
import { callContext, callStream } from "./streams.ts";
import { callWordpress } from "./wordpress.ts";
import { arrayName, copyName, foreachName, unionName } from "./unnamed.ts";

/** Functions of PHP, of its extensions, and of WordPress. */
export function callFunction(name: string, call: Call, run: Run): Value | undefined {
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
