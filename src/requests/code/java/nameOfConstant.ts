import { ancestors } from "../machine/classes/bases.ts";
import { entryOf, textOf, type Thing, type Value } from "../machine/values/values.ts";
import { enumMark } from "./reading/readEnum.ts";

/** The name of an enum constant, as its `name()` gives it; undefined for any other object. */
export function nameOfConstant(of: Thing): Value | undefined {
  if (entryOf(of, enumMark) === undefined) return undefined;
  const fields = ancestors(of.type).flatMap(({ statics }) => statics.shape.value.entries);
  const held = fields.find(({ value }) => value.kind === "thing" && value.shape === of.shape);
  return held && textOf(held.name);
}
