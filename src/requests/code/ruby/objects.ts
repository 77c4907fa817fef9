import { invoke } from "../machine/calls/invoke.ts";
import type { Call } from "../machine/library.ts";
import { memberOf } from "../machine/classes/members.ts";
import { methodOf } from "../machine/classes/methodOf.ts";
import { above } from "../machine/classes/mixins.ts";
import { putAnywhere } from "../machine/values/objects.ts";
import type { Run } from "../machine/run.ts";
import { plainText } from "../machine/values/texts.ts";
import { unknown, type ClassValue, type Thing, type Value } from "../machine/values/values.ts";
import { put } from "../clients/making.ts";
import { blockOf, optionsIn, positional } from "./rubyCall.ts";

const nowhere = { start: 0, end: 0 };

/** `include`, `prepend`, `define_method` and others on a class; false for other calls. */
export function changeClass(self: ClassValue, call: Call, run: Run): boolean {
  const [first, second] = positional(call);
  const args = positional(call).map(({ value }) => value);
  switch (call.path.split(".").at(-1)) {
    case "prepend":
    case "class_eval":
    case "class_exec":
    case "module_eval":
    case "module_exec":
      for (const value of args) if (value.kind === "class") putFirst(value, self);
      return true;
    case "define_method":
    case "define_singleton_method": {
      const block = blockOf(call);
      const name = plainText(first?.value);
      if (first?.value.kind === "class") putFirst(first.value, self);
      else if (name !== undefined && block !== undefined) {
        run.taken.add(block);
        const isOfClass = self.isStatic === true || call.path.endsWith("define_singleton_method");
        put(self.statics, name, methodFrom(block, isOfClass ? self : undefined), nowhere, run);
      }
      return true;
    }
    case "instance_variable_set":
      setVariable(self.statics, first?.value, second?.value, run);
      return true;
    case undefined:
    default:
      return false;
  }
}

function putFirst(module: ClassValue, { first = [], isStatic }: ClassValue): void {
  if (first.some((each) => each.code === module.code && each.isStatic === isStatic)) return;
  first.unshift(isStatic === true ? { ...module, isStatic } : module);
}

/** A block as a method of `self`. */
function methodFrom(block: Extract<Value, { kind: "function" }>, self: Value | undefined): Value {
  return { kind: "function", code: block.code, scope: block.scope, self };
}

function setVariable(of: Thing, name: Value | undefined, value: Value | undefined, run: Run): void {
  const shown = plainText(name);
  if (shown === undefined || value === undefined) run.open(of, 0);
  else put(of, shown, value, nowhere, run);
}

/** A copy of an object, which shares what its variables hold unless `initialize_copy` copies that, too. */
export function copiedObject(self: Thing, run: Run): Thing {
  const { type } = self;
  const { entries, isOpen } = self.shape.value;
  const made = run.thing(entries, { isOpen, origin: self, ...(type && { type }) });
  const changing = type && methodOf(type, "initialize_copy", made);
  if (changing !== undefined) invoke(changing, [{ value: self, span: nowhere }], run);
  return made;
}

/** Methods of every object; undefined for others. */
export function ofObject(self: Thing, call: Call, run: Run): Value | undefined {
  const [first, second] = positional(call);
  switch (call.path) {
    case "define_singleton_method": {
      const block = blockOf(call);
      const name = plainText(first?.value);
      if (block === undefined || name === undefined) return undefined;
      run.taken.add(block);
      put(self, name, methodFrom(block, self), nowhere, run);
      return unknown;
    }
    case "extend":
      for (const { value } of positional(call))
        if (value.kind === "class") extendBy(self, value, run);
      return self;
    case "instance_eval":
    case "instance_exec": {
      const block = blockOf(call);
      if (block === undefined) {
        putAnywhere(self, run);
        return unknown;
      }
      run.taken.add(block);
      return invoke({ ...block, self }, positional(call), run);
    }
    case "instance_variable_set":
      setVariable(self, first?.value, second?.value, run);
      return second?.value ?? unknown;
    case "instance_variable_get": {
      const name = plainText(first?.value);
      return name === undefined ? unknown : (memberOf(self, name, run) ?? unknown);
    }
    case "with": {
      const given = optionsIn(positional(call))?.value;
      if (given?.kind !== "thing") return undefined;
      const { entries, isOpen } = self.shape.value;
      const made = run.thing(entries, { isOpen, ...(self.type && { type: self.type }) });
      for (const entry of given.shape.value.entries) {
        run.put(made, { ...entry, name: { ...entry.name, text: `@${entry.name.text}` } });
      }
      if (given.shape.value.isOpen) return unknown;
      return made;
    }
    case "to_h": {
      if (blockOf(call) !== undefined) return undefined;
      const { entries, isOpen } = self.shape.value;
      const own = entries.flatMap((entry) => {
        const text = entry.name.text.slice(1);
        const isField = self.type !== undefined && isExposed(self.type, entry.name.text);
        return isField ? [{ ...entry, name: { ...entry.name, text } }] : [];
      });
      return run.thing(own, { isOpen: isOpen || own.length < entries.length });
    }
    default:
      return undefined;
  }
}

function isExposed(type: ClassValue, name: string): boolean {
  if (type.code.exposed?.some((each) => each.name === name) === true) return true;
  return type.base?.kind === "class" && isExposed(type.base, name);
}

/** `object.extend(Module)`: its methods come before those of the object's class. */
function extendBy(self: Thing, of: ClassValue, run: Run): void {
  const home = above(of, self.type, false);
  for (const code of of.code.methods) {
    if (code.name === undefined || code.isStatic === true) continue;
    const value = { kind: "function", code, scope: of.scope, self, home } as const;
    put(self, code.name, value, nowhere, run);
  }
}
