import { fillable } from "../machine/classes/extensionPoints.ts";
import type { Call } from "../machine/library.ts";
import { memberOf } from "../machine/classes/members.ts";
import { spread } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Thing, type Value } from "../machine/values/values.ts";

/** Vue's reactivity functions: `ref` returns a holder, `computed` a getter, `reactive` the value itself. */
export function callVue(method: string, { args, at }: Call, run: Run): Value | undefined {
  const [first, second] = args;
  const given = first?.value ?? unknown;
  switch (method) {
    case "ref":
    case "shallowRef":
      return holderOf("value", fillable(given, run), at, run);
    case "computed":
      return computed(given, at, run);
    case "reactive":
    case "shallowReactive":
    case "readonly":
    case "shallowReadonly":
    case "markRaw":
    case "toRaw":
    case "defineComponent":
      return given;
    case "data":
      if (first?.value.kind === "thing") takeData(first.value, second?.value ?? unknown, run);
      return unknown;
    case "unref":
    case "toValue":
      return heldBy(given, run);
    default:
      return undefined;
  }
}

/** The value in a `ref`; any other value unchanged. */
export function heldBy(given: Value, run: Run): Value {
  return given.kind === "thing" ? (memberOf(given, "value", run) ?? given) : given;
}

/** Adds data to a component; templates and mixins may fill what is empty in it. */
function takeData(component: Thing, data: Value, run: Run): void {
  spread(component, data, run);
  if (data.kind !== "thing") return;
  for (const { value } of data.shape.value.entries) fillable(value, run);
}

/** An object that holds a value under a key. */
export function holderOf(key: string, value: Value, { start, end }: Call["at"], run: Run): Thing {
  const span = { start, end };
  const name = { text: key, runs: [] };
  return run.thing([{ name, value, valueSpan: span, span, isSure: true }]);
}

/** `computed(() => …)`, `computed({ get, set })`: evaluated on each read. */
function computed(given: Value, at: Call["at"], run: Run): Value {
  const getter = given.kind === "thing" ? (memberOf(given, "get", run) ?? unknown) : given;
  if (getter.kind !== "function") return unknown;
  run.taken.add(getter);
  return holderOf("value", { ...getter, code: { ...getter.code, isGetter: true } }, at, run);
}
