import {
  Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  Range,
  type TextDocument,
  Uri,
  languages,
  workspace,
} from "vscode";
import type { Diagnosis, DiagnosedRequest } from "../diagnosis/diagnose.ts";
import type { Finding, RuleContext, Severity } from "../diagnosis/finding.ts";
import type { Span } from "../requests/httpRequest.ts";
import { type DiagnosticsSettings, reportScheme, scheme } from "../contributions.ts";
import { mentionsIntercom } from "../requests/mentionsIntercom.ts";
import type { Log } from "../ui/log.ts";

/** What the editor shows below a text is called this. */
const diagnosticSource = "Intercom";

/** After a keystroke, milliseconds: long enough for the next one, short enough to seem at once. */
const pause = 250;

/** Longer texts are judged by command alone, which says where it stopped. UTF-16 units. */
const longest = 1_000_000;

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
  readonly context: () => RuleContext;
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
      void this.#judge(document);
    }, wait);
    this.#waiting.set(key, timer);
  }

  /** Cheap, since it is asked of every document at every keystroke: nothing is loaded for it. */
  #concerns(document: TextDocument): boolean {
    const { enabled, languages: listed } = this.#options.settings();
    if (!enabled || document.isClosed || unasked.includes(document.uri.scheme)) return false;
    if (!listed.includes(document.languageId) && !/\.(?:http|rest)$/.test(document.uri.path)) {
      return false;
    }
    const text = document.getText();
    return text.length <= longest && mentionsIntercom(text);
  }

  async #judge(document: TextDocument): Promise<void> {
    const { version } = document;
    const [{ extractRequests }, { diagnose }] = await Promise.all([
      import("../requests/extract.ts"),
      import("../diagnosis/diagnose.ts"),
    ]);
    if (document.isClosed || document.version !== version) return;
    const { languageId } = document;
    const extraction = extractRequests(document.getText(), {
      languageId,
      fileName: document.uri.path,
    });
    const diagnosis = diagnose(extraction, this.#options.context());
    for (const { code, error } of diagnosis.failures) {
      this.#options.log.error(`Rule ${code} failed: ${String(error)}`);
    }
    this.#found.set(document.uri.toString(), { version, diagnosis });
    this.#collection.set(document.uri, this.#diagnostics(document, diagnosis.requests));
  }

  #diagnostics(document: TextDocument, requests: readonly DiagnosedRequest[]): Diagnostic[] {
    const least = severityOf(this.#options.settings().minimumSeverity);
    return requests
      .flatMap(({ findings }) => findings)
      .map((finding) => diagnosticOf(document, finding))
      .filter(({ severity }) => severity <= least);
  }

  #forget(uri: Uri): void {
    const key = uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    this.#found.delete(key);
    this.#collection.delete(uri);
  }
}

/** A part of a text as the editor's range. */
export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

function diagnosticOf(document: TextDocument, finding: Finding): Diagnostic {
  const diagnostic = new Diagnostic(
    rangeOf(document, finding.span),
    finding.message,
    severityOf(finding.severity),
  );
  diagnostic.source = diagnosticSource;
  diagnostic.code = finding.code;
  return diagnostic;
}

function severityOf(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case "error":
      return DiagnosticSeverity.Error;
    case "warning":
      return DiagnosticSeverity.Warning;
    case "information":
      return DiagnosticSeverity.Information;
    case "hint":
      return DiagnosticSeverity.Hint;
  }
}
