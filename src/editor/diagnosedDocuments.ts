import {
  type CancellationToken,
  type Disposable,
  type TextDocument,
  type Uri,
  languages,
  workspace,
} from "vscode";
import type { DiagnosticsSettings } from "../contributions.ts";
import type { Analysis } from "../analysis/analyst.ts";
import type { BoundedDiagnosis } from "../analysis/jobs.ts";
import type { RuleContext } from "../diagnosis/finding.ts";
import { mentionsIntercom } from "../requests/mentionsIntercom.ts";
import type { Log } from "../ui/log.ts";
import { type Delayed, delayed } from "./delayed.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { isEditable } from "./isEditable.ts";

/** After a keystroke, milliseconds: long enough for the next one, short enough to seem at once. */
const pause = 250;

/** Of one document: as many problems as VS Code shows of a file. */
const atMost = 1000;

/** What was found in one version of a document. */
export interface DiagnosedDocument {
  readonly version: number;
  readonly diagnosis: BoundedDiagnosis;
}

/** What the diagnostics depend on. */
export interface DiagnosedDocumentsOptions {
  readonly analysis: Analysis;
  readonly settings: () => DiagnosticsSettings;
  readonly context: () => Promise<RuleContext>;
  readonly log: Log;
}

/** Judges open documents that mention Intercom, and shows what was found as problems. */
export class DiagnosedDocuments implements Disposable {
  readonly #options: DiagnosedDocumentsOptions;
  readonly #collection = languages.createDiagnosticCollection("intercomExplorer");
  readonly #found = new Map<string, DiagnosedDocument>();
  readonly #pending = new Map<string, Delayed>();
  readonly #subscriptions: readonly { dispose(): void }[];

  constructor(options: DiagnosedDocumentsOptions) {
    this.#options = options;
    this.#subscriptions = [
      this.#collection,
      workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      workspace.onDidChangeTextDocument(({ document }) => this.#schedule(document, pause)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document.uri)),
    ];
    this.refresh();
  }

  /** Judges every open document anew: a setting or the connection has changed. */
  refresh(): void {
    for (const document of workspace.textDocuments) this.#schedule(document, 0);
  }

  /** What is known to be found in the document as it stands; undefined where it is still being judged, too. */
  known(document: TextDocument): DiagnosedDocument | undefined {
    const found = this.#found.get(document.uri.toString());
    return found?.version === document.version ? found : undefined;
  }

  /**
   * The same, when it was judged, which then does not wait for another keystroke: a fix on save would miss what
   * was typed just before it.
   * @returns undefined where the document is not judged, its judgement failed, or nobody wants it any more.
   */
  async of(
    document: TextDocument,
    token: CancellationToken,
  ): Promise<DiagnosedDocument | undefined> {
    const { version } = document;
    const cancelled = cancellationOf(token);
    try {
      while (!token.isCancellationRequested && document.version === version) {
        const found = this.known(document);
        const pending = this.#pending.get(document.uri.toString());
        if (found !== undefined || pending === undefined) return found;
        pending.hurry();
        await Promise.race([pending.ended, cancelled.happened]);
      }
      return undefined;
    } finally {
      cancelled.dispose();
    }
  }

  dispose(): void {
    for (const pending of this.#pending.values()) pending.cancel();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #schedule(document: TextDocument, wait: number): void {
    const key = document.uri.toString();
    this.#pending.get(key)?.cancel();
    if (!this.#concerns(document)) {
      this.#forget(document.uri);
      return;
    }
    const pending = delayed(
      wait,
      async (signal) => {
        try {
          await this.#judge(document, signal);
        } finally {
          if (this.#pending.get(key) === pending) this.#pending.delete(key);
        }
      },
      (error) => this.#options.log.error(`A document could not be judged: ${String(error)}`),
    );
    this.#pending.set(key, pending);
  }

  /** Asked of every document at every keystroke: its text is not looked at yet. */
  #concerns(document: TextDocument): boolean {
    const { enabled, languages: listed } = this.#options.settings();
    if (!enabled || document.isClosed || !isEditable(document)) return false;
    return listed.includes(document.languageId) || /\.(?:http|rest)$/.test(document.uri.path);
  }

  async #judge(document: TextDocument, signal: AbortSignal): Promise<void> {
    const { uri, version, languageId } = document;
    const text = document.getText();
    // No thread starts for a text that does not mention Intercom.
    if (!mentionsIntercom(text)) {
      this.#forget(uri);
      return;
    }
    const { analysis, context, log, settings } = this.#options;
    const options = await context();
    signal.throwIfAborted();
    const hints = { languageId, fileName: uri.path };
    const diagnosis = await analysis.diagnose({ text, hints, options, atMost }, signal);
    for (const { code, message } of diagnosis.failures) {
      log.error(`Rule ${code} failed: ${message}`);
    }
    const { minimumSeverity } = settings();
    const { rules } = await import("../diagnosis/rules.ts");
    signal.throwIfAborted();
    this.#found.set(uri.toString(), { version, diagnosis });
    this.#collection.set(uri, diagnosticsOf(document, diagnosis, { minimumSeverity, rules }));
  }

  #forget(uri: Uri): void {
    const key = uri.toString();
    this.#pending.get(key)?.cancel();
    this.#pending.delete(key);
    this.#found.delete(key);
    this.#collection.delete(uri);
  }
}

/** A cancellation that can be waited for; `dispose` it when nobody does. */
function cancellationOf(token: CancellationToken): {
  readonly happened: Promise<void>;
  dispose(): void;
} {
  let listening: Disposable | undefined;
  const happened = new Promise<void>((resolve) => {
    listening = token.onCancellationRequested(() => resolve());
  });
  return { happened, dispose: () => void listening?.dispose() };
}
