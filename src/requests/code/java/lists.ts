import { put } from "../clients/making.ts";
import { membersOf } from "../machine/classes/enumerations.ts";
import { changeItems } from "../machine/values/growing.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { isAmong } from "../machine/values/isAmong.ts";
import { asValue } from "../machine/values/truthOf.ts";
import { unknown, type ClassValue, type Native, type Value } from "../machine/values/values.ts";
import { callWith, takeUp } from "./calling.ts";
import type { Part, Parts } from "./parts.ts";

const changing: Part = { made: newList };

/** Lists, mutable and immutable. */
export const lists: Parts = {
  ...{ ArrayList: changing, LinkedList: changing },
  List: { called: (method, call) => (method === "of" ? listOf(call) : copied(method, call)) },
  ...{ Set: { called: listOfThem }, Stream: { called: listOfThem } },
  Arrays: { called: callArrays },
  EnumSet: { called: callEnumSet },
  changingList: { called: callList },
};

function callArrays(method: string, call: Call, run: Run): Value {
  if (/^(?:fill|setAll|sort|parallel(?:SetAll|Sort))$/.test(method))
    changeItems(call.args[0]?.value, run);
  const [first, ...others] = call.args;
  if (method === "stream" && others.length === 0) return first?.value ?? unknown;
  return method === "asList" ? listOf(call) : unknown;
}

function callEnumSet(method: string, call: Call, run: Run): Value {
  const type = call.args[0]?.value;
  if (method === "allOf" && type?.kind === "class") return allOf(type, run) ?? unknown;
  return listOfThem(method, call);
}

/** `Kind.values()`: the constants of an enum. */
export function allOf(type: ClassValue, run: Run): Value | undefined {
  const items = membersOf(type, run);
  return items.length === 0 ? undefined : { kind: "list", items, isComplete: true };
}

/** `List.of(…)`. */
export function listOf({ args }: Call): Value {
  const [only] = args;
  // An array argument is the list of items.
  if (args.length === 1 && only?.value.kind === "list") return only.value;
  const isComplete = args.every(({ isMany }) => isMany !== true);
  return { kind: "list", items: args.map(({ value }) => value), isComplete };
}

function listOfThem(method: string, call: Call): Value {
  return method === "of" ? listOf(call) : unknown;
}

function copied(method: string, { args }: Call): Value {
  return method === "copyOf" ? (heldIn(args[0]?.value) ?? unknown) : unknown;
}

/** Stream methods that map items, and those that keep them. */
const changes = /^(?:map|flatMap|mapToObj|thenApply|thenCompose)(?:Async)?$/;
const keeps =
  /^(?:stream|parallelStream|iterator|sequential|parallel|toList|collect|filter|sorted|distinct|limit|skip|boxed|onClose)$/;

/** `ids.stream().map(id -> …).map(request -> …)`: functions are followed with one unknown item. */
export function callStream(call: Call, run: Run): Value | undefined {
  const [first] = call.args;
  if (first?.value.kind !== "function" || !changes.test(call.path)) return undefined;
  const made = takeUp(first.value, [{ value: unknown, span: first.span }], run);
  return { kind: "list", items: [made], isComplete: false };
}

type List = Extract<Value, { kind: "list" }>;

/** Methods of lists. */
export function callItems(self: List, call: Call, run: Run): Value | undefined {
  const { path: name } = call;
  const [first] = call.args;
  if (keeps.test(name)) return self;
  if (changes.test(name) && first?.value.kind === "function") {
    const { value: of, span } = first;
    const items = self.items.map((value) => takeUp(of, [{ value, span }], run));
    return { kind: "list", items, isComplete: self.isComplete };
  }
  if (name === "contains") return asValue(isAmong(first?.value ?? unknown, self));
  if (name === "get" && first?.value.kind === "constant") {
    const { value } = first.value;
    return typeof value === "number" ? (self.items[value] ?? unknown) : unknown;
  }
  if (/^(?:find(?:First|Any)|get|join|orElse(?:Throw)?)$/.test(name)) {
    return self.items[0] ?? unknown;
  }
  if (!/^forEach(?:Ordered)?$/.test(name) || first === undefined) return undefined;
  for (const item of self.items) callWith(first.value, [item], call, run);
  if (!self.isComplete) callWith(first.value, [unknown], call, run);
  return unknown;
}

/** `new ArrayList<>()`, a mutable list. */
function newList({ args, at }: Call, run: Run): Native {
  const state = run.thing([]);
  const given = heldIn(args[0]?.value);
  const items: Value =
    given === undefined || given.kind === "constant"
      ? { kind: "list", items: [], isComplete: true }
      : given.kind === "list"
        ? given
        : unknown;
  put(state, "items", items, at, run);
  return { kind: "native", path: "changingList", state };
}

function callList(method: string, call: Call, run: Run): Value {
  const { state, args, at } = call;
  const items = optionValue(state, "items");
  if (state === undefined) return unknown;
  if (method === "toArray") return items ?? unknown;
  if (/^(?:get|stream|parallelStream|iterator|forEach)$/.test(method)) {
    if (items?.kind === "list") return callItems(items, { ...call, path: method }, run) ?? unknown;
    if (method === "forEach" && args[0] !== undefined)
      callWith(args[0].value, [unknown], call, run);
    return unknown;
  }
  if (/^(?:size|isEmpty|contains|toString)$/.test(method)) return unknown;
  const [only, ...others] = args;
  const more = method === "addAll" ? itemsIn(only?.value) : only && [only.value];
  const isAdding = /^add(?:All|Last)?$/.test(method) && others.length === 0;
  const all: Value =
    items?.kind === "list" && isAdding && more !== undefined
      ? { ...items, items: [...items.items, ...more] }
      : unknown;
  put(state, "items", all, at, run);
  return unknown;
}

/** `Collections.addAll(list, …)`; other collections are unknown afterwards. */
export function addAll([first, ...added]: readonly Arg[], { at }: Call, run: Run): Value {
  const list = first?.value;
  if (list?.kind !== "native" || list.path !== "changingList" || list.state === undefined) {
    if (list !== undefined) run.open(list);
    return unknown;
  }
  const items = optionValue(list.state, "items");
  const [only, ...others] = added;
  const isArray = others.length === 0 && only?.value.kind === "list";
  const more = isArray ? itemsIn(only.value) : added.map(({ value }) => value);
  const all: Value =
    items?.kind === "list" && more !== undefined
      ? { ...items, items: [...items.items, ...more] }
      : unknown;
  put(list.state, "items", all, at, run);
  return unknown;
}

/** The items of a mutable or immutable list. */
export function itemsIn(value: Value | undefined): readonly Value[] | undefined {
  const held = heldIn(value);
  return held?.kind === "list" && held.isComplete ? held.items : undefined;
}

/** What a mutable list holds now; other values unchanged. */
function heldIn(value: Value | undefined): Value | undefined {
  return value?.kind === "native" && value.path === "changingList"
    ? optionValue(value.state, "items")
    : value;
}
