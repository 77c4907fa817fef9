import { type Event, workspace } from "vscode";
import { type Settings, settingsSection } from "../contributions.ts";
import { isApiVersion } from "../intercom/apiVersion.ts";
import { maxPerPage } from "../intercom/limits.ts";

/** Reads the settings as they are now; a value that the manifest would refuse counts as its default. */
export function readSettings(): Settings {
  const section = workspace.getConfiguration(settingsSection);
  const types = section.get<unknown>("customObjectTypes");
  const pageSize = section.get<unknown>("pageSize");
  const apiVersion = section.get<unknown>("apiVersion");
  return {
    customObjectTypes: Array.isArray(types) ? uniqueNames(types) : [],
    pageSize: isPageSize(pageSize) ? pageSize : 50,
    apiVersion: isApiVersion(apiVersion) ? apiVersion : "2.13",
  };
}

/** Fires when a setting of the extension has changed. */
export const onDidChangeSettings: Event<void> = (listener, thisArgument, disposables) =>
  workspace.onDidChangeConfiguration(
    (event) => {
      if (event.affectsConfiguration(settingsSection)) listener.call(thisArgument);
    },
    undefined,
    disposables,
  );

function uniqueNames(values: readonly unknown[]): string[] {
  const names = values.flatMap((value) => (typeof value === "string" ? [value.trim()] : []));
  return [...new Set(names)].filter((name) => name !== "");
}

function isPageSize(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= maxPerPage;
}
