import type { ClassCode } from "../../declarations.ts";
import { isKeptInside } from "../../keptInside.ts";
import type { Syntax } from "../../syntaxTree.ts";
import { annotationsOf } from "./readAnnotation.ts";
import { hasModifier } from "./readMethod.ts";

/** A field of a class. */
export type Field = ClassCode["fields"][number];

/** The names that a class assigns to; empty if annotations generate other ways to set its fields. */
export function filledIn(node: Syntax, text: string): ReadonlySet<string> {
  const isGenerated = annotationsOf(node, text).some(({ name }) => setting.test(name));
  const found = text
    .slice(node.start, node.end)
    .matchAll(/(?<![\w.])(?:\w+\.)?(\w+)\s{0,20}=(?!=)/g);
  return new Set(isGenerated ? [] : [...found].map(([, name = ""]) => name));
}

/** Annotations of Lombok and frameworks that set fields. */
const setting =
  /^(?:Data|Setter|Builder|SuperBuilder|With|\w*ArgsConstructor|ConfigurationProperties)$/;

/** Whether only the class itself sets a field, and does. */
export function isFilled(
  member: Syntax,
  name: string,
  filled: ReadonlySet<string>,
  text: string,
): boolean {
  return (
    filled.has(name) &&
    hasModifier(member, "private", text) &&
    annotationsOf(member, text).length === 0
  );
}

/** Whether only the class has access to a field's initial object. */
export function isKept(
  member: Syntax,
  { name, value }: Field,
  node: Syntax,
  text: string,
): boolean {
  const isMade = value?.kind === "call" && value.isNew;
  const isHidden = hasModifier(member, "private", text) && annotationsOf(member, text).length === 0;
  if (!isMade || !isHidden) return false;
  const isShown = annotationsOf(node, text).some((each) => showing.test(each.name));
  return !isShown && isKeptInside(name, text.slice(node.start, node.end));
}

/** Lombok annotations that give access to fields. */
const showing = /^(?:Data|Value|Getter|Setter|Builder|SuperBuilder|With)$/;
