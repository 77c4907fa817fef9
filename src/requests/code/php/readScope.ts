import type { Expression } from "../program.ts";
import { spanOf } from "../reading.ts";
import type { Syntax } from "../syntaxTree.ts";
import { plainName, type PhpSource } from "./phpSource.ts";
import { readExpression } from "./readExpression.ts";
import { scopeName } from "./unnamed.ts";
import { calledFor } from "./unnamedCall.ts";

/** What is looked for in a class that is named: a constant, a property with its `$`, a method, or the class itself. */
type Sought = "constant" | "method" | "class" | Property;

type Property = `$${string}`;

export function isProperty(name: string): name is Property {
  return name.startsWith("$");
}

/** A class by name. `self` is the one around; `static` the one that is really at work, perhaps one that extends it. */
export function scopeOf(node: Syntax, source: PhpSource, sought: Sought): Expression {
  const at = spanOf(node);
  const name = plainName(node, source.text);
  if (name === "parent") return { kind: "name", ...at, name: "super" };
  const isSelf = name === "self";
  if (!isSelf && name !== "static") {
    return /^(?:name|qualified_name)$/.test(node.type)
      ? { kind: "name", ...at, name }
      : readExpression(node, source);
  }
  const around = source.place === "field" ? undefined : source.className;
  const own: Expression = { kind: "name", ...at, name: around ?? "this" };
  if (isSelf && sought !== "method" && around !== undefined) return own;
  const written = { text: sought === "method" || isProperty(sought) ? sought : "", runs: [] };
  const self: Expression = { kind: "name", ...at, name: "this" };
  return calledFor(scopeName, at, [self, own, { kind: "text", ...at, written }]);
}
