import { joins } from "../../machine/values/either.ts";
import { put } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import { optionValue } from "../../clients/sending.ts";
import { writtenAt } from "../../machine/values/texts.ts";
import type { Entry, Thing, Value } from "../../machine/values/values.ts";

/** Groups of default headers: for all methods, and for each. */
export const groups = new Set(["common", "get", "delete", "head", "post", "put", "patch"]);

const nowhere = { start: 0, end: 0 };

/** The config of an instance; without one, that of axios itself, which lasts for the run. */
export function configOf(state: Thing | undefined, run: Run): Thing {
  if (state !== undefined) return state;
  const known = run.shared.get("axios");
  if (known !== undefined) return known;
  const made = run.thing([entry("headers", emptyHeaders(run))]);
  run.shared.set("axios", made);
  return made;
}

/** The config of an instance made outside the file, whose defaults are not known. */
export function outsideConfig(run: Run): Thing {
  return run.thing([entry("headers", emptyHeaders(run))], { isOpen: true });
}

/** Headers with all their groups, which exist from the start, and so in every branch. */
function emptyHeaders(run: Run): Thing {
  return run.thing([...groups].map((name) => entry(name, run.thing([]))));
}

function entry(name: string, value: Value): Entry {
  return { name: writtenAt(name, nowhere), value, valueSpan: nowhere, span: nowhere, isSure: true };
}

/** The config of `axios.create(config)`: a copy of the base's, overridden by the given one. */
export function createdConfig(base: Thing, config: Value | undefined, run: Run): Thing {
  const made = run.thing([], { origin: base });
  const own = config?.kind === "thing" ? config : undefined;
  for (const each of [base, own].flatMap(entriesOf)) {
    if (!/^(?:headers|interceptors)$/.test(each.name.text)) run.put(made, each);
  }
  const headers = [optionValue(base, "headers"), config && optionValue(config, "headers")];
  put(made, "headers", mergedHeaders(headers, run), nowhere, run);
  put(made, joins, { kind: "constant", value: true }, nowhere, run);
  const isHidden = config !== undefined && own === undefined && config.kind !== "constant";
  if (isHidden || base.shape.value.isOpen || own?.shape.value.isOpen === true) run.open(made, 0);
  return made;
}

function entriesOf(thing: Thing | undefined): readonly Entry[] {
  return thing?.shape.value.entries ?? [];
}

/** Merges headers over headers, and groups one by one. */
function mergedHeaders(all: readonly (Value | undefined)[], run: Run): Value {
  const written = all.findLast((each) => each?.kind === "thing" && each.literal !== undefined);
  const literal = written?.kind === "thing" ? written.literal : undefined;
  const made = run.thing([], literal === undefined ? {} : { literal });
  for (const one of all) {
    const thing = one?.kind === "native" ? one.state : one;
    if (thing?.kind !== "thing") {
      if (thing !== undefined && thing.kind !== "constant") run.open(made, 0);
      continue;
    }
    if (thing.shape.value.isOpen) run.open(made, 0);
    for (const each of thing.shape.value.entries) {
      const isGroup = groups.has(each.name.text) && each.value.kind === "thing";
      const old = isGroup ? optionValue(made, each.name.text) : undefined;
      const value = isGroup ? mergedHeaders([old, each.value], run) : each.value;
      run.put(made, { ...each, value });
    }
  }
  return made;
}

/**
 * The instance's default headers for a method, in ascending priority: common ones, those for the method, ungrouped
 * ones.
 */
export function defaultHeaders(
  state: Thing | undefined,
  method: string,
  run: Run,
): readonly (Value | undefined)[] {
  const headers = optionValue(configOf(state, run), "headers");
  if (headers?.kind !== "thing") return [headers];
  const { entries, isOpen } = headers.shape.value;
  const plain = entries.filter(
    ({ name, value }) => !groups.has(name.text) || value.kind === "text",
  );
  const { literal } = headers;
  const own = run.thing(plain, {
    ...{ isOpen, origin: headers },
    ...(literal === undefined ? {} : { literal }),
  });
  return [optionValue(headers, "common"), optionValue(headers, method), own];
}

/** A call's headers as sent: its groups are merged into the others. */
export function flattened(headers: Value | undefined, method: string, run: Run): readonly Value[] {
  if (headers?.kind !== "thing") return headers === undefined ? [] : [headers];
  const names = ["common", method].filter((name) => optionValue(headers, name)?.kind === "thing");
  if (names.length === 0) return [headers];
  const { entries, isOpen } = headers.shape.value;
  const own = run.thing(
    entries.filter(({ name }) => !names.includes(name.text)),
    { isOpen },
  );
  return [...names.flatMap((name) => optionValue(headers, name) ?? []), own];
}

/** Headers set on axios itself after an instance was created, which does not get them. */
export function lateDefaults(state: Thing, method: string, run: Run): Thing | undefined {
  const entries = defaultHeaders(undefined, method, run).flatMap((each) =>
    each?.kind === "thing" ? each.shape.value.entries : [],
  );
  const hasToken = entries.some(({ name }) => name.text.toLowerCase() === "authorization");
  return hasToken && state !== run.shared.get("axios") ? run.thing(entries) : undefined;
}
