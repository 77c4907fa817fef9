import { invoke } from "../machine/calls/invoke.ts";
import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown, type Value } from "../machine/values/values.ts";

const fields =
  /^(?:dataclasses\.field|pydantic\.(?:Field|PrivateAttr)|attrs?\.(?:ib|attrib|field|Factory))$/;

/** `field(default=…)`, `Field("…")`: a field's default. */
export function callRecord(path: string, call: Call, run: Run): Value | undefined {
  if (!fields.test(path)) return undefined;
  const named = (name: string) => call.args.find((arg) => arg.name === name)?.value;
  const [first] = call.args;
  const isFirst = first?.name === undefined && /Field$|Factory$/.test(path);
  const maker = named("default_factory") ?? named("factory");
  const value = isFirst ? first?.value : named("default");
  if (maker !== undefined || path.endsWith("Factory")) return madeBy(maker ?? value, call, run);
  return value?.kind === "native" && value.path === "builtins.Ellipsis"
    ? unknown
    : (value ?? unknown);
}

function madeBy(maker: Value | undefined, call: Call, run: Run): Value {
  if (maker?.kind === "function") {
    run.taken.add(maker);
    return invoke(maker, [], run);
  }
  if (maker?.kind !== "native") return unknown;
  const { path, state } = maker;
  return run.library.call({ ...call, path, state, self: undefined, args: [] }, run) ?? unknown;
}
