import type { Cell } from "./journal.ts";
import type { Value } from "./values.ts";

/** The variables of a block or function, and those around it. */
export class Scope {
  readonly parent: Scope | undefined;
  /** The one that variables of a whole function live in. */
  readonly wide: Scope;
  readonly #variables = new Map<string, Cell<Value>>();

  constructor(parent: Scope | undefined, isWide: boolean) {
    this.parent = parent;
    this.wide = isWide || parent === undefined ? this : parent.wide;
  }

  find(name: string): Cell<Value> | undefined {
    let cell = this.#variables.get(name);
    for (let { parent } = this; cell === undefined && parent !== undefined; { parent } = parent) {
      cell = parent.#variables.get(name);
    }
    return cell;
  }

  own(name: string): Cell<Value> | undefined {
    return this.#variables.get(name);
  }

  add(name: string, cell: Cell<Value>): void {
    this.#variables.set(name, cell);
  }
}
