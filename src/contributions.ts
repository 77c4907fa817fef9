import type { Uri } from "vscode";
import type { ApiVersion } from "./intercom/apiVersion.ts";
import type { InstanceNode, LoadMoreNode, ProblemNode, TypeNode } from "./model/treeNode.ts";

/**
 * The manifest's commands and the arguments they take. Menus pass the row they were opened on; from the
 * palette every argument is missing, and the command asks for what it lacks.
 */
export interface CommandMap {
  "intercomExplorer.exploreSampleData": [];
  "intercomExplorer.refresh": [node?: TypeNode];
  "intercomExplorer.loadMore": [node?: LoadMoreNode];
  "intercomExplorer.retry": [node?: ProblemNode];
  "intercomExplorer.openInstance": [node?: InstanceNode];
  "intercomExplorer.copyExternalId": [node?: InstanceNode];
  "intercomExplorer.copyAsJson": [node?: InstanceNode];
  "intercomExplorer.refreshDocument": [uri?: Uri];
  "intercomExplorer.showLog": [];
}

export type CommandId = keyof CommandMap;

/** The manifest's settings, without their common prefix, as they are after validation. */
export interface Settings {
  /** Identifiers of custom object types: Intercom has no way to list them. */
  readonly customObjectTypes: readonly string[];
  /** Instances a page, 1 to 150. */
  readonly pageSize: number;
  /** The floor for requests: what needs a later version is sent with that one. */
  readonly apiVersion: ApiVersion;
}

/** The section that all settings live in. */
export const settingsSection = "intercomExplorer";

/** Views of the manifest. */
export const views = { customObjects: "intercomExplorer.customObjects" } as const;

/** Context keys that the manifest's `when` clauses read, with their values. */
export interface ContextKeys {
  /** Unset until activation, so that the welcome does not flash up where a connection is coming back. */
  "intercomExplorer.connection": "none" | "sample" | "intercom";
}

/** Scheme of the addresses of documents. */
export const scheme = "intercom";

/** What a row's menus are chosen by. */
export type RowContext = "type" | "instance" | "instanceWithExternalId" | "loadMore" | "problem";
