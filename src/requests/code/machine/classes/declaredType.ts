import type { Pattern } from "../../pattern.ts";
import type { CallExpression, Expression } from "../../program.ts";
import { around } from "./implied.ts";
import { basesOf } from "./methodOf.ts";
import type { Frame, Run } from "../run.ts";
import { unknown, type ClassValue } from "../values/values.ts";

/** Remembers the declared type of a variable; for `var`, the type of its initial value. */
export function noteType(
  { target, type, value }: { target: Pattern; type?: Expression; value?: Expression | undefined },
  frame: Frame,
  run: Run,
): void {
  if (run.library.textType === undefined || target.kind !== "variable") return;
  const written = nameOf(type);
  const name = written === "var" && value ? declaredType(value, frame, run) : written;
  if (name !== undefined) frame.scope.declareType(target.name, name);
}

/** The name of an expression's static type, as far as declarations in the file and the library tell. */
export function declaredType(of: Expression, frame: Frame, run: Run): string | undefined {
  const { textType } = run.library;
  if (textType === undefined) return undefined;
  const typeOf = (each: Expression): string | undefined => declaredType(each, frame, run);
  switch (of.kind) {
    case "text":
    case "join":
      return textType;
    case "plus":
      return [of.left, of.right].some((side) => typeOf(side) === textType) ? textType : undefined;
    case "name":
      if (frame.scope.find(of.name) !== undefined) return frame.scope.typeOf(of.name);
      return around(frame, run)
        .map((type) => fieldOf(type, of.name))
        .find(isKnown);
    case "member":
      return holdersOf(of.object, frame, run)
        .map((type) => fieldOf(type, of.name))
        .find(isKnown);
    case "call":
      return typeOfCall(of, frame, run);
    case "choose": {
      const then = typeOf(of.then);
      return then === typeOf(of.otherwise) ? then : undefined;
    }
    case "assign":
      return typeOf(of.value);
    case "class":
    case "constant":
    case "delete":
    case "function":
    case "index":
    case "list":
    case "logical":
    case "not":
    case "object":
    case "other":
    case "same":
    case "sized":
    case "spread":
      return undefined;
  }
}

function isKnown(type: string | undefined): type is string {
  return type !== undefined;
}

function nameOf(type: Expression | undefined): string | undefined {
  return type?.kind === "name" || type?.kind === "member" ? type.name : undefined;
}

function typeOfCall(of: CallExpression, frame: Frame, run: Run): string | undefined {
  const { callee, isNew } = of;
  const holders =
    callee.kind === "member" ? holdersOf(callee.object, frame, run) : around(frame, run);
  if (!isNew && (callee.kind === "member" || callee.kind === "name")) {
    for (const type of holders) {
      const given = givenBy(type, callee.name);
      if (given !== undefined) return given.length === 1 ? given[0] : undefined;
    }
  }
  return run.library.typeOf?.(unknown, of);
}

/**
 * The distinct return types of the methods with this name, in the nearest class that has one; undefined where none
 * has.
 */
function givenBy(type: ClassValue, name: string): readonly (string | undefined)[] | undefined {
  for (const { code } of line(type)) {
    const methods = code.methods.filter((method) => method.name === name);
    if (methods.length > 0) return [...new Set(methods.map(({ gives }) => nameOf(gives)))];
    // A record's accessor: it is named after a field.
    const held = code.methods
      .find((method) => method.name === code.constructorName)
      ?.parameters.find(
        ({ isField, pattern }) => isField && pattern.kind === "variable" && pattern.name === name,
      );
    if (held !== undefined) return [nameOf(held.type)];
  }
  return undefined;
}

function fieldOf(type: ClassValue, name: string): string | undefined {
  for (const { code } of line(type)) {
    const field = code.fields.find((each) => each.name === name);
    if (field !== undefined) return nameOf(field.type);
  }
  return undefined;
}

/** A class and the classes of the file that it inherits from. */
function line(type: ClassValue, seen = new Set<ClassValue>()): readonly ClassValue[] {
  if (seen.has(type)) return [];
  seen.add(type);
  return [type, ...basesOf(type).flatMap((base) => line(base, seen))];
}

/** The classes in which a member of this expression may be declared: what stands before a dot. */
function holdersOf(of: Expression, frame: Frame, run: Run): readonly ClassValue[] {
  if (of.kind === "name" && of.name === "this") return frame.home === undefined ? [] : [frame.home];
  const isClass = of.kind === "name" && frame.scope.typeOf(of.name) === undefined;
  const name = declaredType(of, frame, run) ?? (isClass ? of.name : undefined);
  const type = name === undefined ? undefined : classOf(name, run);
  return type === undefined ? [] : [type];
}

function classOf(name: string, { classes }: Run): ClassValue | undefined {
  return [...classes].find(({ code }) => code.name === name);
}
