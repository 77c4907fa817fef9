import type { ClassValue, FunctionValue, Value } from "./values.ts";

/** The method that takes what is assigned to a name. */
export function setterOf(
  type: ClassValue | undefined,
  name: string,
  self: Value,
): FunctionValue | undefined {
  const code = type?.code.methods.find(
    (method) => method.isSetter === true && method.name === name,
  );
  if (type === undefined) return undefined;
  if (code !== undefined) return { kind: "function", code, scope: type.scope, self, home: type };
  return type.base?.kind === "class" ? setterOf(type.base, name, self) : undefined;
}
