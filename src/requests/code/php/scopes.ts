import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import { entryOf, unknown, type ClassValue, type Value } from "../machine/values/values.ts";

/**
 * The value of `self` or `static`: the current object or class, if it is of the class the code is in. For a property:
 * the class that has it.
 */
export function scopeIn({ args }: Call, run: Run): Value {
  const [self = unknown, own = unknown, sought = unknown] = args.map(({ value }) => value);
  if (own.kind === "text") return classNamed(plainText(own), run) ?? unknown;
  const found = self.kind === "thing" ? self.type : self.kind === "class" ? self : undefined;
  const isOf = own.kind !== "class" || chainOf(found).some(({ code }) => code === own.code);
  if (found === undefined || !isOf) return own;
  const name = sought.kind === "text" ? sought.written.text : "";
  if (name === "method") return self;
  if (name.endsWith("()")) return own.kind === "class" ? seenAs(self, own, found, name) : self;
  if (name === "") return found;
  return chainOf(found).find(({ statics }) => entryOf(statics, name) !== undefined) ?? found;
}

/** The class of the file with a name. */
function classNamed(name: string | undefined, { classes }: Run): ClassValue | undefined {
  const last = name?.split("\\").at(-1);
  return last === undefined ? undefined : [...classes].find(({ code }) => code.name === last);
}

/** An object or class seen as `own`, if a subclass overrides the method. */
function seenAs(self: Value, own: ClassValue, found: ClassValue, name: string): Value {
  const isSame = methodOf(found, name, undefined)?.code === methodOf(own, name, undefined)?.code;
  if (isSame) return self;
  return self.kind === "thing" ? { ...self, type: own, actual: self.actual ?? found } : own;
}

/** A class and its bases. */
function chainOf(type: ClassValue | undefined): readonly ClassValue[] {
  const chain: ClassValue[] = [];
  for (let each = type; each !== undefined && chain.length < 20;) {
    chain.push(each);
    each = each.base?.kind === "class" ? each.base : undefined;
  }
  return chain;
}
