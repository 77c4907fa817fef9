import { ancestors } from "../machine/bases.ts";
import { either } from "../machine/either.ts";
import { invoke } from "../machine/invoke.ts";
import { methodOf } from "../machine/members.ts";
import { putAnywhere } from "../machine/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { unknown, type ClassValue, type Entry } from "../machine/values.ts";
import { decorating } from "./signs.ts";

/** Classes whose metaclass or decorator may make something else of what their bodies declare. */
const changed = new WeakSet<ClassValue["code"]>();

/** A class is declared: with options, and by a decorator that is not known. */
export function declareClass([first, ...options]: readonly Arg[], run: Run): void {
  const type = first?.value;
  if (type?.kind !== "class") return;
  const [, ...before] = ancestors(type);
  const isChanged =
    options.some(({ name }) => name === decorating) ||
    options.some((arg) => arg.name === "metaclass" && mayChange(arg, run)) ||
    before.some(({ code }) => changed.has(code));
  if (isChanged) {
    changed.add(type.code);
    unsettle(type, run);
  }
  const [base] = before;
  const hook = base && methodOf(base, "__init_subclass__", type);
  const given = options.filter(({ name }) => name !== "metaclass" && name !== decorating);
  if (hook !== undefined) invoke({ ...hook, self: type }, given, run);
}

/** Methods of a metaclass that make a class what it is. */
const makers = ["__new__", "__init__", "__prepare__"];

function mayChange({ value, span }: Arg, run: Run): boolean {
  if (value.kind === "class")
    return makers.some((name) => methodOf(value, name, value) !== undefined);
  return !/(?:ABCMeta|Enum(?:Meta|Type)|Singleton\w*)$/.test(run.source(span));
}

/** What a class has of its own may be replaced, or get more. */
function unsettle({ statics }: ClassValue, run: Run): void {
  const entries = statics.shape.value.entries.map((entry): Entry => {
    const { value } = entry;
    if (value.kind === "text") return { ...entry, value: either(value, unknown) };
    if (value.kind === "thing") putAnywhere(value, run);
    else run.open(value);
    return entry;
  });
  run.journal.set(statics.shape, { entries, isOpen: true });
}
