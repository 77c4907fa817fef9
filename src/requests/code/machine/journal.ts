/** What a cell held at some time. */
interface Saved {
  /** Puts it back. */
  restore(): void;
  /** Makes the cell hold what is known if it holds either this or what it holds now. */
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

/** Something that changes while a program is followed. */
export class Cell<T> {
  value: T;
  /** After how many others it was made. */
  readonly born: number;
  /** What is known if it holds one of two values. */
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

type AnyCell = Pick<Cell<unknown>, "save" | "born">;

/** A function, a loop or a switch that is being followed, and the states in which it was left before its end. */
interface Body {
  readonly mark: number;
  readonly depth: number;
  readonly isFunction: boolean;
  readonly exits: ReadonlyMap<AnyCell, Saved>[];
}

/** How many states of cells may be kept for the ends of bodies: text that is no code can have any number. */
const mostKept = 500_000;

/**
 * Writes down every change, so that each of several ways through a program starts from the same state, and
 * what is known afterwards is what all of them agree on.
 */
export class Journal {
  readonly #undo: { readonly cell: AnyCell; readonly before: Saved }[] = [];
  readonly #bodies: Body[] = [];
  #time = 1;
  /** Ways within ways. */
  #depth = 0;
  #kept = 0;

  /** How many cells there were until now. */
  get time(): number {
    return this.#time;
  }

  /** Whether all ways of the function that was called first lead here, as far as what decides is known. */
  get isOnlyWay(): boolean {
    const depth = this.#bodies[0]?.depth ?? 0;
    return this.#depth === depth && this.#bodies.every(({ exits }) => exits.length === 0);
  }

  /** Whether what is followed is on none of several ways through its function. */
  get isUnbranched(): boolean {
    return this.#depth === (this.#bodies.findLast((each) => each.isFunction)?.depth ?? 0);
  }

  cell<T>(value: T, either: (a: T, b: T) => T): Cell<T> {
    return new Cell(value, either, this.#time++);
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
      this.#depth++;
      const leaves = way();
      this.#depth--;
      const outcome = this.#rewind(mark);
      if (!leaves) outcomes.push(outcome);
    }
    if (outcomes.length === 0) return true;
    this.#agree(outcomes, since);
    return false;
  }

  /** Follows a body that may be left on several ways; true where all of them lead elsewhere than behind it. */
  body(isFunction: boolean, way: () => boolean): boolean {
    const since = this.#time;
    const mark = this.#undo.length;
    const exits: ReadonlyMap<AnyCell, Saved>[] = [];
    this.#bodies.push({ mark, depth: this.#depth, isFunction, exits });
    const leaves = way();
    this.#bodies.pop();
    if (exits.length === 0) return leaves;
    const outcome = this.#rewind(mark);
    this.#agree(leaves ? exits : [...exits, outcome], since);
    return false;
  }

  /** The nearest body, or the nearest function, is left from here. */
  exit(isFunction: boolean): void {
    const body = this.#bodies.findLast((each) => each.isFunction || !isFunction);
    // What is done at the very end of a body needs no other way.
    if (body === undefined || (body.depth === this.#depth && body.exits.length === 0)) return;
    const state = new Map<AnyCell, Saved>();
    for (let at = body.mark; at < this.#undo.length; at++) {
      const cell = this.#undo[at]?.cell;
      if (cell === undefined || state.has(cell)) continue;
      if (this.#kept++ > mostKept) return;
      state.set(cell, cell.save());
    }
    body.exits.push(state);
  }

  #agree(outcomes: readonly ReadonlyMap<AnyCell, Saved>[], since: number): void {
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
  }

  /** Follows a way, behind which all cells are again what they were, but those that it made and `kept`. */
  forked(way: () => void, kept: unknown): void {
    const [since, mark] = [this.#time, this.#undo.length];
    way();
    const before = new Map<AnyCell, Saved>();
    for (const change of this.#undo.slice(mark)) {
      const { cell } = change;
      if (cell.born < since && cell !== kept && !before.has(cell)) before.set(cell, change.before);
    }
    for (const [cell, saved] of before) {
      this.#undo.push({ cell, before: cell.save() });
      saved.restore();
    }
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
