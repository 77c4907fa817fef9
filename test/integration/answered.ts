import { commands } from "vscode";

/** Answers quick picks and inputs by a command until what they belong to is over: nothing tells when one is there. */
export async function answered(
  running: Thenable<unknown>,
  command: "workbench.action.closeQuickOpen" | "workbench.action.acceptSelectedQuickOpenItem",
): Promise<void> {
  const state = { over: false };
  const ending = Promise.resolve(running).finally(() => (state.over = true));
  while (!state.over) await commands.executeCommand(command);
  await ending;
}
