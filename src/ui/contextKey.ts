import { commands } from "vscode";
import type { ContextKeys } from "../contributions.ts";

/** Sets a context key for the manifest's `when` clauses. */
export async function setContextKey<Key extends keyof ContextKeys>(
  key: Key,
  value: ContextKeys[Key],
): Promise<void> {
  await commands.executeCommand("setContext", key, value);
}
