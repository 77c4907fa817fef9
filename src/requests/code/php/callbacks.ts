import { invoke } from "../machine/calls/invoke.ts";
import type { Call } from "../machine/library.ts";
import { memberOf } from "../machine/classes/members.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import {
  textOf,
  unknown,
  type Entry,
  type FunctionValue,
  type Thing,
  type Value,
} from "../machine/values/values.ts";
import { isArray } from "./arrays.ts";
import { doubt } from "./inDoubt.ts";

/** The most items that a callback is followed for. */
const mostItems = 16;

/** The function behind a callable of the file: a closure, an invokable object, or `[$object, 'method']`. */
export function functionIn(value: Value | undefined, run: Run): FunctionValue | undefined {
  if (value?.kind === "function") return value;
  if (value?.kind === "thing" && value.type !== undefined) {
    return methodOf(value.type, "__invoke()", value);
  }
  if (!isArray(value)) return undefined;
  const [object, name] = value.shape.value.entries.map((entry) => entry.value);
  const method = plainText(name);
  if (object === undefined || method === undefined) return undefined;
  if (object.kind !== "class" && object.kind !== "thing") return undefined;
  const found = memberOf(object, `${method}()`, run);
  return found?.kind === "function" ? found : undefined;
}

/** Calls a function for each entry; undefined if entries or function are not known. */
function eachOf(
  of: Thing,
  callback: Value | undefined,
  given: (value: Value, key: Value, index: number) => readonly Value[],
  run: Run,
): readonly { readonly entry: Entry; readonly result: Value }[] | undefined {
  const code = functionIn(callback, run);
  const { entries, isOpen } = of.shape.value;
  if (code === undefined || isOpen || entries.length > mostItems) return undefined;
  if (entries.some(({ isSure }) => !isSure)) return undefined;
  run.taken.add(code);
  return entries.map((entry, index) => {
    const { value, name, span } = entry;
    const args = given(value, textOf(name), index).map((each) => ({ value: each, span }));
    return { entry, result: invoke(code, args, run) };
  });
}

/** `array_walk`: if the callback takes items by reference, they are doubtful afterwards. */
export function walk(of: Thing, callback: Value | undefined, run: Run): void {
  const code = functionIn(callback, run)?.code;
  eachOf(of, callback, (value, key) => [value, key], run);
  if (code === undefined || code.parameters[0]?.isReference === true) doubt(of, run);
}

/** `array_map`: the callback's results. */
export function mapped({ args }: Call, run: Run): Value {
  const [callback, ...lists] = args.map(({ value }) => value);
  const [of, ...others] = lists;
  if (!isArray(of)) return unknown;
  const items = others.map((each) => (isArray(each) ? each.shape.value.entries : []));
  const results = eachOf(
    of,
    callback,
    (value, _, index) => [value, ...items.map((list) => list[index]?.value ?? unknown)],
    run,
  );
  if (results === undefined) return unknown;
  const entries = results.map(({ entry, result }, index) => ({
    ...{ ...entry, value: result },
    ...(others.length === 0 ? {} : { name: { text: String(index), runs: [] } }),
  }));
  return run.thing(entries, { isOpen: of.shape.value.isOpen });
}
