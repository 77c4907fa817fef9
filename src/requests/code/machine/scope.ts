import type { Cell } from "./values/cell.ts";
import type { Value } from "./values/values.ts";

/** What a call of a function has returned so far, and how it has ended. */
export interface Returned {
  readonly returns: Value[];
  readonly done: { returns: boolean; turns: boolean };
}

/** The variables of a block or function; `parent`: the scope around it. */
export class Scope {
  readonly parent: Scope | undefined;
  /** The nearest function's scope. */
  readonly wide: Scope;
  /** The file's top scope. */
  readonly outermost: Scope;
  /** What the nearest function that is no block returns; undefined outside of functions. */
  readonly returned: Returned | undefined;
  readonly #variables = new Map<string, Cell<Value>>();
  readonly #types = new Map<string, string>();

  constructor(parent: Scope | undefined, isWide: boolean, returned = parent?.returned) {
    this.parent = parent;
    this.returned = returned;
    this.outermost = parent === undefined ? this : parent.outermost;
    this.wide = isWide || parent === undefined ? this : parent.wide;
  }

  find(name: string): Cell<Value> | undefined {
    let cell = this.#variables.get(name);
    for (let { parent } = this; cell === undefined && parent !== undefined; { parent } = parent) {
      cell = parent.#variables.get(name);
    }
    return cell;
  }

  /** Remembers the declared type of a variable by name. */
  declareType(name: string, type: string): void {
    this.#types.set(name, type);
  }

  /** The declared type of the nearest variable with this name. */
  typeOf(name: string): string | undefined {
    if (this.#variables.has(name)) return this.#types.get(name);
    return this.parent?.typeOf(name);
  }

  /** The variables of this scope alone. */
  cells(): Iterable<Cell<Value>> {
    return this.#variables.values();
  }

  own(name: string): Cell<Value> | undefined {
    return this.#variables.get(name);
  }

  /** This scope's own variables by name. */
  variables(): Iterable<readonly [string, Cell<Value>]> {
    return this.#variables;
  }

  add(name: string, cell: Cell<Value>): void {
    this.#variables.set(name, cell);
  }
}
