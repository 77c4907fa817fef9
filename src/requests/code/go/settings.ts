import { unlessGiven } from "../machine/values/either.ts";
import { putHeader as putNamed } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { optionValue } from "../clients/sending.ts";
import { unknown, type Thing, type Value } from "../machine/values/values.ts";

/** viper: a setting that may be unset has its default. */
export function callViper(method: string, call: Call, run: Run): Value | undefined {
  const { state, args, at } = call;
  if (method === "New" && state === undefined) {
    return { kind: "native", path: "viper", state: run.thing([], { foldsCase: true }) };
  }
  const settings = state ?? shared("viper", run);
  if (/^Set(?:Default)?$/.test(method)) putNamed(settings, args, at, run);
  return /^Get(?:String)?$/.test(method) ? settingOf(settings, args[0]) : unknown;
}

/** `cmd.Flags().String(name, default, usage)`. */
export function flagOf(args: readonly Arg[], method: string, { at }: Call, run: Run): Value {
  const value = args[method === "String" ? 1 : 2];
  if (value === undefined) return unknown;
  putNamed(shared("flags", run), [args[0], value], at, run);
  // The command line overrides the default.
  return plainText(value.value) === "" ? unknown : unlessGiven(unknown, value.value);
}

/** `cmd.Flags().GetString(name)`: the flag's value, and an error. */
export function flagNamed({ path, args, at }: Call, run: Run): Value | undefined {
  const { callee } = at;
  const flags = callee.kind === "member" ? callee.object : undefined;
  const isFlags =
    flags?.kind === "call" && flags.callee.kind === "member" && flags.callee.name.endsWith("Flags");
  if (!isFlags || path !== "GetString") return undefined;
  const value = settingOf(shared("flags", run), args[0]);
  return { kind: "list", items: [value, unknown], isComplete: true };
}

function settingOf(settings: Thing, name: Arg | undefined): Value {
  const key = plainText(name?.value);
  const value = key === undefined ? undefined : optionValue(settings, key);
  return value === undefined || plainText(value) === "" ? unknown : unlessGiven(unknown, value);
}

function shared(name: string, run: Run): Thing {
  const known = run.shared.get(name);
  if (known !== undefined) return known;
  const made = run.thing([], { foldsCase: true });
  run.shared.set(name, made);
  return made;
}
