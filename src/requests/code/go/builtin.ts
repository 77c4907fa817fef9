import { changeList } from "../machine/values/growing.ts";
import { spread } from "../machine/values/objects.ts";
import { nameIn } from "../machine/values/texts.ts";
import { entriesToCopy, isKeptInFile } from "../machine/values/zeros.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { anyItem, either } from "../machine/values/either.ts";
import { listFrom } from "../machine/calls/argsOf.ts";
import {
  entryOf,
  isNothing,
  textOf,
  unknown,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import { newChannel, received, sendThrough } from "./channels.ts";
import { callHeader, deleteFrom, takeHeader } from "./clients/header.ts";
import { copyOf } from "./clients/request.ts";
import { copyOfUrl } from "./url.ts";

/** Built-in functions and operators, and functions on slices and maps. */
export function callBuiltin(method: string, call: Call, run: Run): Value | undefined {
  const { args } = call;
  const [first, second] = args;
  switch (method) {
    case "delete":
      deleteFrom(call, run);
      return unknown;
    case "clear":
      for (const { value } of args) emptied(value, run);
      return unknown;
    case "string":
      return first?.value;
    case "append":
      return appended(args);
    case "copy":
      reordered(first, run);
      return undefined;
    case "(has)":
      return first === undefined || second === undefined
        ? unknown
        : hasKey(first.value, second.value, run);
    case "(text)":
      return first === undefined || isNothing(first.value)
        ? textOf({ text: "", runs: [] })
        : first.value;
    case "(element)":
      if (first !== undefined && second !== undefined) changedItem(first.value, second, run);
      return unknown;
    case "(*)":
      return first === undefined ? unknown : copiedTarget(first.value, call, run);
    case "(copy)": {
      const isOf = args.slice(1).some(({ value }) => isSameType(value, first?.value));
      return first !== undefined && isOf ? copiedTarget(first.value, call, run) : first?.value;
    }
    case "(own)": {
      const copy = first === undefined ? unknown : copiedTarget(first.value, call, run);
      const isOwn = copy.kind === "thing" && first?.value.kind === "thing" && copy !== first.value;
      if (!isOwn) return copy;
      const own = { ...copy, origin: first.value };
      run.later(() => {
        run.lost.changed(own);
      });
      return own;
    }
    case "(map)":
      return run.thing([], { isZero: true });
    case "(header)": {
      const state = run.thing([], { foldsCase: true, isZero: true });
      return { kind: "native", path: "http.Header", state };
    }
    case "(places)":
      return {
        kind: "list",
        items: [],
        isComplete: false,
        rest: { kind: "constant", value: null },
      };
    case "(chan)":
      return newChannel(run);
    case "(open)":
      if (first !== undefined) run.open(first.value);
      return unknown;
    case "(send)":
      return sendThrough(call, run);
    case "(<-)":
      return received(call);
    case "(shared)":
      if (first?.value.kind !== "list") return first?.value ?? unknown;
      reordered(first, run);
      return unknown;
    case "(&)":
      return pointerTo(first, run);
    case "(as)":
      return first?.value.kind === "thing" && second?.value.kind === "class"
        ? { ...first.value, type: second.value }
        : (first?.value ?? unknown);
    default:
      return unknown;
  }
}

/** Whether a map has a key. */
function hasKey(of: Value, key: Value, run: Run): Value {
  const map = of.kind === "native" ? of.state : of;
  const name = nameIn(key)?.text;
  if (map?.kind !== "thing" || map.type !== undefined || name === undefined) return unknown;
  const entry = entryOf(map, name);
  if (entry !== undefined) return entry.isSure ? { kind: "constant", value: true } : unknown;
  return isKeptInFile(map, run) ? { kind: "constant", value: false } : unknown;
}

function isSameType(type: Value, of: Value | undefined): boolean {
  return type.kind === "class" && of?.kind === "thing" && of.type?.code === type.code;
}

/** A pointer to a text, number or array may be used to change it. */
function pointerTo(of: Arg | undefined, run: Run): Value {
  const isArray = of?.value.kind === "list" && of.value.isCopied === true;
  if (isArray) reordered(of, run);
  return of === undefined || isArray || /^(?:text|constant)$/.test(of.value.kind)
    ? unknown
    : of.value;
}

/** Items of a slice change their positions, or become unknown. */
export function reordered(list: Arg | undefined, run: Run): void {
  if (list?.value.kind === "list") changeList(list.value, undefined, run);
}

/** `header["Accept"][0] = value`: the value is unknown from then on. */
function changedItem(of: Value, key: Arg, run: Run): void {
  if (of.kind !== "native" || of.state === undefined) return;
  const name = nameIn(key.value);
  const entry = name && entryOf(of.state, name.text);
  if (entry === undefined) run.open(of.state, 0);
  else run.put(of.state, { ...entry, value: unknown });
}

/** `clear(map)` empties it. */
function emptied(value: Value, run: Run): void {
  if (value.kind === "list") changeList(value, undefined, run);
  const thing = value.kind === "native" ? value.state : value;
  if (thing?.kind !== "thing") return;
  for (const { name } of thing.shape.value.entries) takeHeader(thing, name.text, run);
}

/** A copy of the value that a pointer points to. */
function copiedTarget(value: Value, call: Call, run: Run): Value {
  if (value.kind === "native" && value.path === "http.Request")
    return copyOf(value, call, false, run);
  if (value.kind === "native" && value.path === "url") return copyOfUrl(value, run);
  if (value.kind === "native" && value.path === "http.Client" && value.state !== undefined)
    return { ...value, state: copyOfThing(value.state, run) };
  return value.kind === "thing" && value.type !== undefined ? copyOfThing(value, run) : value;
}

function copyOfThing(thing: Thing, run: Run): Thing {
  const { isOpen } = thing.shape.value;
  const { type, foldsCase } = thing;
  const { part } = type?.code ?? {};
  const entries = entriesToCopy(thing, run).map((entry) =>
    part?.isShared === false && entry.name.text === part.name && entry.value.kind === "thing"
      ? { ...entry, value: copyOfThing(entry.value, run) }
      : entry,
  );
  return run.thing(entries, {
    ...{ isOpen, ...(type === undefined ? {} : { type }) },
    ...(foldsCase === undefined ? {} : { foldsCase }),
  });
}

function appended([list, ...more]: readonly Arg[]): Value {
  const isList = list?.value.kind === "list" || list?.value.kind === "constant";
  if (list === undefined || !isList) return unknown;
  const old = list.value.kind === "list" ? list.value : undefined;
  const added = listFrom(more, !more.some(({ isMany }) => isMany));
  const items = [...(old?.items ?? []), ...added.items];
  if (old?.isComplete !== false && added.isComplete)
    return { kind: "list", items, isComplete: true };
  const parts = [old, added].filter((part) => part?.isComplete === false);
  const rests = parts.flatMap((part) => part?.rest ?? []);
  const rest = rests.length === parts.length ? anyItem(rests) : undefined;
  return { kind: "list", items, isComplete: false, ...(rest === undefined ? {} : { rest }) };
}

/** Functions of the package `maps`. */
export function callMaps(method: string, call: Call, run: Run): Value | undefined {
  const [first, second] = call.args;
  if (method === "Clone") {
    if (first?.value.kind === "native" && first.value.path === "http.Header")
      return callHeader("Clone", { ...call, state: first.value.state }, run) ?? unknown;
    return first?.value.kind === "thing" ? copyOfThing(first.value, run) : unknown;
  }
  if (method !== "Copy" || first === undefined || second === undefined) return undefined;
  const [to, from] = [first.value, second.value].map((value) =>
    value.kind === "native" && value.state !== undefined ? value.state : value,
  );
  if (to?.kind === "thing" && from !== undefined) spread(to, from, run);
  return unknown;
}

/** `cmp.Or` and the like: the first non-zero value, which may be any of them. */
export function firstOf(args: readonly Arg[]): Value {
  return args.map(({ value }) => value).reduce((one, other) => either(one, other), unknown);
}
