import { createHash } from "node:crypto";
import { Disposable } from "vscode";
import type { ActiveSession } from "./activeSession.ts";
import type { ConnectionStore } from "./connectionStore.ts";

/** Says whether a text is the active connection's token. Of the token a digest is kept, and that for as long as it is right. */
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

  /** The check for the connection as it is now; the secret storage is asked once for each token. */
  async check(): Promise<(text: string) => boolean> {
    this.#digest ??= this.#read();
    const digest = await this.#digest;
    return (text) => digest !== undefined && digestOf(text) === digest;
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

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
