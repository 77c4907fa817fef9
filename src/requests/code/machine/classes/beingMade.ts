import type { Cell } from "../values/cell.ts";
import type { Shape, Thing } from "../values/values.ts";

/** The objects whose constructors are being followed, and whether these run the code that is followed now. */
export class BeingMade {
  readonly #since = new Map<Cell<Shape>, number>();
  #later = 0;

  begin({ shape }: Thing): void {
    this.#since.set(shape, this.#later);
  }

  end({ shape }: Thing): void {
    this.#since.delete(shape);
  }

  /** Follows code that in truth may run at a later time: what calls it is a library, or it waits for something. */
  later<T>(work: () => T): T {
    this.#later++;
    const done = work();
    this.#later--;
    return done;
  }

  /** Whether the code that is followed certainly runs before the object's constructor has ended. */
  isMakingNow({ shape }: Thing): boolean {
    return this.#since.get(shape) === this.#later;
  }
}
