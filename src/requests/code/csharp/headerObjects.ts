import { put } from "../clients/making.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { optionValue } from "../clients/sending.ts";
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

/** Takes a header away. */
export function takeHeader(headers: Thing, name: string, run: Run): void {
  if (entryOf(headers, name) === undefined) return;
  run.take(headers, name);
  run.shared.set(`taken ${run.shared.size}`, headers);
}

/** Whether what is set at first may be taken away again. */
export function isTaken(headers: Value | undefined, run: Run): boolean {
  return [...run.shared.values()].some((taken) => taken === headers);
}

/** What `headers.Authorization` holds; the others are lists, which are there in any case. */
export function memberOfHeaders({ state }: Native, name: string): Value | undefined {
  const values = valuesOf(state, name);
  if (name !== "Authorization" || values === undefined) return undefined;
  const entry = entryOf(values, name);
  if (entry === undefined) return values.shape.value.isOpen ? unknown : nothing;
  return entry.isSure ? entry.value : unknown;
}
