import { isJson } from "../../clients/bodies.ts";
import { put } from "../../clients/making.ts";
import { optionValue } from "../../clients/sending.ts";
import type { Run } from "../../machine/run.ts";
import {
  entryOf,
  isNothing,
  unknown,
  type Native,
  type Thing,
  type Value,
} from "../../machine/values/values.ts";
import { copyInto, pairsIn } from "./headersObject.ts";
import { callWith } from "../listMethods.ts";

/** Stands for what axios itself does to a body, which leaves Accept as it is. */
const ownTransform: Native = { kind: "native", path: "axios.ownTransform" };

/** The value of `axios.defaults.transformRequest` where the file sets none. */
export const ownTransforms: Value = { kind: "list", items: [ownTransform], isComplete: true };

const nowhere = { start: 0, end: 0 };

/** The `transformRequest` of a config. */
export function transformsOf(config: Value | undefined): Value | undefined {
  return config?.kind === "thing" ? entryOf(config, "transformRequest")?.value : undefined;
}

/**
 * Runs the functions of `transformRequest`, which get a request's body and headers just before it is sent, and put
 * what they make of the body in its place. True where axios itself says the type of the body: its own function, which
 * others replace, does so for all but texts.
 */
export function transform(config: Thing, by: Value = ownTransforms, run: Run): boolean {
  const headers = by === ownTransforms ? unknown : sentHeaders(config, run);
  if (by !== ownTransforms) put(config, "headers", headers, nowhere, run);
  const given = entryOf(config, "data");
  let [body, isTyped] = [given?.value ?? unknown, false];
  for (const each of by.kind === "list" ? by.items : [by]) {
    if (each === ownTransform) isTyped ||= !isText(body);
    else {
      if (each.kind !== "function") run.open(headers, 0);
      body = each.kind === "function" ? callWith(each, [body, headers], run) : unknown;
    }
  }
  if (by.kind === "list" && !by.isComplete) run.open(headers, 0);
  if (given !== undefined && !isNothing(given.value)) run.put(config, { ...given, value: body });
  return isTyped;
}

function isText(body: Value): boolean {
  return body.kind === "text" || isJson(body);
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
