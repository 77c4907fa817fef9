import type { Thing } from "../machine/values/values.ts";

/** Keeps account of requests that the file sends nowhere and of which it makes others: these are judged instead. */
export class Moulds {
  readonly #unsent = new Map<number, Set<Thing["shape"]>>();
  readonly #others = new Set<number>();
  readonly #poured = new Set<Thing["shape"]>();

  /**
   * Notes that the request at `index` in the run's list is listed, perhaps not for the first time. `unsent`: its state,
   * if nothing sends it.
   */
  listed(index: number, unsent: Thing | undefined): void {
    if (unsent === undefined) this.#others.add(index);
    else this.#unsent.set(index, (this.#unsent.get(index) ?? new Set()).add(unsent.shape));
  }

  /** A request is made of another one. */
  poured({ shape }: Thing): void {
    this.#poured.add(shape);
  }

  /** Whether the request at `index` is nothing but that. */
  isOne(index: number): boolean {
    const unsent = this.#unsent.get(index);
    if (unsent === undefined || this.#others.has(index)) return false;
    return [...unsent].every((shape) => this.#poured.has(shape));
  }
}
