import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
import { ofContent } from "./slots.ts";
import { writtenAt } from "../machine/texts.ts";
import {
  entryOf,
  nothing,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../machine/values.ts";

/** The name of a header that something else stands for: no value can be written in its place. */
export const authorization: Arg = {
  value: textOf(writtenAt("Authorization", { start: 0, end: 0 })),
  span: { start: 0, end: 0 },
};

/** Headers of a request or of its content, which refuse each other's, or a collection that takes all. */
type Kind = "request" | "content" | "web";

/** What the property `Headers` gives; `elsewhere` is where those end that are refused. */
export function headersNative(
  kind: Kind,
  values: Value | undefined,
  elsewhere: Value | undefined,
  run: Run,
): Value {
  if (values?.kind !== "thing") return unknown;
  const state = run.thing([]);
  const at = { start: 0, end: 0 };
  put(state, "headers", values, at, run);
  put(state, kind, { kind: "constant", value: true }, at, run);
  if (elsewhere?.kind === "thing") put(state, "elsewhere", elsewhere, at, run);
  return { kind: "native", path: "headers", state };
}

/** What headers are put into; those of a name that is refused go elsewhere. */
export function valuesOf(state: Thing | undefined, name?: string): Thing | undefined {
  const isOf = (kind: Kind): boolean => optionValue(state, kind) !== undefined;
  const isRefused =
    name !== undefined &&
    ((isOf("request") && /^content-/i.test(name)) ||
      (isOf("content") && /^(?:accept|authorization)$/i.test(name)));
  const found =
    (isRefused ? optionValue(state, "elsewhere") : undefined) ?? optionValue(state, "headers");
  return found?.kind === "thing" ? found : undefined;
}

/** Takes a header away: what is set before that does not go out. */
export function takeHeader(headers: Thing, name: string, run: Run): void {
  run.take(headers, name);
  run.shared.set(`taken ${name.toLowerCase()} ${run.shared.size}`, headers);
}

/** Takes all headers away. */
export function takeHeaders(headers: Thing, run: Run): void {
  for (const { name } of headers.shape.value.entries) run.take(headers, name.text);
  run.shared.set(`taken ${all} ${run.shared.size}`, headers);
}

const all = "*";

/** The headers that are refused where they are set at first, for they may be taken away again; undefined: all of them. */
export function refusedAtFirst(
  headers: Value | undefined,
  run: Run,
): readonly string[] | undefined {
  const names = [...run.shared].flatMap(([key, taken]) => {
    const name = taken === headers ? /^taken (\S+)/.exec(key)?.[1] : undefined;
    return name === undefined ? [] : [name];
  });
  return names.includes(all) ? undefined : [...ofContent, ...names];
}

/** What `headers.Authorization` holds; the others are lists, which are there in any case. */
export function memberOfHeaders({ state }: Native, name: string): Value | undefined {
  const values = valuesOf(state, name);
  if (name !== "Authorization" || values === undefined) return undefined;
  const entry = entryOf(values, name);
  if (entry === undefined) return values.shape.value.isOpen ? unknown : nothing;
  return entry.isSure ? entry.value : unknown;
}
