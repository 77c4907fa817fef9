import { type Disposable, EventEmitter, type Memento } from "vscode";
import type { IntercomClient } from "../intercom/client.ts";
import { type Connection, sampleConnection } from "../model/connection.ts";
import { Session } from "../session/session.ts";

/** Where the key of the connection in use is remembered between windows and days. */
const activeKey = "activeConnection";

/** What a session is opened with. */
export interface ActiveSessionOptions {
  readonly globalState: Memento;
  readonly openClient: (connection: Connection) => Promise<IntercomClient>;
  readonly perPage: () => number;
}

/** The one session that the window shows; it is opened again when the window comes back. */
export class ActiveSession implements Disposable {
  readonly #options: ActiveSessionOptions;
  readonly #changed = new EventEmitter<Session | undefined>();
  #session: Session | undefined;

  constructor(options: ActiveSessionOptions) {
    this.#options = options;
    if (options.globalState.get(activeKey) === sampleConnection.key) this.#open(sampleConnection);
  }

  /** Fires after another session has taken the place of the current one. */
  readonly onDidChange = this.#changed.event;

  get current(): Session | undefined {
    return this.#session;
  }

  /** Makes a connection the active one; the session before it is ended. */
  async use(connection: Connection): Promise<Session> {
    await this.#options.globalState.update(activeKey, connection.key);
    if (this.#session?.connection.key === connection.key) return this.#session;
    const ended = this.#session?.dispose();
    const session = this.#open(connection);
    this.#changed.fire(session);
    await ended;
    return session;
  }

  dispose(): void {
    void this.#session?.dispose();
    this.#changed.dispose();
  }

  #open(connection: Connection): Session {
    const { openClient, perPage } = this.#options;
    this.#session = new Session({ connection, open: () => openClient(connection), perPage });
    return this.#session;
  }
}
