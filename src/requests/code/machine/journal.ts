import { type AnyCell, Cell, type Saved } from "./values/cell.ts";

/** A function, loop or switch being followed, with the states in which it was left early (`return`, `break`). */
interface Body {
  readonly mark: number;
  readonly depth: number;
  readonly isFunction: boolean;
  readonly exits: ReadonlyMap<AnyCell, Saved>[];
}

/** How many cell states are kept for early exits, in all: a limit for text that is not code. */
const mostKept = 500_000;

/**
 * Records every change, so that each branch of a program starts from the same state, and the state after them is what
 * they all agree on.
 */
export class Journal {
  readonly #undo: { readonly cell: AnyCell; readonly before: Saved }[] = [];
  readonly #bodies: Body[] = [];
  #time = 1;
  #depth = 0;
  #kept = 0;

  /** The number of cells made so far, which serves as a clock: cells with a lower `born` are older. */
  get time(): number {
    return this.#time;
  }

  /** Whether this point is always reached when the outermost function is called, as far as conditions are known. */
  get isOnlyWay(): boolean {
    return this.isOnlyWayFrom(0);
  }

  /** How many functions, loops and switches are being followed, one within the other. */
  get level(): number {
    return this.#bodies.length;
  }

  /** The same of the function, loop or switch that began when so many were being followed. */
  isOnlyWayFrom(level: number): boolean {
    const bodies = this.#bodies.slice(level);
    const isOpen = this.#depth !== (bodies[0]?.depth ?? 0);
    return !isOpen && bodies.every(({ exits }) => exits.length === 0);
  }

  /** Whether the current function has no open branch and so always reaches this point. */
  get isUnbranched(): boolean {
    return this.#depth === (this.#bodies.findLast((each) => each.isFunction)?.depth ?? 0);
  }

  /** How many branches within branches are being followed. */
  get depth(): number {
    return this.#depth;
  }

  cell<T>(value: T, either: (a: T, b: T) => T): Cell<T> {
    return new Cell(value, either, this.#time++);
  }

  set<T>(cell: Cell<T>, value: T): void {
    if (Object.is(cell.value, value)) return;
    this.#undo.push({ cell, before: cell.save() });
    cell.value = value;
  }

  /**
   * Follows each branch from the current state and joins the results. A branch that returns true has left: its state
   * is dropped. True if all have left.
   */
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

  /**
   * Follows a body that may be left early; the state after it joins all exits. True if none of these lead behind it.
   */
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
    if (leaves) this.#keepMade(outcome, exits, since);
    return false;
  }

  /** Leaves the nearest function, or so many of the nearest bodies, in the current state. */
  exit(bodies = Infinity): void {
    const body = this.#leftBy(bodies);
    if (body === undefined || !this.exitsApart(bodies)) return;
    const state = new Map<AnyCell, Saved>();
    for (let at = body.mark; at < this.#undo.length; at++) {
      const cell = this.#undo[at]?.cell;
      if (cell === undefined || state.has(cell)) continue;
      if (this.#kept++ > mostKept) return;
      state.set(cell, cell.save());
    }
    body.exits.push(state);
  }

  /** Whether leaving so many bodies now is not the same as reaching their end: a last `return` is no separate exit. */
  exitsApart(bodies: number): boolean {
    const body = this.#leftBy(bodies);
    return body !== undefined && (body.depth !== this.#depth || body.exits.length > 0);
  }

  #leftBy(bodies: number): Body | undefined {
    return (
      this.#bodies.slice(-bodies).findLast((each) => each.isFunction) ?? this.#bodies.at(-bodies)
    );
  }

  #agree(outcomes: readonly ReadonlyMap<AnyCell, Saved>[], since: number): void {
    const touched = [...new Set(outcomes.flatMap((outcome) => [...outcome.keys()]))];
    // Newest cells first: joining an older one may look into them.
    for (const cell of touched.toSorted((a, b) => b.born - a.born)) {
      const before = cell.save();
      const [first, ...others] = outcomes.flatMap((outcome) => {
        const after = outcome.get(cell);
        // A cell that one branch made has a value in that branch alone.
        return after ?? (cell.born < since ? before : []);
      });
      this.#undo.push({ cell, before });
      first?.restore();
      for (const other of others) other.join();
    }
  }

  /**
   * Cells that a body made behind all its exits keep their last values, although it ended with a throw: a request may
   * have been sent with them before.
   */
  #keepMade(
    outcome: ReadonlyMap<AnyCell, Saved>,
    exits: readonly ReadonlyMap<AnyCell, Saved>[],
    since: number,
  ): void {
    for (const [cell, last] of outcome) {
      if (cell.born < since || exits.some((each) => each.has(cell))) continue;
      this.#undo.push({ cell, before: cell.save() });
      last.restore();
    }
  }

  /** Follows code that runs in its own process: afterwards older cells have their values again, except `kept`. */
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

  /** Follows code, and returns what the cells hold afterwards that it has changed and that were there before. */
  changedBy(way: () => void): readonly unknown[] {
    const [since, mark] = [this.#time, this.#undo.length];
    way();
    const cells = new Set(this.#undo.slice(mark).map(({ cell }) => cell));
    return [...cells].flatMap(({ born, value }) => (born < since ? [value] : []));
  }

  /** Follows code and undoes all its effects. */
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
