import { either } from "../values/either.ts";
import { invoke } from "../calls/invoke.ts";
import { staticOf } from "./members.ts";
import { methodOf } from "./methodOf.ts";
import type { Run } from "../run.ts";
import type { Arg } from "../library.ts";
import { writtenAt } from "../values/texts.ts";
import {
  entryOf,
  textOf,
  unknown,
  type ClassValue,
  type FunctionValue,
  type Thing,
  type Value,
} from "../values/values.ts";

/**
 * What an object has under a name for which its class holds a descriptor (Python `__get__`); undefined where it holds
 * none, or where the object has a value of its own, which only a descriptor that takes values (`__set__`) hides.
 */
export function throughDescriptor(of: Thing, name: string, run: Run): Value | undefined {
  const { type } = of;
  const held = heldBy(type, name, run);
  const reader = held && methodNamed(held, run.library.descriptors?.reads);
  if (type === undefined || held === undefined || reader === undefined) return undefined;
  const isHidden = methodNamed(held, run.library.descriptors?.sets) !== undefined;
  if (!isHidden && entryOf(of, name) !== undefined) return undefined;
  const value = read(reader, of, type, run);
  return of.shape.value.isOpen && !isHidden ? either(value, unknown) : value;
}

/** What reading a value through the class that holds it gives: the value itself, or its answer as a descriptor. */
export function readThroughClass(held: Value, type: ClassValue, run: Run): Value {
  const reader =
    held.kind === "thing" ? methodNamed(held, run.library.descriptors?.reads) : undefined;
  const none: Value = { kind: "constant", value: null };
  return reader === undefined ? held : read(reader, none, type, run);
}

/** The method that takes what is assigned under a name, after the object: `__set__` of a descriptor. */
export function descriptorSetter(of: Thing, name: string, run: Run): FunctionValue | undefined {
  const held = heldBy(of.type, name, run);
  return held && methodNamed(held, run.library.descriptors?.sets);
}

/** Tells the descriptors that a class holds under which names these are: `__set_name__`. */
export function nameDescriptors(type: ClassValue, run: Run): void {
  const { descriptors } = run.library;
  if (descriptors === undefined) return;
  for (const { name, value } of type.statics.shape.value.entries) {
    const naming = value.kind === "thing" ? methodNamed(value, descriptors.names) : undefined;
    if (naming === undefined) continue;
    const at = { start: naming.code.start, end: naming.code.start };
    const args: readonly Arg[] = [
      { value: type, span: at },
      { value: textOf(writtenAt(name.text, at)), span: at },
    ];
    const wasMaking = run.isMaking;
    run.isMaking = true;
    invoke(naming, args, run);
    run.isMaking = wasMaking;
  }
}

function heldBy(type: ClassValue | undefined, name: string, run: Run): Thing | undefined {
  if (type === undefined || run.library.descriptors === undefined) return undefined;
  const held = staticOf(type, name, run);
  return held?.kind === "thing" ? held : undefined;
}

function methodNamed(held: Thing, name: string | undefined): FunctionValue | undefined {
  return held.type === undefined || name === undefined
    ? undefined
    : methodOf(held.type, name, held);
}

function read(reader: FunctionValue, it: Value, type: ClassValue, run: Run): Value {
  const at = { start: reader.code.start, end: reader.code.start };
  return invoke(
    reader,
    [
      { value: it, span: at },
      { value: type, span: at },
    ],
    run,
  );
}
