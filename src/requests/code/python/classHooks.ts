import { ancestors } from "../machine/classes/bases.ts";
import { either } from "../machine/values/either.ts";
import { invoke } from "../machine/calls/invoke.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import { putAnywhere } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import type { Arg } from "../machine/library.ts";
import { namedEntry } from "../machine/values/namedEntry.ts";
import { plainText } from "../machine/values/texts.ts";
import { unknown, type ClassValue, type Entry } from "../machine/values/values.ts";
import { leavesClass } from "./decorators.ts";
import { decorating } from "./signs.ts";

/** Follows what runs when a class is declared: `__init_subclass__`, metaclasses and decorators, innermost first. */
export function declareClass([first, ...options]: readonly Arg[], run: Run): void {
  const type = first?.value;
  if (type?.kind !== "class") return;
  const [, ...before] = ancestors(type);
  const around = options.filter(({ name }) => name === decorating);
  const isChanged =
    options.some((arg) => arg.name === "metaclass" && mayChange(arg, run)) ||
    before.some(({ code }) => run.rewritten.has(code)) ||
    around.some((arg) => !leaves(arg, type, run));
  if (isChanged) rewrite(type, run);
  const [base] = before;
  const hook = base && methodOf(base, "__init_subclass__", type);
  const given = options.filter(({ name }) => name !== "metaclass" && name !== decorating);
  // Metaclasses often turn the class's keyword arguments into attributes.
  if (isChanged && hook === undefined)
    for (const { name, value, span } of given)
      if (name !== undefined)
        run.put(type.statics, namedEntry({ name, span, value: either(value, unknown) }));
  if (hook !== undefined) invoke({ ...hook, self: type }, given, run);
}

/** Whether a decorator returns the class unchanged. */
function leaves({ value, span }: Arg, type: ClassValue, run: Run): boolean {
  const of = value.kind === "thing" && value.type ? methodOf(value.type, "__call__", value) : value;
  if (of?.kind !== "function") return leavesClass(run.source(span));
  // It is followed here, with this class.
  run.taken.add(of);
  run.called.add(of.code);
  const before = type.statics.shape.value.entries;
  const made = invoke(of, [{ value: type, span }], run);
  if (made !== type || run.rewritten.has(type.code)) return false;
  const put = type.statics.shape.value.entries.filter((each) => !before.includes(each));
  return put.every(({ value }) => /^(?:text|constant|list)$/.test(value.kind));
}

/** Methods of a metaclass that create classes. */
const makers = ["__new__", "__init__", "__prepare__"];

function mayChange({ value, span }: Arg, run: Run): boolean {
  if (value.kind === "class")
    return makers.some((name) => methodOf(value, name, value) !== undefined);
  return !/(?:ABCMeta|Enum(?:Meta|Type)|Singleton\w*)$/.test(run.source(span));
}

/** `setattr(cls, name, value)`, where the name may be unknown. */
export function setOfClass(type: ClassValue, [key, value]: readonly Arg[], run: Run): void {
  const name = plainText(key?.value);
  const isMethod = type.code.methods.some((each) => each.name === name);
  if (name === undefined || value === undefined || isMethod) rewrite(type, run);
  else run.put(type.statics, namedEntry({ ...value, name }));
}

function rewrite(type: ClassValue, run: Run): void {
  run.rewritten.add(type.code);
  unsettle(type, run);
}

/** Marks the class's attributes as possibly replaced. */
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
