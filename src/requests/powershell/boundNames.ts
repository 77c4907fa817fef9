import { bindingsOf, type Binding } from "./assignments.ts";
import { blocksOf } from "./blocks.ts";
import { readExpression, type Expression } from "./expression.ts";
import { countBelow } from "./lines.ts";
import { nameOf } from "./names.ts";
import type { Script } from "./script.ts";

/** What is assigned to the names of a script. These are in small letters. */
export interface BoundNames {
  /** The last assignment before a place, where that is plain. */
  readonly bindingAt: (name: string, at: number) => Binding | undefined;
  /** The last one, from whatever block it is. */
  readonly lastBefore: (name: string, at: number) => Binding | undefined;
  readonly all: (name: string) => readonly Binding[];
  readonly valueOf: (binding: Binding) => Expression;
  readonly endOfBlock: (at: number) => number;
}

/** Reads what a script assigns, each value when it is asked for. */
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

/** The name, in small letters, of a variable that stands by itself. */
export function nameIn(text: string): string | undefined {
  return nameOf(text)?.toLowerCase();
}
