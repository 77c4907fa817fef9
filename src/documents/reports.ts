import { CodeLens, Disposable, EventEmitter, Range, Uri, l10n, languages, workspace } from "vscode";
import type { ExplainInput, Explanation } from "../analysis/jobs.ts";
import { reportScheme } from "../contributions.ts";
import { commandOf } from "../ui/command.ts";
import { openEditor } from "../ui/openEditor.ts";

/** A report that is open, and what it was made from: with what a probe saw it is made again. */
export interface OpenReport {
  readonly input: ExplainInput;
  readonly explanation: Explanation;
  /** The id of the Data Connector that it is about, where it is about one of the active connection. */
  readonly connector?: string | undefined;
}

/** The reports of this window: Markdown documents with a lens on everything that is there to be copied. */
export class Reports implements Disposable {
  readonly #reports = new Map<string, OpenReport>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #lensesChanged = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  #count = 0;

  constructor() {
    this.#subscriptions = Disposable.from(
      this.#changed,
      this.#lensesChanged,
      workspace.registerTextDocumentContentProvider(reportScheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) =>
          this.at(uri)?.explanation.markdown ??
          l10n.t("This report is no longer available. Run the diagnosis again."),
      }),
      workspace.onDidCloseTextDocument(({ uri }) => void this.#reports.delete(uri.toString())),
      languages.registerCodeLensProvider(
        { scheme: reportScheme },
        {
          onDidChangeCodeLenses: this.#lensesChanged.event,
          provideCodeLenses: ({ uri }) => this.#lenses(uri),
        },
      ),
    );
  }

  /** Opens a report in an editor of its own. */
  async show(report: OpenReport): Promise<void> {
    this.#count += 1;
    const path = `/media_type_not_acceptable-${this.#count}.md`;
    const uri = Uri.from({ scheme: reportScheme, path });
    this.#reports.set(uri.toString(), report);
    await openEditor(uri, { preview: false });
  }

  /** Replaces what an open report says. */
  update(uri: Uri, report: OpenReport): void {
    if (!this.#reports.has(uri.toString())) return;
    this.#reports.set(uri.toString(), report);
    this.#changed.fire(uri);
    this.#lensesChanged.fire();
  }

  /** The report that is open at an address. */
  at(uri: Uri): OpenReport | undefined {
    return this.#reports.get(uri.toString());
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** What can be copied under a name: see `#lenses`. */
  part(uri: Uri, name: string): string | undefined {
    const report = this.at(uri)?.explanation;
    if (name === "report") return report?.markdown;
    if (name === "repaired") return report?.repaired;
    return report?.snippets.find(({ title }) => title === name)?.text;
  }

  #lenses(uri: Uri): CodeLens[] {
    const open = this.at(uri);
    const report = open?.explanation;
    if (report === undefined) return [];
    const lines = report.markdown.split("\n");
    const at = (heading: string): Range[] => {
      const line = lines.indexOf(heading);
      return line < 0 ? [] : [new Range(line, 0, line, 0)];
    };
    const copy = (title: string, part: string, ranges: readonly Range[]): CodeLens[] =>
      ranges.map(
        (range) => new CodeLens(range, commandOf("intercomExplorer.copyText", title, uri, part)),
      );
    const top = new Range(0, 0, 0, 0);
    const repair = `$(wrench) ${l10n.t("Repair the Data Connector…")}`;
    return [
      ...(open?.connector === undefined
        ? []
        : [new CodeLens(top, commandOf("intercomExplorer.repairConnector", repair, uri))]),
      ...(report.repaired === undefined
        ? []
        : copy(l10n.t("Copy the repaired text"), "repaired", [
            top,
            ...at(`## ${l10n.t("The repaired request, in the form you used")}`),
          ])),
      new CodeLens(top, commandOf("intercomExplorer.probeLive", l10n.t("Probe live…"), uri)),
      ...copy(l10n.t("Copy for Support"), "report", [top]),
      ...report.snippets.flatMap(({ title }) =>
        copy(l10n.t("Copy as {0}", title), title, at(`### ${title}`)),
      ),
    ];
  }
}
