import { type Disposable, type TextDocument, type Uri, languages, workspace } from "vscode";
import { type DiagnosticsSettings, previewScheme, reportScheme, scheme } from "../contributions.ts";
import type { Analysis } from "../analysis/analyst.ts";
import type { BoundedDiagnosis } from "../analysis/jobs.ts";
import type { RuleContext } from "../diagnosis/finding.ts";
import { mentionsIntercom } from "../requests/mentionsIntercom.ts";
import type { Log } from "../ui/log.ts";
import { type Delayed, delayed } from "./delayed.ts";
import { diagnosticsOf } from "./diagnostics.ts";

/** After a keystroke, milliseconds: long enough for the next one, short enough to seem at once. */
const pause = 250;

/** Of one document: as many problems as VS Code shows of a file. */
const atMost = 1000;

/** Documents that are no source of anybody's requests: what the extension writes itself, and logs. */
const unasked: readonly string[] = [scheme, reportScheme, previewScheme, "output"];

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

  /**
   * What is found in the document as it stands: at once where it is known, else when it was judged, which then
   * does not wait for another keystroke. A fix on save would miss what was typed just before it.
   * @returns undefined where the document is not judged, or its judgement failed.
   */
  async of(document: TextDocument): Promise<DiagnosedDocument | undefined> {
    const key = document.uri.toString();
    const { version } = document;
    for (;;) {
      const found = this.#found.get(key);
      if (found?.version === document.version) return found;
      const pending = this.#pending.get(key);
      if (pending === undefined || document.version !== version) return undefined;
      pending.hurry();
      await pending.ended;
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
    if (!enabled || document.isClosed || unasked.includes(document.uri.scheme)) return false;
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
