import { type Command, type Disposable, commands } from "vscode";
import type { CommandId, CommandMap } from "../contributions.ts";
import { isCancelled } from "../intercom/errors.ts";
import type { Log } from "./log.ts";
import { type Remedy, showError } from "./showError.ts";

/** What a command does; it may throw: the boundary below tells people. */
export type Run<Id extends CommandId> = (...args: CommandMap[Id]) => Promise<void>;

/** Where failures of commands end. */
export interface Boundary {
  readonly log: Log;
  /** What a click can do about a failure; `again` repeats the command. */
  readonly remedyOf: (error: unknown, again: () => Promise<void>) => Remedy | undefined;
}

/** A command of ours for a row or a lens, its arguments checked against `CommandMap`. */
export function commandOf<Id extends CommandId>(
  command: Id,
  title: string,
  ...args: CommandMap[Id]
): Command {
  return { command, title, arguments: args };
}

/** Registers a command behind the one boundary: a failure is told once, a cancelled call not at all. */
export function registerCommand<Id extends CommandId>(
  id: Id,
  run: Run<Id>,
  boundary: Boundary,
): Disposable {
  return commands.registerCommand(id, (...args: CommandMap[Id]) =>
    guarded(() => run(...args), boundary),
  );
}

async function guarded(run: () => Promise<void>, boundary: Boundary): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (isCancelled(error)) return;
    const again = (): Promise<void> => guarded(run, boundary);
    const remedy = boundary.remedyOf(error, again);
    // Not awaited: whoever ran the command need not wait until the message is read. What the remedy
    // throws comes through a boundary of its own.
    void showError(error, { log: boundary.log, remedy });
  }
}
