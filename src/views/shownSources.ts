import { l10n } from "vscode";
import type { Event } from "../model/event.ts";
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
  /** What is loaded, as the middle of a sentence. */
  readonly name: string;
}

/** What a view shows and has to draw anew when it changes. */
export class ShownSources {
  readonly #view: string;
  readonly #stops = new Map<Source["of"], () => void>();

  /** Progress is shown in the view of this id. */
  constructor(view: string) {
    this.#view = view;
  }

  /** Has a source loaded when it is first shown; `draw` is called at each change from now on. */
  show({ of, started, load, name }: Source, draw: () => void): void {
    if (!started && !of.state.loading && of.state.failure === undefined) {
      void loadingInView(this.#view, l10n.t("Loading {0}…", name), {
        run: load,
        cancel: () => of.cancel(),
      });
    }
    // Listened to only now: VS Code 1.100 loses the rows of a parent that changes while it is asked for them.
    if (!this.#stops.has(of)) this.#stops.set(of, of.onDidChange.on(draw));
  }

  /** Draws nothing any more of what was shown so far. */
  clear(): void {
    for (const stop of this.#stops.values()) stop();
    this.#stops.clear();
  }
}
