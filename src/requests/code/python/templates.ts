import { put } from "../clients/making.ts";
import { printf } from "../machine/values/printf.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { entryOf, unknown, type Value } from "../machine/values/values.ts";
import { argumentsOf } from "./arguments.ts";

/** The path of a `string.Template`. */
export const template = "template";

/** `string.Template("Bearer $token")`. */
export function newTemplate(call: Call, run: Run): Value {
  const text = argumentsOf(call, [template]).get(template);
  if (text?.value.kind !== "text") return unknown;
  const state = run.thing([]);
  put(state, "text", text.value, text.span, run);
  return { kind: "native", path: template, state };
}

/** `it.substitute(token=token)`, `it.safe_substitute({"token": token})`. */
export function callTemplate(method: string, { state, args }: Call, run: Run): Value {
  const text = optionValue(state, "text");
  if (text?.kind !== "text" || !/^(?:safe_)?substitute$/.test(method)) return unknown;
  const fields = args.find(({ name, isMany }) => name === undefined && isMany !== true);
  const named = (name: string): Arg | undefined => fieldOf(name, args, fields);
  return printf(text, /\$\{?(?<name>[A-Za-z_]\w*)\}?/g, { values: [], named }, run);
}

function fieldOf(name: string, args: readonly Arg[], fields: Arg | undefined): Arg | undefined {
  const named = args.find((arg) => arg.name === name);
  if (named !== undefined || fields?.value.kind !== "thing") return named;
  const entry = entryOf(fields.value, name);
  return entry && { value: entry.value, span: entry.valueSpan };
}
