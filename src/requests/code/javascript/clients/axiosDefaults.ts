import type { Span } from "../../../httpRequest.ts";
import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import { optionValue } from "../../clients/sending.ts";
import {
  entryOf,
  nothing,
  unknown,
  type Entry,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { groups } from "./axiosConfig.ts";
import { watchAxios } from "./axiosIdle.ts";
import { ownTransforms, transformsOf } from "./axiosTransforms.ts";
import { markChanged } from "./nestHttp.ts";

const nowhere = { start: 0, end: 0 };

/** Stands for axios's default Accept where its headers are copied or changed. */
export const ownAccept: Native = { kind: "native", path: "axios.ownAccept" };

export function isOwnAccept(value: Value): boolean {
  return value.kind === "native" && value.path === ownAccept.path;
}

/** Members of `axios.defaults`, its headers and their groups. */
export function memberOfDefaults(of: Native, name: string, run: Run): Value | undefined {
  const { state } = of;
  if (state === undefined || !of.path.startsWith("axios.defaults")) return undefined;
  if (of.path === "axios.defaults") {
    if (name === "transformRequest") return transformsOf(state) ?? ownTransforms;
    if (name !== "headers") return optionValue(state, name);
    return { kind: "native", path: "axios.defaults.headers", state };
  }
  if (state.shape.value.isOpen) markChanged(run);
  const headers = optionValue(state, "headers");
  if (of.path !== "axios.defaults.headers") return optionValue(state, name);
  if (headers?.kind !== "thing") return unknown;
  if (!groups.has(name)) return optionValue(headers, name);
  if (optionValue(headers, name) === undefined) put(headers, name, run.thing([]), nowhere, run);
  const group = optionValue(headers, name);
  return group?.kind === "thing"
    ? { kind: "native", path: `axios.defaults.headers.${name}`, state: group }
    : unknown;
}

/** `axios.defaults.baseURL = …`, `axios.defaults.headers.common.Accept = …`. */
export function assignToDefaults(of: Native, entry: Entry, run: Run): boolean {
  const { state } = of;
  if (state === undefined || !of.path.startsWith("axios.defaults")) return false;
  const name = entry.name.text;
  if (state.shape.value.isOpen) markChanged(run);
  if (of.path === "axios.defaults") {
    run.put(state, entry);
    if (name === "headers") replaceCommon(entry, run);
    // The file configures axios for other files.
    if (name === "baseURL" && state === run.shared.get("axios")) {
      watchAxios(state, { at: entry.span }, run);
    }
    return true;
  }
  if (of.path !== "axios.defaults.headers") {
    run.put(state, entry);
    return true;
  }
  const headers = optionValue(state, "headers");
  if (headers?.kind !== "thing") return false;
  run.put(headers, entry);
  if (name === "common") loseAccept(entry.value, entry.span, run);
  return true;
}

function replaceCommon({ value: headers, span }: Entry, run: Run): void {
  if (headers.kind !== "thing" || headers.shape.value.isOpen) return;
  const group = optionValue(headers, "common") ?? run.thing([]);
  if (entryOf(headers, "Accept") === undefined) loseAccept(group, span, run);
  put(headers, "common", group, nowhere, run);
}

/** Replacing all common headers also removes axios's own Accept. */
function loseAccept(common: Value, at: Span, run: Run): void {
  if (common.kind !== "thing") return;
  const accept = common.shape.value.entries.find(({ name }) => /^accept$/i.test(name.text));
  if (accept !== undefined && isOwnAccept(accept.value)) run.take(common, accept.name.text);
  else if (accept === undefined && !common.shape.value.isOpen) removeAccept(common, at, run);
}

/** Marks Accept as removed, without a place where its name would be written. */
export function removeAccept(headers: Thing, { start, end }: Span, run: Run): void {
  const span = { start, end };
  const name = { text: "Accept", runs: [] };
  run.put(headers, { name, value: nothing, valueSpan: span, span, isSure: true });
}

/** `delete axios.defaults.headers.common.Accept`; false where the caller only has to remove the entry. */
export function removeFromDefaults(
  { path, state }: Native,
  name: string,
  at: Span,
  run: Run,
): boolean {
  const headers = path === "axios.defaults.headers" ? optionValue(state, "headers") : undefined;
  if (headers?.kind === "thing") {
    run.take(headers, name);
    return true;
  }
  if (!path.endsWith(".common") || state === undefined || !/^accept$/i.test(name)) return false;
  run.take(state, name);
  removeAccept(state, at, run);
  return true;
}

/** What `{ ...axios.defaults.headers.common }` copies. */
export function copiedDefaults({ path, state }: Native, run: Run): Value | undefined {
  if (!path.startsWith("axios.defaults.headers.") || state === undefined) return undefined;
  const copy = run.thing(state.shape.value.entries, { isOpen: state.shape.value.isOpen });
  if (path.endsWith(".common") && entryOf(copy, "Accept") === undefined) {
    put(copy, "Accept", ownAccept, nowhere, run);
  }
  return copy;
}
