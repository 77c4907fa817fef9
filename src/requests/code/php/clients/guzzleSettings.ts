import { has, put } from "../../clients/making.ts";
import { option, optionValue } from "../../clients/sending.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { plainText } from "../../machine/values/texts.ts";
import { slice } from "../../../places/written.ts";
import { entryOf, type Thing, type Value } from "../../machine/values/values.ts";
import { copiedArray, isArray } from "../arrays.ts";
import { stepsOf } from "./guzzleHandlers.ts";
import { isGiven, keptThing, keptValue } from "../../clients/state.ts";
import { argument } from "../phpCall.ts";

const nowhere = { start: 0, end: 0 };

/** Keeps a client's config. Guzzle 4 and 5 have `defaults` apart from it, which can be changed later. */
export function keepConfig(state: Thing, config: Arg | undefined, run: Run): void {
  if (config !== undefined) put(state, "config", config.value, config.span, run);
  const given = optionValue(config?.value, "defaults");
  const own = given === undefined ? undefined : copiedArray(given, run);
  put(
    state,
    "defaults",
    isArray(own) ? own : run.thing([], { isOpen: isGiven(own) }),
    nowhere,
    run,
  );
}

/**
 * The options for all requests of a client: the config, or `defaults` in Guzzle ≤5, which had `base_url` and
 * `setDefaultOption`.
 */
export function settingsOf(state: Thing | undefined): Value | undefined {
  const config = keptValue(state, "config");
  return isOfOldTimes(state) ? keptValue(state, "defaults") : config;
}

/** Whether a client is of Guzzle 4 or 5. */
export function isOfOldTimes(state: Thing | undefined): boolean {
  const base = option(keptValue(state, "config"), "base_url");
  return has(state, "changed") || (base !== undefined && base !== "unknown");
}

/** The base URL of a client. */
export function baseOf(state: Thing | undefined): Value | undefined {
  const config = keptValue(state, "config");
  return optionValue(config, "base_uri") ?? optionValue(config, "base_url");
}

/** Whether unknown settings may add headers. */
export function mayAdd(state: Thing | undefined): boolean {
  if (state?.shape.value.isOpen === true) return true;
  const config = keptValue(state, "config");
  // `defaults` without a base URL: an effect only in Guzzle ≤5, and the version is not known.
  const isDoubtful =
    optionValue(config, "defaults") !== undefined &&
    baseOf(state) === undefined &&
    !isOfOldTimes(state);
  return isDoubtful || stepsOf(optionValue(config, "handler")) === undefined;
}

/** Guzzle ≤5: `setDefaultOption('headers', […])`, or a part of an option: `'headers/Accept'`. */
export function setDefault(call: Call, run: Run): void {
  const { state } = call;
  const [path, value] = [argument(call, 0, "keyOrPath"), argument(call, 1, "value")];
  const defaults = keptThing(state, "defaults");
  if (state === undefined || path === undefined || defaults === undefined) return;
  put(state, "changed", { kind: "constant", value: true }, path.span, run);
  const [name = "", part, ...deeper] = plainText(path.value)?.split("/") ?? [];
  const isWhole = path.value.kind !== "text" || part === undefined;
  if (name === "" || value === undefined || deeper.length > 0) run.open(defaults, 2);
  else if (isWhole) put(defaults, name, value.value, value.span, run);
  else {
    const { written } = path.value;
    const key = slice(written, name.length + 1, written.text.length);
    const span = { start: call.at.start, end: call.at.end };
    const entry = { name: key, value: value.value, valueSpan: value.span, span, isSure: true };
    run.put(partOf(defaults, name, run), entry);
  }
}

/** The array in an option, created if missing. */
function partOf(defaults: Thing, name: string, run: Run): Thing {
  const held = entryOf(defaults, name)?.value;
  if (isArray(held)) return held;
  const made = run.thing([], { isOpen: isGiven(held) || defaults.shape.value.isOpen });
  put(defaults, name, made, nowhere, run);
  return made;
}
