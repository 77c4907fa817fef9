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
import type { Instance } from "../intercom/customObjects.ts";
import { visible } from "../intercom/visible.ts";
import { type TreeNode, type TypeNode, childrenOf } from "../model/treeNode.ts";
import type { Session } from "../session/session.ts";
import { type Arrangement, arrange } from "../text/arrange.ts";
import { setContextKey } from "../ui/contextKey.ts";
import { ShownSources, type Source, sourceOfList } from "./shownSources.ts";
import { treeItemOf } from "./treeItemOf.ts";

/** What the view shows: the types known now, of the session that is active. */
export interface CustomObjectsViewOptions {
  readonly active: ActiveSession;
  readonly types: () => readonly string[];
  readonly labelAttribute: () => string;
}

/** What people chose for the view; it lasts as long as the window. */
export type ViewArrangement = Pick<Arrangement, "sort" | "filter">;

/** A type as it is listed, and as it is probably written in Intercom. */
export interface Misspelling {
  readonly type: string;
  readonly suggestion: string;
}

/** The "Custom Objects" view: types, and below each what its list has loaded. */
export class CustomObjectsView implements TreeDataProvider<TreeNode>, Disposable {
  readonly #options: CustomObjectsViewOptions;
  readonly #changed = new EventEmitter<TreeNode | undefined>();
  readonly #tree: TreeView<TreeNode>;
  readonly #sessionListener: Disposable;
  /** VS Code tells nodes apart by identity: the same type is the same object as long as a session lasts. */
  #types = new Map<string, TypeNode>();
  readonly #shown = new ShownSources(views.customObjects, (failed) => void this.#tell(failed));
  #arrangement: ViewArrangement = { sort: "server", filter: "" };

  constructor(options: CustomObjectsViewOptions) {
    this.#options = options;
    this.#tree = window.createTreeView(views.customObjects, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#sessionListener = options.active.onDidChange(() => {
      this.#forget();
      this.refresh();
    });
  }

  get onDidChangeTreeData() {
    return this.#changed.event;
  }

  get arrangement(): ViewArrangement {
    return this.#arrangement;
  }

  /** Sorts or filters what is loaded. */
  arrange(change: Partial<ViewArrangement>): void {
    this.#arrangement = { ...this.#arrangement, ...change };
    const { filter } = this.#arrangement;
    this.#tree.description = filter === "" ? "" : l10n.t("filter: {0}", visible(filter));
    void setContextKey("intercomExplorer.filtered", filter !== "");
    this.refresh();
  }

  /** What failed and can be tried again. */
  get failed(): readonly Source[] {
    return this.#shown.failed;
  }

  /** The types that Intercom does not know, and what each was probably meant to be. */
  async misspelt(): Promise<readonly Misspelling[]> {
    const types = this.#options.types();
    const unknown = types.filter(
      (type) => this.#options.active.current?.list(type).state.failure?.kind === "notFound",
    );
    const found = await Promise.all(
      unknown.map(async (type) => ({ type, suggestion: await this.#suggestionFor(type) })),
    );
    return found.flatMap(({ type, suggestion }) =>
      suggestion === undefined ? [] : [{ type, suggestion }],
    );
  }

  /** Draws everything anew from what the session has; reads nothing. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  /**
   * Selects the first of these that the filter lets through, and moves the focus there: where a new page
   * begins, for eyes and ears.
   */
  async revealFirst(instances: readonly Instance[]): Promise<void> {
    const [instance] = this.#arranged(instances);
    if (instance === undefined) return;
    const node: TreeNode = { kind: "instance", type: instance.type, instance };
    await this.#tree.reveal(node, { select: true, focus: true });
  }

  /** Moves the focus to a type, with its instances on show. */
  async revealType(type: string): Promise<void> {
    const options = { select: true, focus: true, expand: true };
    await this.#tree.reveal(this.#typeNode(type), options);
  }

  /** Moves the focus to a type's failure: its row stands below all that was loaded before. */
  async revealFailure(type: string): Promise<void> {
    const error = this.#options.active.current?.list(type).state.failure;
    if (error === undefined) return;
    await this.#tree.reveal({ kind: "problem", type, error }, { select: true, focus: true });
  }

  getTreeItem(node: TreeNode): TreeItem {
    return treeItemOf(node, {
      labelAttribute: this.#options.labelAttribute(),
      now: Date.now() / 1_000,
      locale: env.language,
      summary: ({ type }) => {
        const state = this.#options.active.current?.list(type).state;
        const items = state?.items ?? [];
        return {
          loaded: items.length,
          matching: this.#arrangement.filter === "" ? undefined : this.#arranged(items).length,
          total: state?.total,
          started: state?.started ?? false,
          expanded: type === this.#options.types()[0],
        };
      },
    });
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.kind === "type" ? undefined : this.#typeNode(node.type);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const session = this.#options.active.current;
    if (session === undefined) return [];
    if (node === undefined) return this.#options.types().map((type) => this.#typeNode(type));
    return node.kind === "type" ? this.#instancesOf(session, node) : [];
  }

  dispose(): void {
    this.#forget();
    this.#sessionListener.dispose();
    this.#tree.dispose();
    this.#changed.dispose();
  }

  /** Rows are what the list's state says, at once: what is still to come draws itself by a change. */
  async #instancesOf(session: Session, { type }: TypeNode): Promise<TreeNode[]> {
    const list = session.list(type);
    this.#shown.show(sourceOfList(list, visible(type)), () =>
      this.#changed.fire(this.#typeNode(type)),
    );
    const rows = childrenOf(type, list.state, this.#arranged(list.state.items));
    return Promise.all(rows.map((row) => this.#withSuggestion(row)));
  }

  #arranged(instances: readonly Instance[]): readonly Instance[] {
    const labelAttribute = this.#options.labelAttribute();
    return arrange(instances, { ...this.#arrangement, labelAttribute });
  }

  async #withSuggestion(row: TreeNode): Promise<TreeNode> {
    if (row.kind !== "problem" || row.error.kind !== "notFound") return row;
    return { ...row, suggestion: await this.#suggestionFor(row.type) };
  }

  /** A type that Intercom does not know was probably misspelt: the others tell how it is written. */
  async #suggestionFor(type: string): Promise<string | undefined> {
    const { nearestNames } = await import("../text/nearestNames.ts");
    return nearestNames(type, [...this.#options.types(), "PeteUserTrainingTopic"])[0];
  }

  /** The palette offers to mend only what there is to mend. */
  async #tell(failed: boolean): Promise<void> {
    await setContextKey("intercomExplorer.instancesFailed", failed);
    const misspelt = failed && (await this.misspelt()).length > 0;
    await setContextKey("intercomExplorer.misspelt", misspelt);
  }

  #typeNode(type: string): TypeNode {
    const known = this.#types.get(type);
    if (known) return known;
    const node: TypeNode = { kind: "type", type };
    this.#types.set(type, node);
    return node;
  }

  #forget(): void {
    this.#shown.clear();
    this.#types = new Map();
  }
}
