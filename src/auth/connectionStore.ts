import { type Disposable, EventEmitter, type SecretStorage } from "vscode";
import { type Connection, decodeConnection } from "../model/connection.ts";

/** Keys in globalState. Tokens are not there: each is a secret of its own. */
const listKey = "connections";
const activeKey = "activeConnection";
const secretPrefix = "token.";
/** Beside each token that was stored: the only way to notice that VS Code did not keep it. */
const flagPrefix = "tokenStored.";

/** What is needed of VS Code's globalState. */
export interface KeptState {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

/** A token, or whether there ever was one. */
export type StoredToken =
  { readonly kind: "present"; readonly token: string } | { readonly kind: "lost" | "none" };

/** The connections of this computer, and their tokens in VS Code's secret storage. */
export class ConnectionStore implements Disposable {
  readonly #state: KeptState;
  readonly #secrets: SecretStorage;
  readonly #tokenChanged = new EventEmitter<string>();
  readonly #listening: Disposable;

  constructor({ state, secrets }: { readonly state: KeptState; readonly secrets: SecretStorage }) {
    this.#state = state;
    this.#secrets = secrets;
    this.#listening = secrets.onDidChange(({ key }) => {
      if (key.startsWith(secretPrefix)) this.#tokenChanged.fire(key.slice(secretPrefix.length));
    });
  }

  /** Fires with a connection's key after its token was stored or deleted, in this window or another. */
  readonly onDidChangeToken = this.#tokenChanged.event;

  /** In the order in which they were made. */
  all(): readonly Connection[] {
    const stored = this.#state.get(listKey);
    return Array.isArray(stored) ? stored.flatMap((value) => decodeConnection(value) ?? []) : [];
  }

  find(key: string): Connection | undefined {
    return this.all().find((connection) => connection.key === key);
  }

  /** Adds a connection, or replaces the one with its key. */
  async save(connection: Connection): Promise<void> {
    const others = this.all();
    const known = others.some(({ key }) => key === connection.key);
    await this.#state.update(
      listKey,
      known
        ? others.map((other) => (other.key === connection.key ? connection : other))
        : [...others, connection],
    );
  }

  /** Deletes a connection's token and forgets the connection; where the token cannot be deleted, both stay. */
  async remove(key: string): Promise<void> {
    await this.#secrets.delete(`${secretPrefix}${key}`);
    await this.#state.update(`${flagPrefix}${key}`, undefined);
    await this.#state.update(
      listKey,
      this.all().filter((connection) => connection.key !== key),
    );
    if (this.activeKey() === key) await this.setActiveKey(undefined);
  }

  /** The key of the connection that windows open with. */
  activeKey(): string | undefined {
    const key = this.#state.get(activeKey);
    return typeof key === "string" ? key : undefined;
  }

  async setActiveKey(key: string | undefined): Promise<void> {
    await this.#state.update(activeKey, key);
  }

  async token(key: string): Promise<StoredToken> {
    const token = await this.#secrets.get(`${secretPrefix}${key}`);
    if (token !== undefined && token !== "") return { kind: "present", token };
    return { kind: this.#state.get(`${flagPrefix}${key}`) === true ? "lost" : "none" };
  }

  async storeToken(key: string, token: string): Promise<void> {
    await this.#secrets.store(`${secretPrefix}${key}`, token);
    await this.#state.update(`${flagPrefix}${key}`, true);
  }

  dispose(): void {
    this.#listening.dispose();
    this.#tokenChanged.dispose();
  }
}
