import { type IntercomError, isCancelled, toIntercomError } from "../intercom/errors.ts";
import type { Cursor, Page } from "../intercom/page.ts";
import { type Event, createEmitter } from "./event.ts";

/** Why a list with more pages announced goes no further. */
export type Stopped = "repeatedCursor" | "nothingNew";

/** What is known of a list at one moment. */
export interface PagedListState<T> {
  /** False until a first page has come. */
  readonly started: boolean;
  /** In the server's order, each once. */
  readonly items: readonly T[];
  /** How many the server counts, where it says so. */
  readonly total: number | undefined;
  readonly hasMore: boolean;
  readonly loading: boolean;
  /** The last page's failure; the items before it are still there. */
  readonly failure: IntercomError | undefined;
  readonly stopped: Stopped | undefined;
}

/** How a list is fetched; `keyOf` tells items that repeat. */
export interface PageSource<T> {
  readonly fetch: (cursor: Cursor | undefined, signal: AbortSignal) => Promise<Page<T>>;
  readonly keyOf: (item: T) => string;
}

const empty = {
  started: false,
  items: [],
  total: undefined,
  hasMore: true,
  loading: false,
  failure: undefined,
  stopped: undefined,
} as const;

/**
 * A list that grows page by page. One request is under way at most: who asks meanwhile gets the same
 * promise. An answer that comes after a newer start or after `dispose` is dropped.
 */
export class PagedList<T> {
  readonly #source: PageSource<T>;
  readonly #changed = createEmitter<PagedListState<T>>();
  #state: PagedListState<T> = empty;
  #next: Cursor | undefined;
  #keys = new Set<string>();
  #cursors = new Set<string>();
  #failedStep: "first" | "next" | undefined;
  #underWay: { readonly done: Promise<void>; readonly controller: AbortController } | undefined;

  constructor(source: PageSource<T>) {
    this.#source = source;
  }

  get state(): PagedListState<T> {
    return this.#state;
  }

  /** Fires after every change of `state`. */
  get onDidChange(): Event<PagedListState<T>> {
    return this.#changed;
  }

  /** Loads the first page, or the one after those that are there. Never rejects: see `state.failure`. */
  loadMore(): Promise<void> {
    if (this.#underWay) return this.#underWay.done;
    if (!this.#state.hasMore) return Promise.resolve();
    return this.#start(this.#state.started ? "next" : "first");
  }

  /** Starts over from the first page; what is loaded stays until that has come. */
  refresh(): Promise<void> {
    this.#underWay?.controller.abort();
    return this.#start("first");
  }

  /** Repeats the step that failed. */
  retry(): Promise<void> {
    if (this.#underWay) return this.#underWay.done;
    return this.#failedStep === undefined ? Promise.resolve() : this.#start(this.#failedStep);
  }

  /** Gives up the page that is being loaded; a later `loadMore` asks for it again. */
  cancel(): void {
    this.#underWay?.controller.abort();
  }

  dispose(): void {
    this.cancel();
    this.#underWay = undefined;
  }

  #start(step: "first" | "next"): Promise<void> {
    const controller = new AbortController();
    const done = this.#run(step, controller).finally(() => {
      if (this.#underWay?.controller === controller) this.#underWay = undefined;
    });
    this.#underWay = { done, controller };
    this.#update({ loading: true, failure: undefined });
    return done;
  }

  async #run(step: "first" | "next", controller: AbortController): Promise<void> {
    const cursor = step === "next" ? this.#next : undefined;
    const outcome = await this.#source.fetch(cursor, controller.signal).then(
      (page) => ({ page }),
      (error: unknown) => ({ error: toIntercomError(error, "list") }),
    );
    if (this.#underWay?.controller !== controller) return;
    if ("error" in outcome) {
      // Without any page the place is not left empty: whoever cancelled finds a way to go on.
      const quiet = isCancelled(outcome.error) && this.#state.started;
      this.#failedStep = quiet ? undefined : step;
      this.#update({ loading: false, failure: quiet ? undefined : outcome.error });
      return;
    }
    this.#failedStep = undefined;
    if (step === "first") this.#forget();
    this.#append(outcome.page);
  }

  #forget(): void {
    this.#keys = new Set();
    this.#cursors = new Set();
    this.#state = empty;
  }

  #append({ items, next, total }: Page<T>): void {
    const fresh = items.filter((item) => {
      const key = this.#source.keyOf(item);
      if (this.#keys.has(key)) return false;
      this.#keys.add(key);
      return true;
    });
    const stopped = this.#stop(next, fresh.length);
    this.#next = next;
    this.#update({
      started: true,
      items: fresh.length > 0 ? [...this.#state.items, ...fresh] : this.#state.items,
      total: total ?? this.#state.total,
      hasMore: next !== undefined && stopped === undefined,
      loading: false,
      failure: undefined,
      stopped,
    });
  }

  /** A server that leads in a circle is not followed. */
  #stop(next: Cursor | undefined, fresh: number): Stopped | undefined {
    if (next === undefined) return undefined;
    const key = JSON.stringify(Object.entries(next).sort());
    if (this.#cursors.has(key)) return "repeatedCursor";
    this.#cursors.add(key);
    return fresh === 0 ? "nothingNew" : undefined;
  }

  #update(change: Partial<PagedListState<T>>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed.fire(this.#state);
  }
}
