import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import type { Arg } from "../../machine/library.ts";
import { optionValue } from "../../clients/sending.ts";
import { ofContent } from "../slots.ts";
import { writtenAt } from "../../machine/values/texts.ts";
import {
  entryOf,
  nothing,
  textOf,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";

/** The name of an Authorization header that is set by other means, so that there is no name or value to edit. */
export const authorization: Arg = {
  value: textOf(writtenAt("Authorization", { start: 0, end: 0 })),
  span: { start: 0, end: 0 },
};

/**
 * What a header collection is for: a request, a content (these two refuse each other's headers), or `web`, which
 * takes all.
 */
type Kind = "request" | "content" | "web";

/** The value of a `Headers` property. `elsewhere`: the object that collects refused headers. */
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

/** The object that a collection stores a header in; for a refused name, the one for these. */
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

/** Removes a header: one that a fix adds before that would be lost. */
export function takeHeader(headers: Thing, name: string, run: Run): void {
  run.take(headers, name);
  run.shared.set(`taken ${name.toLowerCase()} ${run.shared.size}`, headers);
}

/** Removes all headers. */
export function takeHeaders(headers: Thing, run: Run): void {
  for (const { name } of headers.shape.value.entries) run.take(headers, name.text);
  run.shared.set(`taken ${all} ${run.shared.size}`, headers);
}

const all = "*";

/**
 * The headers that must not be added where the collection is created, since they may be removed later; undefined for
 * all.
 */
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

/** `headers.Authorization`; other properties are lists, which always exist. */
export function memberOfHeaders({ state }: Native, name: string): Value | undefined {
  const values = valuesOf(state, name);
  if (name !== "Authorization" || values === undefined) return undefined;
  const entry = entryOf(values, name);
  if (entry === undefined) return values.shape.value.isOpen ? unknown : nothing;
  return entry.isSure ? entry.value : unknown;
}
