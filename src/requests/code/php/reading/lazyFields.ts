import { childOf, type Syntax } from "../../syntaxTree.ts";
import type { PhpSource } from "./phpSource.ts";

/** Fields that are assigned in exactly one place of the class. `members`: the class's members. */
export function lazyFields(members: readonly Syntax[], text: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const add = (name: string, by: number): void => {
    counts.set(name, (counts.get(name) ?? 0) + by);
  };
  const look = (node: Syntax): void => {
    if (/^(?:reference_|augmented_)?assignment_expression$/.test(node.type)) {
      const field = fieldOf(childOf(node, "left"), text);
      if (field !== undefined && childOf(node, "right")?.type !== "null") add(field, 1);
    }
    const name = childOf(node, "name");
    // A constructor parameter or initial value is another assignment.
    const isGiven =
      node.type === "property_promotion_parameter" ||
      (node.type === "property_element" && childOf(node, "default_value") !== undefined);
    if (isGiven && name !== undefined && childOf(node, "default_value")?.type !== "null") {
      add(text.slice(name.start, name.end), 2);
    }
    node.children.forEach(look);
  };
  members.forEach(look);
  return new Set([...counts].filter(([, count]) => count === 1).map(([name]) => name));
}

const place = String.raw`(?:\$this\s*\??->\s*|(?:self|static|\w+)\s*::\s*\$)(\w+)`;

const asPlace = new RegExp(`^${place}$`);

/** The field in `$this->client` or `self::$client`, as `$client`. */
function fieldOf(node: Syntax | undefined, text: string): string | undefined {
  const name = node && asPlace.exec(text.slice(node.start, node.end))?.[1];
  return name === undefined ? undefined : `$${name}`;
}

const unset = [
  `^${place}\\s*={2,3}\\s*null$`,
  `^null\\s*={2,3}\\s*${place}$`,
  `^!\\s*${place}$`,
  `^!\\s*(?:isset|is_object|is_resource)\\s*\\(\\s*${place}\\s*\\)$`,
  `^(?:empty|is_null)\\s*\\(\\s*${place}\\s*\\)$`,
  `^!\\s*\\(?\\s*${place}\\s+instanceof\\s+[\\w\\\\]+\\s*\\)?$`,
].map((form) => new RegExp(form, "i"));

const set = [
  `^${place}$`,
  `^${place}\\s*!={1,2}\\s*null$`,
  `^null\\s*!={1,2}\\s*${place}$`,
  `^(?:isset|is_object|is_resource)\\s*\\(\\s*${place}\\s*\\)$`,
  `^!\\s*(?:empty|is_null)\\s*\\(\\s*${place}\\s*\\)$`,
  `^${place}\\s+instanceof\\s+[\\w\\\\]+$`,
].map((form) => new RegExp(form, "i"));

/** The field that a condition tests, and whether it must be set. */
function askedOf(
  condition: string,
): { readonly field: string; readonly isSet: boolean } | undefined {
  const find = (forms: readonly RegExp[]): string | undefined =>
    forms.map((form) => form.exec(condition)?.[1]).find((name) => name !== undefined);
  const missing = find(unset);
  if (missing !== undefined) return { field: `$${missing}`, isSet: false };
  const given = find(set);
  return given === undefined ? undefined : { field: `$${given}`, isSet: true };
}

/**
 * For a condition that tests a lazily made field, inside the code (`around`) that makes it: its value, since the
 * field is not set yet.
 */
export function lazyTruth(
  condition: Syntax | undefined,
  around: { readonly start: number; readonly end: number },
  { text, lazy }: PhpSource,
): boolean | undefined {
  if (condition === undefined || lazy.size === 0 || condition.end - condition.start > 200) {
    return undefined;
  }
  const shown = text.slice(condition.start, condition.end).trim();
  const asked = askedOf(/^\((.*)\)$/s.exec(shown)?.[1]?.trim() ?? shown);
  if (asked === undefined || !lazy.has(asked.field)) return undefined;
  const name = asked.field.slice(1);
  const makes = new RegExp(String.raw`(?:->|::\$)\s*${name}\s*(?:\?\?)?=(?!=)`);
  return makes.test(text.slice(around.start, around.end)) ? !asked.isSet : undefined;
}
