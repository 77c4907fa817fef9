import { namedEntry } from "../machine/values/namedEntry.ts";
import { spread } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Arg, Call } from "../machine/library.ts";
import { type Thing, unknown, type Value } from "../machine/values/values.ts";
import { fieldsOf } from "./fieldsOf.ts";
import { copyOf, dictOf } from "./dicts.ts";

/** `copy.deepcopy(it)`, `dataclasses.replace(it, name=…)`: copies of an object. */
export function callCopy(path: string, { args }: Call, run: Run): Value | undefined {
  const [first, ...changes] = args;
  switch (path) {
    case "copy.copy":
    case "copy.deepcopy": {
      const value = dictOf(first?.value ?? unknown, run);
      return value.kind === "thing"
        ? copyToDepth(value, run, path === "copy.deepcopy" ? 2 : 0)
        : unknown;
    }
    case "dataclasses.asdict":
    case "attr.asdict":
    case "attrs.asdict":
      return fieldsOf(first?.value, changes, run);
    case "copy.replace":
    case "dataclasses.replace":
    case "attr.evolve":
    case "attrs.evolve":
      return changed(first?.value, changes, run);
    default:
      return undefined;
  }
}

/** `it._replace(name=…)`, `it.model_copy(update={…})`: methods that copy an object or its fields. */
export function callCopying(self: Value, { path, args }: Call, run: Run): Value | undefined {
  if (self.kind !== "thing" || self.type === undefined) return undefined;
  if (path === "_replace") return changed(self, args, run);
  if (/^(?:_asdict|model_dump|dict)$/.test(path)) return fieldsOf(self, args, run);
  if (path !== "model_copy") return undefined;
  const made = copyToDepth(self, run, 0);
  const update = args.find(({ name }) => name === "update");
  if (update !== undefined) spread(made, update.value, run);
  return made;
}

function changed(of: Value | undefined, changes: readonly Arg[], run: Run): Value {
  if (of?.kind !== "thing") return unknown;
  const { completedBy, methods } = of.type?.code ?? {};
  // `replace` runs the constructor again, which may change anything.
  if (completedBy !== undefined && methods?.some(({ name }) => name === completedBy) === true) {
    run.open(of);
    return unknown;
  }
  const made = copyToDepth(of, run, 0);
  for (const change of changes) {
    if (change.name === undefined) spread(made, unknown, run);
    else run.put(made, namedEntry(change));
  }
  if (run.frozen.has(of.shape)) run.frozen.add(made.shape);
  return made;
}

/** Copies an object and its values up to `levels` deep. */
function copyToDepth(of: Thing, run: Run, levels: number): Thing {
  const made = { ...copyOf(of, run), ...(of.type === undefined ? {} : { type: of.type }) };
  if (levels === 0) return made;
  for (const entry of of.shape.value.entries) {
    if (entry.value.kind !== "thing" || entry.value.type !== undefined) continue;
    run.put(made, { ...entry, value: copyToDepth(entry.value, run, levels - 1) });
  }
  return made;
}
