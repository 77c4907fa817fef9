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
import { visible } from "../intercom/visible.ts";
import type { Connection } from "../model/connection.ts";
import { type InstanceRef, addressOf, refOf } from "../model/resourceRef.ts";
import type { Session } from "../session/session.ts";
import { type Description, describeError } from "../text/describeError.ts";

/** Why a document shows no instance, told apart by what helps. */
export type DocumentProblem =
  /** Its connection has no token, or one that Intercom refuses. */
  | { readonly kind: "token" }
  /** Its connection is on this computer, but another one, or none, is active. */
  | { readonly kind: "inactive"; readonly connection: Connection }
  /** Its connection is not on this computer any more. */
  | { readonly kind: "gone" }
  | { readonly kind: "failed" };

/** What is known of one address that the editor has asked for. */
interface Shown {
  readonly uri: Uri;
  readonly ref: InstanceRef;
  /** Unix milliseconds; grows with every change, or VS Code would not read again. */
  readonly mtime: number;
  /** Why the document shows no instance; it is read again when another connection becomes active. */
  readonly problem: DocumentProblem | undefined;
}

/** What `DocumentProblem` says of a document that has no session to be read by. */
export type MissingConnection = Extract<DocumentProblem, { kind: "inactive" | "gone" }>;

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
  readonly #problemsChanged = new EventEmitter<void>();
  readonly #shown = new Map<string, Shown>();
  readonly #subscriptions: Disposable[];
  #stopListening: (() => void) | undefined;

  constructor(active: ActiveSession) {
    this.#active = active;
    this.#subscriptions = [
      active.onDidChange((session) => {
        this.#listenTo(session);
        this.#touch(({ problem }) => problem !== undefined);
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

  /** Fires when what keeps a document from its instance has changed. */
  get onDidChangeProblems() {
    return this.#problemsChanged.event;
  }

  /** What the document shows in place of its instance, if anything. */
  problemOf(uri: Uri): DocumentProblem | undefined {
    return this.#shown.get(uri.toString())?.problem;
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
      const problem = this.#withoutConnection(ref);
      this.#remember(uri, { problem });
      return encode(text.problemDocument(describeMissing(problem)));
    }
    try {
      const instance =
        session.instance(ref.type, ref.id)?.instance ?? (await this.#read(session, ref));
      this.#remember(uri, { problem: undefined });
      return encode(text.instanceDocument(instance));
    } catch (error) {
      const { kind, facts } = toIntercomError(error, "read");
      this.#remember(uri, { problem: { kind: kind === "unauthorized" ? "token" : "failed" } });
      return encode(text.problemDocument(describeError(facts), facts.requestId));
    }
  }

  /**
   * Reads a document's instance again; what the editor shows follows. Where its connection is not the
   * active one nothing is read, and the answer says so. Throws `IntercomError`.
   */
  async refresh(uri: Uri, signal: AbortSignal): Promise<MissingConnection | undefined> {
    const { ref } = this.#know(uri);
    const session = this.#active.current;
    if (session?.connection.key !== ref.connection) return this.#withoutConnection(ref);
    await session.readInstance(ref.type, ref.id, signal);
    return undefined;
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
    this.#problemsChanged.dispose();
  }

  #withoutConnection(ref: InstanceRef): MissingConnection {
    const connection = this.#active.known(ref.connection);
    return connection === undefined ? { kind: "gone" } : { kind: "inactive", connection };
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
    const shown: Shown = { uri, ref, mtime: Date.now(), problem: undefined };
    this.#shown.set(uri.toString(), shown);
    return shown;
  }

  #remember(uri: Uri, change: Partial<Pick<Shown, "mtime" | "problem">>): void {
    const before = this.#know(uri);
    const after = { ...before, ...change };
    this.#shown.set(uri.toString(), after);
    if (before.problem !== after.problem) this.#problemsChanged.fire();
  }
}

function describeMissing(problem: MissingConnection): Description {
  return problem.kind === "gone"
    ? {
        message: l10n.t("The connection that this document came from is not there any more."),
        next: l10n.t("Connect to its workspace again: the document then comes back by itself."),
      }
    : {
        message: l10n.t(
          "The connection that this document came from is not active: {0}.",
          visible(problem.connection.name),
        ),
        next: l10n.t("Switch to it: the document then comes back by itself."),
      };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
