import { type KeptLookUp, type LookUp, decodeKeptLookUp } from "../model/lookUp.ts";
import type { KeptState } from "./connectionStore.ts";

/** Key in workspaceState. */
const stateKey = "recentLookUps";
/** Of one connection: what fits a list without scrolling. */
const most = 12;

/**
 * What was looked up in this workspace lately, newest first, of each connection for itself: what one is asked for is
 * no business of another. A connection that is ended takes its own along, also where it was ended in another window.
 */
export class RecentLookUps {
  readonly #state: KeptState;
  readonly #isKnown: (connection: string) => boolean;

  /** @param isKnown whether there is a connection with this key now. */
  constructor(state: KeptState, isKnown: (connection: string) => boolean) {
    this.#state = state;
    this.#isKnown = isKnown;
  }

  /** Those of a connection, by its key. */
  of(connection: string): readonly LookUp[] {
    return this.#all()
      .filter((kept) => kept.connection === connection)
      .map(({ lookUp }) => lookUp);
  }

  async add(connection: string, lookUp: LookUp): Promise<void> {
    const same = JSON.stringify(lookUp);
    const own = this.of(connection).filter((other) => JSON.stringify(other) !== same);
    await this.#keep([
      ...[lookUp, ...own].slice(0, most).map((each) => ({ connection, lookUp: each })),
      ...this.#others(connection),
    ]);
  }

  async forget(connection: string): Promise<void> {
    await this.#keep(this.#others(connection));
  }

  /** Drops what is left of connections that are there no more: another window has ended them. */
  async tidy(): Promise<void> {
    const stored = this.#stored();
    const all = this.#all();
    if (all.length < stored.length) await this.#keep(all);
  }

  #others(connection: string): readonly KeptLookUp[] {
    return this.#all().filter((kept) => kept.connection !== connection);
  }

  #all(): readonly KeptLookUp[] {
    return this.#stored()
      .flatMap((value) => decodeKeptLookUp(value) ?? [])
      .filter((kept) => this.#isKnown(kept.connection));
  }

  #stored(): readonly unknown[] {
    const stored = this.#state.get(stateKey);
    return Array.isArray(stored) ? stored : [];
  }

  async #keep(all: readonly KeptLookUp[]): Promise<void> {
    await this.#state.update(stateKey, all.length === 0 ? undefined : all);
  }
}
