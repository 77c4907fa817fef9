import { bindingsOf, type Binding } from "./assignments.ts";
import { blocksOf } from "./blocks.ts";
import { readExpression, type Expression } from "./expression.ts";
import { countBelow } from "./lines.ts";
import { nameOf } from "./names.ts";
import type { Script } from "./script.ts";

/** The values of a script's variables, by name in lower case. */
export interface BoundNames {
  /** The last assignment before a place, if it certainly applies there. */
  readonly bindingAt: (name: string, at: number) => Binding | undefined;
  /** The last assignment before a place, in any block. */
  readonly lastBefore: (name: string, at: number) => Binding | undefined;
  readonly all: (name: string) => readonly Binding[];
  readonly valueOf: (binding: Binding) => Expression;
  readonly endOfBlock: (at: number) => number;
}

/** Reads the assignments of a script, each value on demand. */
export function boundNames(script: Script): BoundNames {
  const endOfBlock = blocksOf(script.code);
  const bindings = bindingsOf(script);
  const values = new Map<Binding, Expression>();

  function all(name: string): readonly Binding[] {
    return bindings.get(name) ?? [];
  }

  function lastBefore(name: string, at: number): Binding | undefined {
    const list = all(name);
    return list[countBelow(list, (binding) => binding.at < at) - 1];
  }

  function bindingAt(name: string, at: number): Binding | undefined {
    const binding = lastBefore(name, at);
    return binding?.from !== undefined && at <= endOfBlock(binding.at) ? binding : undefined;
  }

  function valueOf(binding: Binding): Expression {
    const value = values.get(binding) ?? readExpression(script, binding.from ?? binding.at);
    values.set(binding, value);
    return value;
  }

  return { bindingAt, lastBefore, all, valueOf, endOfBlock };
}

/** The lower-case name of a plain variable; undefined for other texts. */
export function nameIn(text: string): string | undefined {
  return nameOf(text)?.toLowerCase();
}
