import type { Thing } from "../machine/values/values.ts";

/** Keeps account of requests that the file sends nowhere and of which it makes others: these are judged instead. */
export class Moulds {
  /** The unsent request that is being listed. */
  #now: Thing["shape"] | undefined;
  readonly #unsent = new Map<number, Set<Thing["shape"]>>();
  readonly #others = new Set<number>();
  readonly #poured = new Set<Thing["shape"]>();

  /** Lists a request, which nobody has sent if `isUnsent`. */
  list({ shape }: Thing, isUnsent: boolean, work: () => void): void {
    this.#now = isUnsent ? shape : undefined;
    work();
    this.#now = undefined;
  }

  /** Notes that the request at `index` in the run's list is listed now, perhaps not for the first time. */
  listed(index: number): void {
    if (this.#now === undefined) this.#others.add(index);
    else this.#unsent.set(index, new Set([...(this.#unsent.get(index) ?? []), this.#now]));
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
