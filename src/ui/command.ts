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

/** Runs a command of ours: what it throws ends at its own boundary. */
export async function runCommand<Id extends CommandId>(
  command: Id,
  ...args: CommandMap[Id]
): Promise<void> {
  await commands.executeCommand(command, ...args);
}

/** What a failure of a command's last part takes along for the boundary. */
class Interrupted extends Error {
  readonly failure: unknown;
  readonly again: () => Promise<void>;
  readonly offer: string | undefined;

  constructor(failure: unknown, { again, offer }: { again: () => Promise<void>; offer?: string }) {
    super("interrupted");
    this.failure = failure;
    this.again = again;
    this.offer = offer;
  }
}

/**
 * Runs the part of a command that follows its questions: where it fails, "again" repeats this part alone,
 * or what `again` says instead. With an `offer` that is the remedy, under this title.
 */
export async function repeatable(
  call: () => Promise<void>,
  options: { readonly again?: (failure: unknown) => Promise<void>; readonly offer?: string } = {},
): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const { again = call, offer } = options;
    throw new Interrupted(error, {
      again: () => again(error),
      ...(offer === undefined ? {} : { offer }),
    });
  }
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
  } catch (thrown) {
    const interrupted = thrown instanceof Interrupted ? thrown : undefined;
    const error = interrupted === undefined ? thrown : interrupted.failure;
    if (isCancelled(error)) return;
    const again = (): Promise<void> => guarded(interrupted?.again ?? run, boundary);
    const remedy =
      interrupted?.offer === undefined
        ? boundary.remedyOf(error, again)
        : { title: interrupted.offer, run: again };
    // Not awaited: whoever ran the command need not wait until the message is read. What the remedy
    // throws comes through a boundary of its own.
    void showError(error, {
      log: boundary.log,
      remedy: remedy && { ...remedy, run: () => guarded(remedy.run, boundary) },
    });
  }
}
