import {
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from "vscode";
import type { ActiveSession } from "../auth/activeSession.ts";
import { views } from "../contributions.ts";
import type { Instance } from "../intercom/customObjects.ts";
import { type TreeNode, type TypeNode, childrenOf } from "../model/treeNode.ts";
import type { Session } from "../session/session.ts";
import { treeItemOf } from "./treeItemOf.ts";

/** What the view shows: the types known now, of the session that is active. */
export interface CustomObjectsViewOptions {
  readonly active: ActiveSession;
  readonly types: () => readonly string[];
}

/** The "Custom Objects" view: types, and below each what its list has loaded. */
export class CustomObjectsView implements TreeDataProvider<TreeNode>, Disposable {
  readonly #options: CustomObjectsViewOptions;
  readonly #changed = new EventEmitter<TreeNode | undefined>();
  readonly #tree: TreeView<TreeNode>;
  readonly #sessionListener: Disposable;
  /** VS Code tells nodes apart by identity: the same type is the same object as long as a session lasts. */
  #types = new Map<string, TypeNode>();
  /** Types whose children are on show, so that a change of their list must be drawn. */
  #shown = new Set<string>();
  #stopListening: (() => void)[] = [];

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

  /** Draws everything anew from what the session has; reads nothing. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** Selects an instance's row and moves the focus there: where a new page begins, for eyes and ears. */
  async reveal(instance: Instance): Promise<void> {
    const node: TreeNode = { kind: "instance", type: instance.type, instance };
    await this.#tree.reveal(node, { select: true, focus: true });
  }

  getTreeItem(node: TreeNode): TreeItem {
    return treeItemOf(node, ({ type }) => {
      const state = this.#options.active.current?.list(type).state;
      return {
        loaded: state?.items.length ?? 0,
        total: state?.total,
        started: state?.started ?? false,
        expanded: type === this.#options.types()[0],
      };
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

  async #instancesOf(session: Session, { type }: TypeNode): Promise<TreeNode[]> {
    const list = session.list(type);
    if (!list.state.started && list.state.failure === undefined) await list.loadMore();
    if (!this.#shown.has(type) && session === this.#options.active.current) {
      this.#shown.add(type);
      this.#stopListening.push(list.onDidChange.on(() => this.#changed.fire(this.#typeNode(type))));
      // The row itself tells the count, which is known only now.
      this.#changed.fire(this.#typeNode(type));
    }
    return childrenOf(type, list.state);
  }

  #typeNode(type: string): TypeNode {
    const known = this.#types.get(type);
    if (known) return known;
    const node: TypeNode = { kind: "type", type };
    this.#types.set(type, node);
    return node;
  }

  #forget(): void {
    for (const stop of this.#stopListening) stop();
    this.#stopListening = [];
    this.#types = new Map();
    this.#shown = new Set();
  }
}
