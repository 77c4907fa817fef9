import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  FilePermission,
  FileSystemError,
  type FileStat,
  type FileSystemProvider,
  FileType,
  Uri,
  l10n,
  workspace,
} from "vscode";
import type { ActiveSession } from "../auth/activeSession.ts";
import { scheme } from "../contributions.ts";
import type { Instance } from "../intercom/customObjects.ts";
import { toIntercomError } from "../intercom/errors.ts";
import { type InstanceRef, addressOf, refOf } from "../model/resourceRef.ts";
import type { Session } from "../session/session.ts";
import { describeError } from "../text/describeError.ts";

/** What is known of one address that the editor has asked for. */
interface Shown {
  readonly uri: Uri;
  readonly ref: InstanceRef;
  /** Unix milliseconds; grows with every change, or VS Code would not read again. */
  readonly mtime: number;
  /** The document shows a failure and wants to be read again. */
  readonly failed: boolean;
}

/** The address of an instance's document. */
export function uriOf(ref: InstanceRef): Uri {
  return Uri.from({ scheme, ...addressOf(ref) });
}

/**
 * Instances as read-only JSON files. Nothing is on disk: a file is what the session last read, or is read
 * when an editor that comes back asks for it.
 */
export class InstanceDocuments implements FileSystemProvider, Disposable {
  readonly #active: ActiveSession;
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly #failuresChanged = new EventEmitter<void>();
  readonly #shown = new Map<string, Shown>();
  readonly #subscriptions: Disposable[];
  #stopListening: (() => void) | undefined;

  constructor(active: ActiveSession) {
    this.#active = active;
    this.#subscriptions = [
      active.onDidChange((session) => {
        this.#listenTo(session);
        this.#touch(({ failed }) => failed);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => void this.#shown.delete(uri.toString())),
      workspace.registerFileSystemProvider(scheme, this, {
        isCaseSensitive: true,
        isReadonly: true,
      }),
    ];
    this.#listenTo(active.current);
  }

  get onDidChangeFile() {
    return this.#changed.event;
  }

  /** Fires when a document began or ceased to show a failure. */
  get onDidChangeFailures() {
    return this.#failuresChanged.event;
  }

  /** Whether the document shows a failure in place of its instance. */
  hasFailed(uri: Uri): boolean {
    return this.#shown.get(uri.toString())?.failed ?? false;
  }

  /** Never calls Intercom: VS Code asks at every turn. */
  stat(uri: Uri): FileStat {
    const { mtime } = this.#know(uri);
    return { type: FileType.File, ctime: 0, mtime, size: 0, permissions: FilePermission.Readonly };
  }

  /** A failure reads as a JSON document too: VS Code shows no file system's error text. */
  async readFile(uri: Uri): Promise<Uint8Array> {
    const { ref } = this.#know(uri);
    const text = await import("../text/instanceDocument.ts");
    const session = this.#active.current;
    if (session?.connection.key !== ref.connection) {
      this.#remember(uri, { failed: true });
      return encode(
        text.problemDocument({
          message: l10n.t("The connection that this document came from is not active."),
          next: l10n.t("Connect to it again: the document then comes back by itself."),
        }),
      );
    }
    try {
      const instance =
        session.instance(ref.type, ref.id)?.instance ?? (await this.#read(session, ref));
      this.#remember(uri, { failed: false });
      return encode(text.instanceDocument(instance));
    } catch (error) {
      this.#remember(uri, { failed: true });
      const { facts } = toIntercomError(error, "read");
      return encode(text.problemDocument(describeError(facts), facts.requestId));
    }
  }

  /** Reads a document's instance again; what the editor shows follows. Throws `IntercomError`. */
  async refresh(uri: Uri, signal: AbortSignal): Promise<void> {
    const { ref } = this.#know(uri);
    const session = this.#active.current;
    if (session?.connection.key === ref.connection) {
      await session.readInstance(ref.type, ref.id, signal);
    }
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  readDirectory(uri: Uri): never {
    throw FileSystemError.FileNotADirectory(uri);
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#stopListening?.();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
    this.#failuresChanged.dispose();
  }

  /** VS Code gives no way to cancel a read; the session's own time limits hold. */
  #read(session: Session, { type, id }: InstanceRef): Promise<Instance> {
    return session.readInstance(type, id, new AbortController().signal);
  }

  #listenTo(session: Session | undefined): void {
    this.#stopListening?.();
    this.#stopListening = session?.onDidRead.on((instance) =>
      this.#touch(
        ({ ref }) =>
          ref.connection === session.connection.key &&
          ref.type === instance.type &&
          ref.id === instance.id,
      ),
    );
  }

  /** Tells the editor that some of the documents it has are out of date. */
  #touch(which: (shown: Shown) => boolean): void {
    const touched = [...this.#shown.values()].filter(which);
    for (const { uri, mtime } of touched)
      this.#remember(uri, { mtime: Math.max(mtime + 1, Date.now()) });
    this.#changed.fire(touched.map(({ uri }) => ({ type: FileChangeType.Changed, uri })));
  }

  #know(uri: Uri): Shown {
    const known = this.#shown.get(uri.toString());
    if (known) return known;
    const ref = refOf(uri);
    if (ref === undefined) throw FileSystemError.FileNotFound(uri);
    const shown: Shown = { uri, ref, mtime: Date.now(), failed: false };
    this.#shown.set(uri.toString(), shown);
    return shown;
  }

  #remember(uri: Uri, change: Partial<Pick<Shown, "mtime" | "failed">>): void {
    const before = this.#know(uri);
    const after = { ...before, ...change };
    this.#shown.set(uri.toString(), after);
    if (before.failed !== after.failed) this.#failuresChanged.fire();
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
