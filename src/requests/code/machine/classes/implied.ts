import type { Expression } from "../../program.ts";
import { bound } from "../calls/binding.ts";
import { memberOf, readMethod, staticOf } from "./members.ts";
import { methodOf } from "./methodOf.ts";
import { extended } from "./partOfLibrary.ts";
import { outerSelf } from "./declaredClass.ts";
import { ownName, typeFor } from "./hiddenMembers.ts";
import { notYetGiven } from "./lateFields.ts";
import { setterOf } from "./propertySetter.ts";
import type { Frame, Run } from "../run.ts";
import { entryOf, type ClassValue, type Thing, type Value } from "../values/values.ts";

/** What a plain name means as a member of the object and classes that the code is in (`token` for `this.token`). */
export function impliedOf(name: string, frame: Frame, run: Run): Value | undefined {
  const { self } = frame;
  if (self?.kind === "thing" && (hasField(self, name, run) || typed(self, name, run))) {
    return memberOf(self, name, run);
  }
  const base = extended(self, name, run);
  if (base !== undefined) return memberOf(base, name, run);
  for (const type of around(frame, run)) {
    const made = type === frame.home ? undefined : run.fromOutside.get(type);
    const isHeld = made !== undefined && (hasField(made, name, run) || typed(made, name, run));
    const held = isHeld
      ? memberOf(made, name, run)
      : (staticOf(type, name, run) ?? readIn(type, name, run));
    if (held !== undefined) return held;
  }
  const outer = outerFrame(frame);
  return outer && impliedOf(name, outer, run);
}

/** A class's method; for a getter, its value. */
function readIn(type: ClassValue, name: string, run: Run): Value | undefined {
  const method = methodOf(type, name, type);
  return method && readMethod(method, run);
}

/** The method that a plain call means (`headers()`), in a language where a field may have the same name. */
export function impliedMethod(of: Expression, frame: Frame, run: Run): Value | undefined {
  if (run.library.callsMethods !== true || of.kind !== "name") return undefined;
  const { self } = frame;
  const ofSelf = self?.kind === "thing" ? typeFor(self, of.name, run) : undefined;
  const own = self?.kind === "thing" ? ofSelf && methodOf(ofSelf, of.name, bound(self)) : undefined;
  if (own !== undefined) return own;
  for (const type of around(frame, run)) {
    const made = type === frame.home ? undefined : run.fromOutside.get(type);
    const method = methodOf(type, of.name, made === undefined ? type : bound(made));
    if (method !== undefined) return method;
  }
  return undefined;
}

/** The frame around a class that is declared in a method (an anonymous class): that method's `this` and scope. */
function outerFrame(frame: Frame): Frame | undefined {
  const scope = frame.home?.scope;
  const self = scope?.own(outerSelf)?.value;
  if (self === undefined || scope?.parent === undefined) return undefined;
  const home = self.kind === "thing" ? self.type : self.kind === "class" ? self : undefined;
  return { ...frame, scope: scope.parent, self, home };
}

/** The nested class of this name in the class that the code is in, or in one around it. */
export function innerClass(name: string, frame: Frame, run: Run): Value | undefined {
  for (const { code, scope } of around(frame, run)) {
    const inner = scope.find(`${code.name ?? ""}.${name}`)?.value;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/**
 * Whether the object's class has a method of this name; never where methods are only ever called (`callsMethods`).
 */
function typed({ type }: Thing, name: string, { library }: Run): boolean {
  return (
    library.callsMethods !== true &&
    type !== undefined &&
    methodOf(type, name, undefined) !== undefined
  );
}

/** The object, or a class's static fields, that has the field meant by a plain name. */
export function holderOf(name: string, frame: Frame, run: Run): Thing | undefined {
  if (run.library.impliesSelf !== true) return undefined;
  const { self } = frame;
  if (self?.kind === "thing" && hasPlace(self, name, run)) return self;
  const holder = around(frame, run).find(({ statics }) => entryOf(statics, name) !== undefined);
  if (holder !== undefined) return holder.statics;
  const outer = outerFrame(frame);
  return outer && holderOf(name, outer, run);
}

/**
 * What a local variable hides: the outer variable or the field with the same name. `frame.scope`: the scope around
 * the function.
 */
export function hiddenBy(name: string, frame: Frame, run: Run): Value | undefined {
  const outer = frame.scope.find(name)?.value;
  if (outer !== undefined) return outer;
  if (run.library.impliesSelf === true) return impliedOf(name, frame, run);
  // The author forgot `this.` or `self.`.
  const { self } = frame;
  return self?.kind === "thing" ? entryOf(self, name)?.value : undefined;
}

function hasPlace(self: Thing, name: string, run: Run): boolean {
  return hasField(self, name, run) || setterOf(self.type, name, self) !== undefined;
}

function hasField(self: Thing, name: string, run: Run): boolean {
  const own = ownName(self, name, run);
  return entryOf(self, own) !== undefined || notYetGiven(self, own, run) !== undefined;
}

/** The class that the code is in and the classes around that; empty where a plain name never means a member. */
export function around({ home }: Frame, run: Run): readonly ClassValue[] {
  const types: ClassValue[] = [];
  for (let type = home; type !== undefined && types.length < 5;) {
    types.push(type);
    const outer: Value | undefined =
      type.code.outer === undefined ? undefined : type.scope.find(type.code.outer)?.value;
    type = outer?.kind === "class" ? outer : undefined;
  }
  return run.library.impliesSelf === true ? types : [];
}
