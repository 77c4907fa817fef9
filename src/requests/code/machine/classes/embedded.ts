import { ancestors } from "./bases.ts";
import { methodOf } from "./methodOf.ts";
import { entryOf, type FunctionValue, type Thing } from "../values/values.ts";

/**
 * The embedded object that a member of another one belongs to (see `ClassCode.part`); undefined for members of the
 * object itself, and where that part is not known.
 */
export function partWith(of: Thing, name: string): Thing | undefined {
  const { part, fields = [], methods = [] } = of.type?.code ?? {};
  if (part === undefined || name === part.name) return undefined;
  if (fields.some((field) => field.name === name) || methods.some((own) => own.name === name))
    return undefined;
  const held = partOf(of);
  return held !== undefined && has(held, name) ? held : undefined;
}

function partOf(of: Thing): Thing | undefined {
  const { part } = of.type?.code ?? {};
  const held = part && entryOf(of, part.name)?.value;
  return held?.kind === "thing" && held.type !== undefined ? held : undefined;
}

function has(held: Thing, name: string): boolean {
  const isDeclared = ancestors(held.type).some(({ code }) =>
    code.fields.some((field) => field.name === name),
  );
  if (isDeclared || entryOf(held, name) !== undefined) return true;
  return held.type !== undefined && methodOf(held.type, name, held) !== undefined;
}

/**
 * The method as it is called on an object that inherits it. If embedded, it sees its own struct alone: not the methods
 * that hide those of the struct.
 */
export function ofOwnPart(method: FunctionValue): FunctionValue {
  const { self, home } = method;
  if (self?.kind !== "thing" || self.type?.code.part === undefined || home === undefined)
    return method;
  let own = self;
  for (let next = partOf(own); next !== undefined && own.type?.code !== home.code;) {
    own = next;
    next = partOf(own);
  }
  return { ...method, self: own.type?.code === home.code ? own : { ...own, type: home } };
}
