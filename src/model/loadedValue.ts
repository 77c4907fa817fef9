import { type IntercomError, isCancelled, toIntercomError } from "../intercom/errors.ts";
import { type Event, createEmitter } from "./event.ts";

/** What is known of one thing at one moment. */
export interface LoadedState<T> {
  /** What came last; it stays while it is read again. */
  readonly value: T | undefined;
  readonly loading: boolean;
  /** Why `load` brought nothing. */
  readonly failure: IntercomError | undefined;
}

/** One thing that is read as a whole: what `PagedList` is for lists. One `load` is under way at most. */
export class LoadedValue<T> {
  readonly #fetch: (signal: AbortSignal) => Promise<T>;
  readonly #changed = createEmitter<LoadedState<T>>();
  #state: LoadedState<T> = { value: undefined, loading: false, failure: undefined };
  #underWay: { readonly done: Promise<void>; readonly controller: AbortController } | undefined;
  /** Counts the reads: an answer to an earlier one does not replace that of a later one. */
  #asked = 0;
  #answered = 0;

  constructor(fetch: (signal: AbortSignal) => Promise<T>) {
    this.#fetch = fetch;
  }

  get state(): LoadedState<T> {
    return this.#state;
  }

  /** Fires after every change of `state`. */
  get onDidChange(): Event<LoadedState<T>> {
    return this.#changed;
  }

  /** Reads it, again where it is there. Never rejects: see `state.failure`. */
  load(): Promise<void> {
    if (this.#underWay !== undefined) return this.#underWay.done;
    const controller = new AbortController();
    const done = this.#load(controller);
    this.#underWay = { done, controller };
    this.#update({ loading: true, failure: undefined });
    return done;
  }

  /** Reads it anew for somebody who waits for it, cancellably. Throws `IntercomError`. */
  async read(signal: AbortSignal): Promise<T> {
    this.#asked += 1;
    const turn = this.#asked;
    const value = await this.#fetch(signal);
    if (turn > this.#answered) {
      this.#answered = turn;
      this.#update({ value, failure: undefined });
    }
    return value;
  }

  /** Gives up a `load` that is under way. */
  cancel(): void {
    this.#underWay?.controller.abort();
  }

  async #load(controller: AbortController): Promise<void> {
    let failure: IntercomError | undefined;
    try {
      await this.read(controller.signal);
    } catch (error) {
      failure = toIntercomError(error, "load");
    }
    this.#underWay = undefined;
    // Without any value the place is not left empty: whoever cancelled finds a way to go on.
    const quiet = isCancelled(failure) && this.#state.value !== undefined;
    this.#update({ loading: false, failure: quiet ? undefined : failure });
  }

  #update(change: Partial<LoadedState<T>>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed.fire(this.#state);
  }
}
