import {
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  env,
  l10n,
  window,
} from "vscode";
import type { ActiveSession } from "../auth/activeSession.ts";
import { views } from "../contributions.ts";
import type { DataConnectorSummary } from "../intercom/dataConnector.ts";
import {
  type ConnectorTreeNode,
  type RunsNode,
  connectorNodeId,
  parentOf,
} from "../model/connectorNode.ts";
import { type RunFilter, lastHour } from "../model/runFilter.ts";
import type { ConnectorChecks, MarkedProblem } from "../session/connectorChecks.ts";
import { rowsBelow } from "./connectorSource.ts";
import { setContextKey } from "../ui/contextKey.ts";
import { ShownSources, type Source } from "./shownSources.ts";

/** What the view shows: the connectors of the session that is active, marked by what a check has found. */
export interface DataConnectorsViewOptions {
  readonly active: ActiveSession;
  readonly checks: ConnectorChecks<MarkedProblem>;
}

/** The "Data Connectors" view: connectors, and below each its configurations and its runs by cause. */
export class DataConnectorsView implements TreeDataProvider<ConnectorTreeNode>, Disposable {
  readonly #options: DataConnectorsViewOptions;
  readonly #changed = new EventEmitter<ConnectorTreeNode | undefined>();
  readonly #tree: TreeView<ConnectorTreeNode>;
  readonly #sessionListener: Disposable;
  readonly #stopChecks: () => void;
  readonly #shown = new ShownSources(views.dataConnectors, (failed) => {
    void setContextKey("intercomExplorer.connectorsFailed", failed);
  });
  /** VS Code tells nodes apart by identity: the same row is the same object as long as it says the same. */
  #nodes = new Map<string, ConnectorTreeNode>();
  /** Which runs of a connector are on show; it lasts as long as the session. */
  #filters = new Map<string, RunFilter>();

  constructor(options: DataConnectorsViewOptions) {
    this.#options = options;
    this.#tree = window.createTreeView(views.dataConnectors, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#sessionListener = options.active.onDidChange(() => {
      this.#forget();
      this.#changed.fire(undefined);
    });
    this.#stopChecks = options.checks.onDidChange.on(() => this.#showMarks());
  }

  get onDidChangeTreeData() {
    return this.#changed.event;
  }

  /** What failed and can be tried again. */
  get failed(): readonly Source[] {
    return this.#shown.failed;
  }

  /** The runs of a connector that are on show. */
  filterOf(connector: string): RunFilter {
    return this.#filters.get(connector) ?? lastHour;
  }

  /** Shows other runs of a connector, and moves the focus to them. */
  async showRuns(connector: DataConnectorSummary, filter: RunFilter): Promise<void> {
    this.#filters.set(connector.id, filter);
    const node = this.#runsNode(connector);
    this.#changed.fire(node);
    await this.#tree.reveal(node, { select: true, focus: true, expand: true });
  }

  /** Selects a row, and moves the focus there. */
  async reveal(node: ConnectorTreeNode): Promise<void> {
    await this.#tree.reveal(this.#known(node), { select: true, focus: true });
  }

  async getTreeItem(node: ConnectorTreeNode): Promise<TreeItem> {
    // What rows say is loaded with the first of them.
    const { connectorItemOf } = await import("./connectorItemOf.ts");
    return connectorItemOf(node, {
      problemsOf: (connector) => this.#options.checks.problemsOf(connector),
      runs: ({ connector }) => {
        const filter = this.filterOf(connector.id);
        const state = this.#options.active.current?.connectors.runs(connector.id, filter).state;
        return {
          filter,
          loaded: state?.started === true ? state.items.length : undefined,
          hasMore: state?.hasMore ?? false,
        };
      },
      now: Date.now() / 1_000,
      locale: env.language,
    });
  }

  getParent(node: ConnectorTreeNode): ConnectorTreeNode | undefined {
    const parent = parentOf(node);
    return parent && this.#known(parent);
  }

  getChildren(node?: ConnectorTreeNode): ConnectorTreeNode[] {
    const session = this.#options.active.current;
    if (session === undefined) return [];
    // Rows are what the state says, at once: what is still to come draws itself by a change.
    const { source, rows } = rowsBelow(node, session.connectors, (id) => this.filterOf(id));
    if (source !== undefined) this.#shown.show(source, () => this.#draw(node));
    return rows().map((row) => this.#known(row));
  }

  dispose(): void {
    this.#forget();
    this.#stopChecks();
    this.#sessionListener.dispose();
    this.#tree.dispose();
    this.#changed.dispose();
  }

  /** The same object for a row as before, as long as its connector has not been read anew. */
  #known(node: ConnectorTreeNode): ConnectorTreeNode {
    if (node.kind !== "connector" && node.kind !== "runs") return node;
    const id = connectorNodeId(node);
    const known = this.#nodes.get(id);
    if (known !== undefined && known.connector === node.connector) return known;
    this.#nodes.set(id, node);
    return node;
  }

  /** Draws the rows below a row anew; the row itself may be another object by now. */
  #draw(node: ConnectorTreeNode | undefined): void {
    this.#changed.fire(node && (this.#nodes.get(connectorNodeId(node)) ?? node));
  }

  #runsNode(connector: DataConnectorSummary): ConnectorTreeNode {
    const node: RunsNode = { kind: "runs", connector };
    return this.#known(node);
  }

  #showMarks(): void {
    const { troubled } = this.#options.checks;
    this.#tree.badge =
      troubled === 0
        ? undefined
        : { value: troubled, tooltip: l10n.t("{0} Data Connectors with problems", troubled) };
    this.#changed.fire(undefined);
  }

  #forget(): void {
    this.#shown.clear();
    this.#nodes = new Map();
    this.#filters = new Map();
  }
}
