import { Disposable } from "vscode";
import { digestOf } from "../model/digestOf.ts";
import type { ActiveSession } from "./activeSession.ts";
import type { ConnectionStore } from "./connectionStore.ts";

/** The digest of the active connection's token, by which a text that has the token in it is known. It is kept for as long as it is right. */
export class ActiveToken implements Disposable {
  readonly #sources: { readonly active: ActiveSession; readonly store: ConnectionStore };
  readonly #listening: Disposable;
  #digest: Promise<string | undefined> | undefined;

  constructor(sources: { readonly active: ActiveSession; readonly store: ConnectionStore }) {
    const forget = (): void => (this.#digest = undefined);
    this.#sources = sources;
    this.#listening = Disposable.from(
      sources.active.onDidChange(forget),
      sources.store.onDidChangeToken(forget),
    );
  }

  /** See `digestOf`; the secret storage is asked once for each token. */
  digest(): Promise<string | undefined> {
    return (this.#digest ??= this.#read());
  }

  dispose(): void {
    this.#listening.dispose();
  }

  async #read(): Promise<string | undefined> {
    const { active, store } = this.#sources;
    const connection = active.current?.connection;
    if (connection === undefined || connection.region === "sample") return undefined;
    try {
      const stored = await store.token(connection.key);
      return stored.kind === "present" ? digestOf(stored.token) : undefined;
    } catch {
      // A secret storage that cannot be read is told about where a call needs the token.
      return undefined;
    }
  }
}
