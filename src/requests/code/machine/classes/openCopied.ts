import { isPart, type Part } from "../../lost/programPart.ts";
import type { ClassCode } from "../../declarations.ts";
import { either } from "../values/either.ts";
import type { Run } from "../run.ts";
import { entryOf, unknown, type Value } from "../values/values.ts";

const known = new WeakMap<ClassCode, readonly string[]>();

/**
 * Opens the fields of an object that differ in the copies which its own methods make of it: `headers` where one
 * returns `new Call(path, more)`. Code outside the file may have such a copy.
 */
export function openCopied(self: Value | undefined, run: Run): void {
  if (self?.kind !== "thing" || self.type === undefined) return;
  const { code } = self.type;
  const names = known.get(code) ?? changedIn(code);
  known.set(code, names);
  for (const name of names) {
    const entry = entryOf(self, name);
    if (entry === undefined) continue;
    run.open(entry.value);
    if (entry.value.kind === "text")
      run.put(self, { ...entry, value: either(entry.value, unknown) });
  }
}

/** The fields that copies differ in, which have the names of the constructor's parameters. */
function changedIn({ name, methods, constructorName }: ClassCode): readonly string[] {
  const makers = methods.filter((each) => each.name === constructorName);
  const own = methods.filter((each) => each.isStatic !== true && !makers.includes(each));
  return own.flatMap(({ body }) =>
    callsIn(body, name).flatMap((args) => {
      const maker = makers.find(({ parameters }) => parameters.length === args.length);
      const names = maker?.parameters.map(({ pattern }) =>
        pattern.kind === "variable" ? pattern.name : undefined,
      );
      return args.flatMap((arg, index) => {
        const field = names?.[index];
        return field === undefined || memberIn(arg) === field ? [] : field;
      });
    }),
  );
}

/** The arguments of each `new` of a class within a node. */
function callsIn(node: unknown, name: string | undefined): readonly (readonly unknown[])[] {
  if (Array.isArray(node)) return node.flatMap((each) => callsIn(each, name));
  if (!isPart(node) || node.kind === "text") return [];
  const inner = Object.values(node).flatMap((each) => callsIn(each, name));
  const { kind, callee, args } = node;
  const isMade = kind === "call" && node.isNew === true && isPart(callee) && callee.name === name;
  return isMade && Array.isArray(args) ? [...inner, args] : inner;
}

/** The name of `this.headers`, or of `headers` alone. */
function memberIn(arg: unknown): unknown {
  const value: Part | undefined = isPart(arg) && isPart(arg.value) ? arg.value : undefined;
  return value?.kind === "name" || value?.kind === "member" ? value.name : undefined;
}
