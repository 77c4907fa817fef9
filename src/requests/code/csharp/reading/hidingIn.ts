import type { ClassCode } from "../../declarations.ts";
import { childOf, type Syntax } from "../../syntaxTree.ts";
import { hasModifier } from "./readField.ts";
import { readParameters } from "./readMethod.ts";

/**
 * Which members of a class others do not override, see `ClassCode`: private ones and the parameters of the class
 * (`list`), and those that are declared with `new`.
 */
export function hidingIn(
  members: readonly Syntax[],
  list: Syntax | undefined,
  text: string,
): Pick<ClassCode, "apart" | "anew"> {
  const named = (of: readonly Syntax[]): readonly string[] =>
    of.flatMap((member) => namesOf(member, text));
  const given = readParameters(list, text).flatMap(({ pattern }) =>
    pattern.kind === "variable" ? [pattern.name] : [],
  );
  const isPrivate = (member: Syntax): boolean =>
    !["public", "protected", "internal"].some((each) => hasModifier(member, each, text));
  return {
    apart: [...given, ...named(members.filter(isPrivate))],
    anew: named(members.filter((member) => hasModifier(member, "new", text))),
  };
}

function namesOf(member: Syntax, text: string): readonly string[] {
  const shown = (node: Syntax): readonly string[] => {
    const name = childOf(node, "name");
    return name === undefined ? [] : [text.slice(name.start, name.end)];
  };
  switch (member.type) {
    case "property_declaration":
      return shown(member);
    case "method_declaration":
      return shown(member).map((name) => `${name}()`);
    case "field_declaration":
      return member.children
        .filter(({ type }) => type === "variable_declaration")
        .flatMap(({ children }) => children.flatMap(shown));
    default:
      return [];
  }
}
