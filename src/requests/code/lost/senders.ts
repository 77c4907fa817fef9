import type { Thing } from "../machine/values/values.ts";
import type { Literal } from "../slots.ts";

/** The indexes of the requests that are sent with each object. */
export class Senders {
  readonly #byShape = new Map<Thing["shape"], Set<number>>();
  /** The same by the object's literal, since a method makes a new object in each call. */
  readonly #byLiteral = new Map<Literal, Set<number>>();
  /** For objects that loops copy entries into: the objects that these come from. */
  readonly #drawn = new Map<Thing["shape"], Set<Thing>>();

  /** A request is sent with an object, and so with all that it was copied from. */
  add(thing: Thing | undefined, index: number): void {
    for (let of = thing; of !== undefined; of = of.origin) {
      this.#byShape.set(of.shape, (this.#byShape.get(of.shape) ?? new Set()).add(index));
      for (const from of this.#drawn.get(of.shape) ?? []) {
        if (this.#byShape.get(from.shape)?.has(index) !== true) this.add(from, index);
      }
      if (of.literal === undefined) continue;
      this.#byLiteral.set(of.literal, (this.#byLiteral.get(of.literal) ?? new Set()).add(index));
    }
  }

  /** A request that is not listed is sent with an object. */
  addUnseen(thing: Thing | undefined): void {
    for (let of = thing; of !== undefined; of = of.origin) {
      if (!this.#byShape.has(of.shape)) this.#byShape.set(of.shape, new Set());
    }
  }

  /** A loop over `from` copies its entries into an object (or would, if there were any). */
  draws({ shape }: Thing, from: Thing): void {
    if (shape === from.shape) return;
    this.#drawn.set(shape, (this.#drawn.get(shape) ?? new Set()).add(from));
  }

  /** Whether any request is sent with an object of this shape. */
  has(shape: Thing["shape"]): boolean {
    return this.#byShape.has(shape);
  }

  of(shape: Thing["shape"]): readonly number[] {
    return [...(this.#byShape.get(shape) ?? [])];
  }

  ofLiteral(literal: Literal): readonly number[] {
    return [...(this.#byLiteral.get(literal) ?? [])];
  }

  get byShape(): ReadonlyMap<Thing["shape"], ReadonlySet<number>> {
    return this.#byShape;
  }
}
