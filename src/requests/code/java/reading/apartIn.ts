import { childOf, childrenOf, type Syntax } from "../../syntaxTree.ts";
import { hasModifier } from "./readMethod.ts";

/** The members of a class that no subclass overrides, see `ClassCode`: its fields and private methods. */
export function apartIn(members: readonly Syntax[], text: string): readonly string[] {
  return members.flatMap((member) => {
    const nameOf = (node: Syntax): readonly string[] => {
      const name = childOf(node, "name");
      return name === undefined ? [] : [text.slice(name.start, name.end)];
    };
    if (member.type === "field_declaration")
      return childrenOf(member, "declarator").flatMap(nameOf);
    const isPrivate = member.type === "method_declaration" && hasModifier(member, "private", text);
    return isPrivate ? nameOf(member).map((name) => `${name}()`) : [];
  });
}
