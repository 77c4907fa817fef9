/** What a cell held at some time. */
interface Saved {
  /** Puts it back. */
  readonly restore: () => void;
  /** Makes the cell hold what is known if it holds either this or what it holds now. */
  readonly join: () => void;
}

/** Something that changes while a program is followed. */
export class Cell<T> {
  value: T;
  /** After how many others it was made. */
  readonly born: number;
  readonly #join: (a: T, b: T) => T;

  constructor(value: T, join: (a: T, b: T) => T, born = 0) {
    this.value = value;
    this.born = born;
    this.#join = join;
  }

  save(): Saved {
    const { value } = this;
    return {
      restore: () => (this.value = value),
      join: () => (this.value = this.#join(this.value, value)),
    };
  }
}

type AnyCell = Pick<Cell<unknown>, "save" | "born">;

/**
 * Writes down every change, so that each of several ways through a program starts from the same state, and
 * what is known afterwards is what all of them agree on.
 */
export class Journal {
  readonly #undo: { readonly cell: AnyCell; readonly before: Saved }[] = [];
  #time = 1;

  /** How many cells there were until now. */
  get time(): number {
    return this.#time;
  }

  cell<T>(value: T, join: (a: T, b: T) => T): Cell<T> {
    return new Cell(value, join, this.#time++);
  }

  set<T>(cell: Cell<T>, value: T): void {
    if (Object.is(cell.value, value)) return;
    this.#undo.push({ cell, before: cell.save() });
    cell.value = value;
  }

  /** Follows each way from here; one that answers true leads elsewhere and leaves nothing behind. */
  ways(ways: readonly (() => boolean)[], mayTakeNone: boolean): boolean {
    const since = this.#time;
    const outcomes: ReadonlyMap<AnyCell, Saved>[] = mayTakeNone ? [new Map()] : [];
    for (const way of ways) {
      const mark = this.#undo.length;
      const leaves = way();
      const outcome = this.#rewind(mark);
      if (!leaves) outcomes.push(outcome);
    }
    if (outcomes.length === 0) return true;
    const touched = [...new Set(outcomes.flatMap((outcome) => [...outcome.keys()]))];
    // What was made on the way comes first: joining the others looks into it.
    for (const cell of touched.toSorted((a, b) => b.born - a.born)) {
      const before = cell.save();
      const [first, ...others] = outcomes.flatMap((outcome) => {
        const after = outcome.get(cell);
        // What one way made is there in that way alone.
        return after ?? (cell.born < since ? before : []);
      });
      this.#undo.push({ cell, before });
      first?.restore();
      for (const other of others) other.join();
    }
    return false;
  }

  /** Follows a way and forgets it. */
  aside(way: () => void): void {
    const mark = this.#undo.length;
    way();
    this.#rewind(mark);
  }

  #rewind(mark: number): Map<AnyCell, Saved> {
    const outcome = new Map<AnyCell, Saved>();
    for (let change = this.#undo.pop(); change !== undefined; change = this.#undo.pop()) {
      if (this.#undo.length < mark) {
        this.#undo.push(change);
        break;
      }
      if (!outcome.has(change.cell)) outcome.set(change.cell, change.cell.save());
      change.before.restore();
    }
    return outcome;
  }
}
