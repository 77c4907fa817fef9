import { l10n } from "vscode";
import type { Event } from "../model/event.ts";
import type { PagedList } from "../model/pagedList.ts";
import { loadingInView } from "../ui/progress.ts";

/** Where the rows below a row come from, where they have to be loaded. */
export interface Source {
  /** A list or a value of the session: the same object for the same rows. */
  readonly of: {
    readonly state: { readonly loading: boolean; readonly failure: unknown };
    readonly onDidChange: Event<unknown>;
    readonly cancel: () => void;
  };
  /** Whether something of it is there already. */
  readonly started: boolean;
  readonly load: () => Promise<void>;
  /** Repeats what failed, wherever the list had got to. */
  readonly again: () => Promise<void>;
  /** What is loaded, as the middle of a sentence. */
  readonly name: string;
}

/** Rows that are loaded page by page. */
export function sourceOfList<T>(list: PagedList<T>, name: string): Source {
  const { started } = list.state;
  return { of: list, started, load: () => list.loadMore(), again: () => list.retry(), name };
}

/** What a view shows and has to draw anew when it changes. */
export class ShownSources {
  readonly #view: string;
  #told = false;
  readonly #onFailed: (failed: boolean) => void;
  readonly #shown = new Map<Source["of"], { readonly source: Source; readonly stop: () => void }>();

  /** Progress is shown in the view of this id; `onFailed` hears after each change whether a failure is on show. */
  constructor(view: string, onFailed: (failed: boolean) => void) {
    this.#view = view;
    this.#onFailed = onFailed;
  }

  /** What failed and can be tried again. */
  get failed(): readonly Source[] {
    return [...this.#shown.values()]
      .map(({ source }) => source)
      .filter(({ of }) => of.state.failure !== undefined);
  }

  /** Has a source loaded when it is first shown; `draw` is called at each change from now on. */
  show(source: Source, draw: () => void): void {
    const { of, started, load, name } = source;
    if (!started && !of.state.loading && of.state.failure === undefined) {
      void loadingInView(this.#view, l10n.t("Loading {0}…", name), {
        run: load,
        cancel: () => of.cancel(),
      });
    }
    // Listened to only now: VS Code 1.100 loses the rows of a parent that changes while it is asked for them.
    if (this.#shown.has(of)) return;
    const stop = of.onDidChange.on(() => {
      draw();
      this.#tell();
    });
    this.#shown.set(of, { source, stop });
    this.#tell();
  }

  /** Draws nothing any more of what was shown so far. */
  clear(): void {
    for (const { stop } of this.#shown.values()) stop();
    this.#shown.clear();
    this.#tell();
  }

  #tell(): void {
    const failed = this.failed.length > 0;
    // Nobody has to hear again and again that all is well.
    if (failed || this.#told) this.#onFailed(failed);
    this.#told = failed;
  }
}
