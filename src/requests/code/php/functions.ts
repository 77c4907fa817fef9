import { unlessGiven } from "../machine/values/either.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { textOfObject } from "../machine/values/textOfObject.ts";
import { nameIn } from "../machine/values/texts.ts";
import { nothing, unknown, type Value } from "../machine/values/values.ts";
import { callArrayFunction } from "./arrayFunctions.ts";
import {
  append,
  behindOthers,
  cloned,
  copiedArray,
  elementsOf,
  isArray,
  madeArray,
  merged,
  union,
} from "./arrays.ts";
import { resolved } from "./container.ts";
import { callCurl } from "./clients/curl.ts";
import { harmless } from "./names.ts";
import { jsonOf } from "../clients/bodies.ts";
import { doubt, inDoubt } from "./inDoubt.ts";
import { setArguments } from "./outParameters.ts";
import { parsedUrl } from "./parsedUrl.ts";
import { propertyNamed } from "./propertyNamed.ts";
import { scopeIn } from "./scopes.ts";
import { callContext } from "./contexts.ts";
import { callUserFunction } from "./dynamicCalls.ts";
import { isTrue } from "./phpCall.ts";
import { callStream, streaming } from "./clients/streams.ts";
import { testedBy, truthIn } from "./testFunctions.ts";
import { callTextFunction } from "./textFunctions.ts";
import {
  arrayName,
  lastName,
  behindName,
  cloneName,
  arrayCopyName,
  doubtAllName,
  elementsName,
  heldName,
  doubtName,
  propertyName,
  scopeName,
  sharedName,
  textName,
  truthName,
  unionName,
  unreadName,
  yieldFromName,
  yieldName,
} from "./unnamed.ts";
import { lostInAnswer, lostUnread } from "./unread.ts";
import { callWordpress } from "./clients/wordpress.ts";

/** Functions of PHP, its extensions and WordPress. */
export function callFunction(name: string, call: Call, run: Run): Value | undefined {
  if (name.startsWith(" ")) return callUnnamed(name, call, run);
  if (name.startsWith("curl_")) return callCurl(name, call, run);
  if (name.startsWith("stream_context_")) return callContext(name, call, run);
  if (streaming.has(name)) return callStream(name, call, run);
  if (/^wp_(?:safe_)?remote_(?:get|post|head|request)$/.test(name)) {
    return callWordpress(name, call, run);
  }
  if (name === "app" || name === "resolve") return resolved(call, run);
  if (name === "parse_url") return parsedUrl(call, run);
  if (/^call_user_func(?:_array)?$/.test(name)) return callUserFunction(name, call, run);
  const truth = testedBy(name, call);
  if (truth !== undefined) return { kind: "constant", value: truth };
  const value =
    callArrayFunction(name, call, run) ??
    callTextFunction(name, call, run) ??
    callOther(name, call, run);
  setArguments(name, call, run);
  return value;
}

/** Made-up functions for operators and statements. */
function callUnnamed(name: string, call: Call, run: Run): Value | undefined {
  const [first = unknown, second = unknown, third = unknown] = call.args.map(({ value }) => value);
  switch (name) {
    case arrayCopyName:
      return copiedArray(first, run);
    case cloneName:
      return cloned(first, run);
    case doubtName:
      return inDoubt(first, run);
    case doubtAllName:
      if (isArray(first)) doubt(first, run);
      return unknown;
    case behindName:
      return isArray(first) ? behindOthers(first, second, isTrue(third), run) : first;
    case textName:
      return textOfObject(first, run) ?? first;
    case elementsName:
      return elementsOf(first);
    case propertyName:
      return propertyNamed(call, run);
    case heldName:
      return madeBefore(first, run) ? first : nothing;
    case sharedName:
      return first;
    case lastName:
      return call.args.at(-1)?.value ?? unknown;
    case arrayName:
      return madeArray(call, run);
    case unionName:
      return union(first, second, run);
    case scopeName:
      return scopeIn(call, run);
    case truthName: {
      const truth = truthIn(first);
      return truth === undefined ? unknown : { kind: "constant", value: truth };
    }
    case unreadName:
      lostUnread(first, { start: call.at.start, end: call.at.end }, run);
      return unknown;
    case yieldName: {
      const [, , given] = call.args;
      const key = nameIn(second);
      if (!isArray(first) || given === undefined) return unknown;
      const { value, span } = given;
      if (key === undefined) append(first, value, span, span, run);
      else run.put(first, { name: key, value, valueSpan: span, span, isSure: true });
      if (key === undefined) run.open(first, 0);
      return unknown;
    }
    case yieldFromName: {
      if (!isArray(first)) return unknown;
      const all = merged(call, false, run);
      if (isArray(all)) run.journal.set(first.shape, all.shape.value);
      return unknown;
    }
    default:
      return undefined;
  }
}

/** Whether an object was certainly made in the pass that is being followed, so that none was left by others. */
function madeBefore(value: Value, run: Run): boolean {
  const isOwn = value.kind === "thing" && value.type !== undefined;
  return isOwn && !run.isSilent && value.shape.born >= run.sharedUntil;
}

function callOther(name: string, { args }: Call, run: Run): Value | undefined {
  const fallback = args[1];
  switch (name) {
    case "json_encode":
    case "wp_json_encode":
      return jsonOf(args[0]?.value);
    case "env":
    case "config":
    case "get_option":
      return fallback === undefined ? unknown : unlessGiven(unknown, fallback.value);
    case "header":
      if (args[0] !== undefined) lostInAnswer(args[0].value, args[0].span, run);
      return unknown;
    default:
      return harmless.has(name) ? unknown : undefined;
  }
}
