import type { Memento } from "vscode";
import { type LookUp, decodeLookUp } from "../model/lookUp.ts";

/** Key in workspaceState. */
const stateKey = "recentLookUps";
/** What fits a list without scrolling. */
const most = 12;

/** What was looked up in this workspace lately, newest first; cleared when a connection is ended. */
export class RecentLookUps {
  readonly #state: Memento;

  constructor(state: Memento) {
    this.#state = state;
  }

  all(): readonly LookUp[] {
    const stored = this.#state.get<unknown>(stateKey);
    return Array.isArray(stored) ? stored.flatMap((value) => decodeLookUp(value) ?? []) : [];
  }

  async add(lookUp: LookUp): Promise<void> {
    const key = JSON.stringify(lookUp);
    const others = this.all().filter((other) => JSON.stringify(other) !== key);
    await this.#state.update(stateKey, [lookUp, ...others].slice(0, most));
  }

  async clear(): Promise<void> {
    await this.#state.update(stateKey, undefined);
  }
}
