import { ready } from "../machine/classes/declaredClass.ts";
import type { Run } from "../machine/run.ts";
import { unknown, type Value } from "../machine/values/values.ts";
import { childOf, type Syntax } from "../syntaxTree.ts";

/** The made-up function for the members of an enum. */
export const enumMembersName = "<members>";

/** The type in `Enum.GetValues<Region>()`, `Enum.GetNames(typeof(Region))`. */
export function enumGoneThrough(
  target: Syntax,
  list: Syntax | undefined,
  text: string,
): Syntax | undefined {
  if (!/^(?:System\.)?Enum\.Get(?:Values|Names)\b/.test(text.slice(target.start, target.end)))
    return undefined;
  const name = childOf(target, "name");
  const given = name?.children.find(({ type }) => type === "type_argument_list")?.children[0];
  const asked = list?.children[0]?.children.at(-1);
  const isAsked = given === undefined && asked?.type === "typeof_expression";
  return isAsked ? (childOf(asked, "type") ?? asked.children[0]) : given;
}

/** The members of an enum of the file, each as its name. */
export function membersOfEnum(type: Value, run: Run): Value {
  if (type.kind !== "class") return unknown;
  ready(type, run);
  const items = type.statics.shape.value.entries.map(({ value }) => value);
  const isEnum = items.length > 0 && items.every(({ kind }) => kind === "text");
  return isEnum ? { kind: "list", items, isComplete: true } : unknown;
}
