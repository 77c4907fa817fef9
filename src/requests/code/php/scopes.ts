import type { Call } from "../machine/library.ts";
import { entryOf, unknown, type ClassValue, type Value } from "../machine/values.ts";

/**
 * What `self` and `static` stand for: the object or class that the code is at work for, where that is one of
 * the class that the code stands in. For a property: the class that has it.
 */
export function scopeIn({ args }: Call): Value {
  const [self = unknown, own = unknown, sought = unknown] = args.map(({ value }) => value);
  const found = self.kind === "thing" ? self.type : self.kind === "class" ? self : undefined;
  const isOf = own.kind !== "class" || chainOf(found).some(({ code }) => code === own.code);
  if (found === undefined || !isOf) return own;
  const name = sought.kind === "text" ? sought.written.text : "";
  if (name === "method") return self;
  if (name === "") return found;
  return chainOf(found).find(({ statics }) => entryOf(statics, name) !== undefined) ?? found;
}

/** A class, and those that it extends. */
function chainOf(type: ClassValue | undefined): readonly ClassValue[] {
  const chain: ClassValue[] = [];
  for (let each = type; each !== undefined && chain.length < 20;) {
    chain.push(each);
    each = each.base?.kind === "class" ? each.base : undefined;
  }
  return chain;
}
