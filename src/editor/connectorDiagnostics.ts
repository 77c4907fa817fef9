import {
  Disposable,
  EventEmitter,
  Position,
  Range,
  type TextDocument,
  type Uri,
  languages,
  workspace,
} from "vscode";
import type { CheckedText } from "../connectors/checkConnector.ts";
import { type DiagnosticsSettings, scheme } from "../contributions.ts";
import type { Finding, Rule, RuleContext } from "../diagnosis/finding.ts";
import { refOf } from "../model/resourceRef.ts";
import type { Span } from "../requests/httpRequest.ts";
import type { Log } from "../ui/log.ts";
import { diagnosticOf, isShown } from "./diagnostics.ts";

/** What the diagnostics depend on. */
export interface ConnectorDiagnosticsOptions {
  readonly settings: () => DiagnosticsSettings;
  /** What the rules may know of the connection with this key, which need not be the active one. */
  readonly context: (connection: string) => Promise<RuleContext>;
  readonly log: Log;
}

/** A configuration's document as it was judged last. */
interface Judged extends CheckedText {
  readonly uri: Uri;
  /** A run of exactly this configuration was refused for its Accept header. */
  readonly refused: boolean;
  /** What it was judged by; loaded with the first judgement. */
  readonly rules: readonly Rule[];
}

/**
 * What is wrong with configurations of Data Connectors, as problems of their documents: of those that are open,
 * and of those that a check has found something in. Positions are found anew whenever a document opens.
 */
export class ConnectorDiagnostics implements Disposable {
  readonly #options: ConnectorDiagnosticsOptions;
  readonly #collection = languages.createDiagnosticCollection("intercomExplorer.connectors");
  readonly #judged = new Map<string, Judged>();
  /** The number of each document's last judgement: an earlier one does not replace a later one. */
  readonly #turns = new Map<string, number>();
  #count = 0;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;

  constructor(options: ConnectorDiagnosticsOptions) {
    this.#options = options;
    const judge = (document: TextDocument): void => this.#judgeOpen(document);
    this.#subscriptions = Disposable.from(
      this.#collection,
      this.#changed,
      workspace.onDidOpenTextDocument(judge),
      workspace.onDidChangeTextDocument(({ document }) => judge(document)),
    );
    workspace.textDocuments.forEach(judge);
  }

  /** Fires when a document has other findings than before. */
  readonly onDidChange = this.#changed.event;

  /** What was found in a document. */
  of(uri: Uri): CheckedText | undefined {
    return this.#judged.get(uri.toString());
  }

  /** Takes in what a check has found in a configuration, whether its document is open or not. */
  async show(uri: Uri, text: string, refused: boolean): Promise<void> {
    await this.#judge(uri, text, refused);
  }

  /** Another connection or token is the active one: what a check has found goes, and what is open is judged anew. */
  clear(): void {
    this.#turns.clear();
    this.#collection.clear();
    this.#judged.clear();
    this.#changed.fire();
    for (const document of workspace.textDocuments) this.#judgeOpen(document);
  }

  /** The settings may have changed: what was found is shown as they are now. */
  refresh(): void {
    for (const judged of this.#judged.values()) this.#show(judged);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #judgeOpen(document: TextDocument): void {
    if (isConfiguration(document.uri)) void this.#judge(document.uri, document.getText());
  }

  async #judge(uri: Uri, text: string, found?: boolean): Promise<void> {
    const key = uri.toString();
    const known = this.#judged.get(key);
    // What is known of its runs holds for the configuration that they ran.
    const refused = found ?? (known?.text === text && known.refused);
    const turn = (this.#count += 1);
    this.#turns.set(key, turn);
    const { context, log } = this.#options;
    const [{ checkConnectorText }, { rules }, ruleContext] = await Promise.all([
      import("../connectors/checkConnector.ts"),
      import("../diagnosis/rules.ts"),
      context(refOf(uri)?.connection ?? ""),
    ]);
    if (this.#turns.get(key) !== turn) return;
    const checked = checkConnectorText(text, { ...ruleContext, refused });
    for (const { code, message } of checked.failures) log.error(`Rule ${code}: ${message}`);
    const judged = { ...checked, uri, refused, rules };
    this.#judged.set(key, judged);
    this.#show(judged);
    this.#changed.fire();
  }

  #show({ uri, text, findings, rules }: Judged): void {
    const { enabled, minimumSeverity } = this.#options.settings();
    const shown = findings.filter((finding) => enabled && isShown(finding, minimumSeverity));
    const diagnostic = (finding: Finding) =>
      diagnosticOf(rangeIn(text, finding.span), finding, rules);
    this.#collection.set(uri, shown.map(diagnostic));
  }
}

function isConfiguration(uri: Uri): boolean {
  return uri.scheme === scheme && refOf(uri)?.kind === "configuration";
}

/** A part of a text whose document need not be open. */
function rangeIn(text: string, { start, end }: Span): Range {
  return new Range(positionIn(text, start), positionIn(text, end));
}

function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split("\n");
  return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}
