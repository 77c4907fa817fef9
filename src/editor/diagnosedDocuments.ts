import { type Disposable, type TextDocument, type Uri, languages, workspace } from "vscode";
import { type DiagnosticsSettings, reportScheme, scheme } from "../contributions.ts";
import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { RuleContext } from "../diagnosis/finding.ts";
import { mentionsIntercom } from "../requests/mentionsIntercom.ts";
import type { Log } from "../ui/log.ts";
import { diagnosticsOf, tooLong } from "./diagnostics.ts";

/** After a keystroke, milliseconds: long enough for the next one, short enough to seem at once. */
const pause = 250;

/** Longer texts are judged by command alone: all others are read within 50 ms. UTF-16 units. */
const longest = 100_000;

/** Requests that are judged before others get their turn in the extension host. */
const batch = 200;

/** Documents that are no source of anybody's requests: what the extension writes itself, and logs. */
const unasked: readonly string[] = [scheme, reportScheme, "output"];

/** What was found in one version of a document. */
export interface DiagnosedDocument {
  readonly version: number;
  readonly diagnosis: Diagnosis;
}

/** What the diagnostics depend on. */
export interface DiagnosedDocumentsOptions {
  readonly settings: () => DiagnosticsSettings;
  readonly context: () => Promise<RuleContext>;
  readonly log: Log;
}

/** Judges open documents that mention Intercom, and shows what was found as problems. */
export class DiagnosedDocuments implements Disposable {
  readonly #options: DiagnosedDocumentsOptions;
  readonly #collection = languages.createDiagnosticCollection("intercomExplorer");
  readonly #found = new Map<string, DiagnosedDocument>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
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

  /** What was found, if it is of the document as it stands. */
  of(document: TextDocument): DiagnosedDocument | undefined {
    const found = this.#found.get(document.uri.toString());
    return found?.version === document.version ? found : undefined;
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #schedule(document: TextDocument, wait: number): void {
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    if (!this.#concerns(document)) {
      this.#forget(document.uri);
      return;
    }
    const timer = setTimeout(() => {
      this.#waiting.delete(key);
      this.#judge(document).catch((error: unknown) => {
        this.#options.log.error(`A document could not be judged: ${String(error)}`);
      });
    }, wait);
    this.#waiting.set(key, timer);
  }

  /** Asked of every document at every keystroke: its text is not looked at yet. */
  #concerns(document: TextDocument): boolean {
    const { enabled, languages: listed } = this.#options.settings();
    if (!enabled || document.isClosed || unasked.includes(document.uri.scheme)) return false;
    return listed.includes(document.languageId) || /\.(?:http|rest)$/.test(document.uri.path);
  }

  async #judge(document: TextDocument): Promise<void> {
    const { uri, version, languageId } = document;
    const text = document.getText();
    // Nothing is loaded for a text that does not mention Intercom.
    if (!mentionsIntercom(text)) {
      this.#forget(uri);
      return;
    }
    if (text.length > longest) {
      this.#found.delete(uri.toString());
      this.#collection.set(uri, tooLong(document, this.#options.settings().minimumSeverity));
      return;
    }
    const [{ extractRequests }, { diagnose }, { rules }, context] = await Promise.all([
      import("../requests/extract.ts"),
      import("../diagnosis/diagnose.ts"),
      import("../diagnosis/rules.ts"),
      this.#options.context(),
    ]);
    const isStale = (): boolean => document.version !== version || !this.#concerns(document);
    if (isStale()) return;
    const extraction = extractRequests(text, { languageId, fileName: uri.path });
    const parts: Diagnosis[] = [];
    for (let from = 0; from === 0 || from < extraction.requests.length; from += batch) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isStale()) return;
      const requests = extraction.requests.slice(from, from + batch);
      parts.push(diagnose({ ...extraction, requests }, context));
    }
    const diagnosis: Diagnosis = {
      requests: parts.flatMap(({ requests }) => requests),
      errors: extraction.errors,
      cutOff: extraction.cutOff,
      failures: parts.flatMap(({ failures }) => failures),
    };
    for (const { code, error } of diagnosis.failures) {
      this.#options.log.error(`Rule ${code} failed: ${String(error)}`);
    }
    this.#found.set(uri.toString(), { version, diagnosis });
    const { minimumSeverity } = this.#options.settings();
    this.#collection.set(uri, diagnosticsOf(document, diagnosis, { minimumSeverity, rules }));
  }

  #forget(uri: Uri): void {
    const key = uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    this.#found.delete(key);
    this.#collection.delete(uri);
  }
}
