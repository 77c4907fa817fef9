import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  FilePermission,
  FileSystemError,
  type FileStat,
  FileType,
  Uri,
  workspace,
} from "vscode";
import type { ActiveSession } from "../auth/activeSession.ts";
import { scheme } from "../contributions.ts";
import { toIntercomError } from "../intercom/errors.ts";
import { type ResourceRef, addressOf, refOf } from "../model/resourceRef.ts";
import type { Session } from "../session/session.ts";
import { describeError } from "../text/describeError.ts";
import {
  type DocumentProblem,
  type MissingConnection,
  describeMissing,
} from "./documentProblem.ts";
import { readOnlyFiles } from "./readOnlyFiles.ts";
import { readAgain, resourceText, shows } from "./resourceText.ts";

/** What is known of one address that the editor has asked for. */
interface Shown {
  readonly uri: Uri;
  readonly ref: ResourceRef;
  /** Unix milliseconds; grows with every change, or VS Code would not read again. */
  readonly mtime: number;
  /** Why the document does not show its resource; it is read again when another connection becomes active. */
  readonly problem: DocumentProblem | undefined;
}

/** The address of a document. */
export function uriOf(ref: ResourceRef): Uri {
  return Uri.from({ scheme, ...addressOf(ref) });
}

/**
 * Instances, configurations and runs as read-only JSON files. Nothing is on disk: a file is what the session
 * last read, or is read when an editor that comes back asks for it.
 */
export class ResourceDocuments implements Disposable {
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
      workspace.registerFileSystemProvider(
        scheme,
        {
          ...readOnlyFiles,
          onDidChangeFile: this.#changed.event,
          stat: (uri) => this.#stat(uri),
          readFile: (uri) => this.#readFile(uri),
        },
        { isCaseSensitive: true, isReadonly: true },
      ),
    ];
    this.#listenTo(active.current);
  }

  /** Fires when what keeps a document from its resource has changed. */
  get onDidChangeProblems() {
    return this.#problemsChanged.event;
  }

  /** What the document shows in place of its resource, if anything. */
  problemOf(uri: Uri): DocumentProblem | undefined {
    return this.#shown.get(uri.toString())?.problem;
  }

  /**
   * Reads a document's resource again; what the editor shows follows. Where its connection is not the
   * active one nothing is read, and the answer says so. Throws `IntercomError`.
   */
  async refresh(uri: Uri, signal: AbortSignal): Promise<MissingConnection | undefined> {
    const { ref } = this.#know(uri);
    const session = this.#active.current;
    if (session?.connection.key !== ref.connection) return this.#withoutConnection(ref);
    await readAgain(ref, session, signal);
    return undefined;
  }

  dispose(): void {
    this.#stopListening?.();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
    this.#problemsChanged.dispose();
  }

  /** Never calls Intercom: VS Code asks at every turn. */
  #stat(uri: Uri): FileStat {
    const { mtime } = this.#know(uri);
    return { type: FileType.File, ctime: 0, mtime, size: 0, permissions: FilePermission.Readonly };
  }

  /** A failure reads as a JSON document too: VS Code shows no file system's error text. */
  async #readFile(uri: Uri): Promise<Uint8Array> {
    const { ref } = this.#know(uri);
    const session = this.#active.current;
    if (session?.connection.key !== ref.connection) {
      const problem = this.#withoutConnection(ref);
      this.#remember(uri, { problem });
      const { problemDocument } = await import("../text/resourceDocument.ts");
      return encode(problemDocument(describeMissing(problem)));
    }
    try {
      // VS Code gives no way to cancel a read; the session's own time limits hold.
      const text = await resourceText(ref, session, new AbortController().signal);
      this.#remember(uri, { problem: undefined });
      return encode(text);
    } catch (error) {
      const { kind, facts } = toIntercomError(error, "read");
      this.#remember(uri, { problem: { kind: kind === "unauthorized" ? "token" : "failed" } });
      const { problemDocument } = await import("../text/resourceDocument.ts");
      return encode(problemDocument(describeError(facts), facts.requestId));
    }
  }

  #withoutConnection(ref: ResourceRef): MissingConnection {
    const connection = this.#active.known(ref.connection);
    return connection === undefined ? { kind: "gone" } : { kind: "inactive", connection };
  }

  #listenTo(session: Session | undefined): void {
    this.#stopListening?.();
    this.#stopListening = session?.onDidRead.on((read) =>
      this.#touch(({ ref }) => ref.connection === session.connection.key && shows(ref, read)),
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

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
