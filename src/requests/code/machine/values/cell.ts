/** The value that a cell held at some time. */
export interface Saved {
  /** Makes the cell hold it again. */
  restore(): void;
  /** Makes the cell hold this joined with its current value. */
  join(): void;
}

class SavedValue<T> implements Saved {
  readonly #cell: Cell<T>;
  readonly #value: T;

  constructor(cell: Cell<T>) {
    this.#cell = cell;
    this.#value = cell.value;
  }

  restore(): void {
    this.#cell.value = this.#value;
  }

  join(): void {
    this.#cell.value = this.#cell.either(this.#cell.value, this.#value);
  }
}

/** A mutable place in the followed program: a variable, the entries of an object. */
export class Cell<T> {
  value: T;
  /** When it was made: the number of cells before it. */
  readonly born: number;
  /** Joins two values into what is known if it holds either. */
  readonly either: (a: T, b: T) => T;

  constructor(value: T, either: (a: T, b: T) => T, born = 0) {
    this.value = value;
    this.born = born;
    this.either = either;
  }

  save(): Saved {
    return new SavedValue(this);
  }
}

/** A cell of whatever type: what can be kept of it and brought back. */
export type AnyCell = Pick<Cell<unknown>, "save" | "born"> & { readonly value: unknown };
