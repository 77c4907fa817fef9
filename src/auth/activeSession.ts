import { type Disposable, EventEmitter } from "vscode";
import type { IntercomClient } from "../intercom/client.ts";
import { type Connection, sampleConnection } from "../model/connection.ts";
import { Session } from "../session/session.ts";
import type { ConnectionStore } from "./connectionStore.ts";

/** What sessions are opened with. */
export interface ActiveSessionOptions {
  readonly store: ConnectionStore;
  readonly openClient: (connection: Connection) => Promise<IntercomClient>;
  readonly perPage: () => number;
}

/** The one session that the window shows; it is opened again when the window comes back. */
export class ActiveSession implements Disposable {
  readonly #options: ActiveSessionOptions;
  readonly #changed = new EventEmitter<Session | undefined>();
  readonly #listening: Disposable;
  #session: Session | undefined;
  /** The token that the current session was started for, where this window has just stored it. */
  #newToken: string | undefined;

  constructor(options: ActiveSessionOptions) {
    const { store } = options;
    this.#options = options;
    this.#listening = store.onDidChangeToken((key) => void this.#follow(key));
    const last = this.known(store.activeKey() ?? "");
    if (last !== undefined) this.#session = this.#open(last);
  }

  /** Fires after another session, or none, has taken the place of the current one. */
  readonly onDidChange = this.#changed.event;

  get current(): Session | undefined {
    return this.#session;
  }

  /** A connection of this computer by its key, the sample among them. */
  known(key: string): Connection | undefined {
    return key === sampleConnection.key ? sampleConnection : this.#options.store.find(key);
  }

  /**
   * Makes a connection the active one, here and in windows to come; what ran before is ended. A token that
   * was just stored starts the same connection over.
   */
  async use(connection: Connection, newToken?: string): Promise<Session> {
    const current = this.#session;
    await this.#options.store.setActiveKey(connection.key);
    if (newToken === undefined && current?.connection.key === connection.key) return current;
    return this.#replace(this.#open(connection), newToken);
  }

  /** Ends the session; what is under way is cancelled. */
  async close(): Promise<void> {
    await this.#options.store.setActiveKey(undefined);
    this.#replace(undefined);
  }

  /** Starts the current connection over, as it is stored now. */
  reopen(): void {
    const key = this.#session?.connection.key;
    const connection = key === undefined ? undefined : this.#options.store.find(key);
    if (connection !== undefined) this.#replace(this.#open(connection));
  }

  dispose(): void {
    this.#listening.dispose();
    void this.#session?.dispose();
    this.#changed.dispose();
  }

  /** Another window, or a command here, has changed a token: no session goes on with the old one. */
  async #follow(key: string): Promise<void> {
    const session = this.#session;
    if (session?.connection.key !== key) return;
    const stored = await this.#options.store.token(key);
    if (session !== this.#session) return;
    if (stored.kind !== "present") this.#replace(undefined);
    else if (stored.token !== this.#newToken) this.reopen();
  }

  #open(connection: Connection): Session {
    const { openClient, perPage } = this.#options;
    return new Session({ connection, open: () => openClient(connection), perPage });
  }

  #replace<T extends Session | undefined>(session: T, newToken?: string): T {
    void this.#session?.dispose();
    this.#newToken = newToken;
    this.#session = session;
    this.#changed.fire(session);
    return session;
  }
}
