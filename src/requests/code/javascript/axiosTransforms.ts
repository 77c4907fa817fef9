import { put } from "../clients/making.ts";
import { optionValue } from "../clients/sending.ts";
import type { Run } from "../machine/run.ts";
import { entryOf, unknown, type Native, type Thing, type Value } from "../machine/values.ts";
import { copyInto, pairsIn } from "./headersObject.ts";
import { callWith } from "./listMethods.ts";

/** Stands for what axios itself does to a body, which leaves Accept as it is. */
const ownTransform: Native = { kind: "native", path: "axios.ownTransform" };

/** The value of `axios.defaults.transformRequest` where the file sets none. */
export const ownTransforms: Value = { kind: "list", items: [ownTransform], isComplete: true };

const nowhere = { start: 0, end: 0 };

/** The `transformRequest` of a config. */
export function transformsOf(config: Value | undefined): Value | undefined {
  return config?.kind === "thing" ? entryOf(config, "transformRequest")?.value : undefined;
}

/** Runs the functions of `transformRequest`, which get a request's body and headers just before it is sent. */
export function transform(config: Thing, by: Value | undefined, run: Run): void {
  if (by === undefined) return;
  const headers = sentHeaders(config, run);
  put(config, "headers", headers, nowhere, run);
  const all = by.kind === "list" ? by.items : [by];
  for (const each of all.filter((item) => item !== ownTransform)) {
    if (each.kind === "function")
      callWith(each, [optionValue(config, "data") ?? unknown, headers], run);
    else run.open(headers, 0);
  }
  if (by.kind === "list" && !by.isComplete) run.open(headers, 0);
}

/** A config's headers as axios sends them, whatever an interceptor has put in their place. */
function sentHeaders(config: Thing, run: Run): Value {
  const given = optionValue(config, "headers") ?? run.thing([]);
  if (given.kind === "native") return given;
  const origin = given.kind === "thing" ? { origin: given } : {};
  const literal = given.kind === "thing" && given.literal ? { literal: given.literal } : {};
  const state = run.thing([], { foldsCase: true, ...origin, ...literal });
  copyInto(state, pairsIn(given) ?? given, run);
  return { kind: "native", path: "AxiosHeaders", state };
}
