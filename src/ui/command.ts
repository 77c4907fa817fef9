import { type Command, type Disposable, commands } from "vscode";
import type { CommandId, CommandMap } from "../contributions.ts";
import { isCancelled } from "../intercom/errors.ts";
import type { Log } from "./log.ts";
import { showError } from "./showError.ts";

/** What a command does; it may throw: the boundary below tells people. */
export type Run<Id extends CommandId> = (...args: CommandMap[Id]) => Promise<void>;

/** A command of ours for a row or a lens, its arguments checked against `CommandMap`. */
export function commandOf<Id extends CommandId>(
  command: Id,
  title: string,
  ...args: CommandMap[Id]
): Command {
  return { command, title, arguments: args };
}

/** Registers a command behind the one boundary: a failure is told once, a cancelled call not at all. */
export function registerCommand<Id extends CommandId>(id: Id, run: Run<Id>, log: Log): Disposable {
  return commands.registerCommand(id, async (...args: CommandMap[Id]) => {
    try {
      await run(...args);
    } catch (error) {
      // Not awaited: whoever ran the command need not wait until the message is read.
      if (!isCancelled(error)) void showError(error, log);
    }
  });
}
