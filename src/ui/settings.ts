import { ConfigurationTarget, type Event, type WorkspaceConfiguration, workspace } from "vscode";
import { type DiagnosticsSettings, type Settings, settingsSection } from "../contributions.ts";
import { isApiVersion } from "../intercom/apiVersion.ts";
import { maxPerPage } from "../intercom/limits.ts";

/** Reads the settings as they are now; a value that the manifest would refuse counts as its default. */
export function readSettings(): Settings {
  const section = workspace.getConfiguration(settingsSection);
  const types = section.get<unknown>("customObjectTypes");
  const pageSize = section.get<unknown>("pageSize");
  const apiVersion = section.get<unknown>("apiVersion");
  const labelAttribute = section.get<unknown>("labelAttribute");
  return {
    customObjectTypes: Array.isArray(types) ? uniqueNames(types) : [],
    labelAttribute: typeof labelAttribute === "string" ? labelAttribute : "Title",
    pageSize: isPageSize(pageSize) ? pageSize : 50,
    apiVersion: isApiVersion(apiVersion) ? apiVersion : "2.13",
    diagnostics: readDiagnostics(section),
  };
}

function readDiagnostics(section: WorkspaceConfiguration): DiagnosticsSettings {
  const languages = section.get<unknown>("diagnostics.languages");
  const least = section.get<unknown>("diagnostics.minimumSeverity");
  return {
    enabled: section.get<unknown>("diagnostics.enabled") !== false,
    languages: Array.isArray(languages) ? uniqueNames(languages) : [],
    minimumSeverity: severities.find((severity) => severity === least) ?? "hint",
  };
}

const severities = ["error", "warning", "information", "hint"] as const;

/** Writes the list of types where it is set now: in the workspace if that has one of its own, else for the user. */
export async function writeTypes(types: readonly string[]): Promise<void> {
  const section = workspace.getConfiguration(settingsSection);
  const own = section.inspect("customObjectTypes")?.workspaceValue !== undefined;
  const target = own ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await section.update("customObjectTypes", types, target);
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
