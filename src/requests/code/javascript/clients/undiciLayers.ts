import { put } from "../../clients/making.ts";
import { optionValue } from "../../clients/sending.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { spread } from "../../machine/values/objects.ts";
import {
  entryOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { callWith } from "../listMethods.ts";

const nowhere = { start: 0, end: 0 };

/** `client.compose(…)`: a client whose requests pass through interceptors, unless one is not of the file. */
export function composed(state: Thing, args: readonly Arg[], run: Run): Native {
  const more = args.flatMap(({ value }) =>
    value.kind === "list" && value.isComplete ? value.items : [value],
  );
  const layers = [...(layersOf(state) ?? []), ...more];
  const isKnown =
    !args.some(({ isMany }) => isMany) &&
    layers.every((layer) => layer.kind === "function" && !run.isWrapped(layer));
  const isOpen = state.shape.value.isOpen || !isKnown;
  const made = run.thing(isOpen ? [] : state.shape.value.entries, { isOpen });
  if (!isOpen) put(made, "layers", { kind: "list", items: layers, isComplete: true }, nowhere, run);
  return { kind: "native", path: "undiciClient", state: made };
}

/** The interceptors of a client, the innermost first. */
export function layersOf(client: Thing | undefined): readonly Value[] | undefined {
  const layers = optionValue(client, "layers");
  return layers?.kind === "list" ? layers.items : undefined;
}

interface Passed {
  readonly options: Thing;
  /** It goes to another address than the call says. */
  readonly isMoved: boolean;
}

/** What a request's options are behind all interceptors; undefined where it is not sent once, with known ones. */
export function throughLayers(
  layers: readonly Value[],
  options: Arg | undefined,
  origin: Value,
  run: Run,
): Passed | undefined {
  const onward = run.thing([]);
  const given = run.thing([]);
  if (options !== undefined) spread(given, options.value, run);
  run.take(given, "dispatcher");
  // Each dispatch has all of these, of which not all are in the options of the call.
  const filled = Object.entries({ origin, path: { ...unknown }, method: { ...unknown } }).filter(
    ([name]) => entryOf(given, name) === undefined,
  );
  for (const [name, value] of filled) put(given, name, value, nowhere, run);
  const before = targetOf(given);
  const first: Native = { kind: "native", path: "undiciOnward", state: onward };
  const dispatch = layers.reduce<Value>((inner, layer) => callWith(layer, [inner], run), first);
  if (dispatch.kind !== "function" || run.isWrapped(dispatch)) return undefined;
  callWith(dispatch, [given, unknown], run);
  const passed = optionValue(onward, "passed");
  if (passed?.kind !== "thing") return undefined;
  const isMoved = targetOf(passed).some((each, index) => each !== before[index]);
  for (const [name, value] of filled)
    if (entryOf(passed, name)?.value === value) run.take(passed, name);
  return { options: passed, isMoved };
}

function targetOf(options: Thing): readonly (Value | undefined)[] {
  return ["origin", "path"].map((name) => entryOf(options, name)?.value);
}

/** The `dispatch` that the innermost interceptor is given. */
export function dispatchOnward({ state, args: [options] }: Call, run: Run): Value {
  if (state === undefined) return unknown;
  const isSecond = optionValue(state, "passed") !== undefined;
  put(state, "passed", isSecond ? unknown : (options?.value ?? unknown), nowhere, run);
  return unknown;
}
