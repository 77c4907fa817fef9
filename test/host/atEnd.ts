/** Something that must not outlive this process: a group of processes, a folder. */
export interface Undo {
  /** Ends it properly; awaited when a signal arrives. */
  gently(): Promise<void>;
  /** Ends it at once, when the process is already going and nothing can be awaited. */
  atOnce(): void;
}

const pending = new Set<Undo>();
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
let listening = false;

/**
 * Registers an undo for the end of this process, by whatever way it ends but SIGKILL: the latest first.
 * A process ended by a signal exits with 128 plus the signal's number, unless `process.exitCode` is set.
 * @returns a function that forgets the undo, for who did it in time.
 */
export function atEnd(undo: Undo): () => void {
  pending.add(undo);
  listen();
  return () => pending.delete(undo);
}

function listen(): void {
  if (listening) return;
  listening = true;
  process.once("exit", () => {
    for (const undo of [...pending].reverse()) undo.atOnce();
  });
  let ending: number | undefined;
  const end = (code: number) => {
    if (ending === undefined) {
      ending = performance.now();
      void endAll().finally(() => process.exit(code));
    } else if (performance.now() - ending > 1000) {
      // Who asks again does not want to wait: what is left is ended at once, by the listener above. Sooner
      // than that it is no second request: npm passes on what the terminal has sent to everybody already.
      process.exit(code);
    }
  };
  for (const [signal, number] of Object.entries(signals)) {
    process.on(signal, () => end(Number(process.exitCode ?? 128 + number)));
  }
  followParent(() => end(Number(process.exitCode ?? 128 + signals.SIGTERM)));
}

/**
 * npm runs a script by a shell, which dies of a signal to npm without passing it on. A script whose shell is
 * gone has been ended, and must notice by itself: nothing is sent to it.
 */
function followParent(gone: () => void): void {
  if (process.env["npm_lifecycle_event"] === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, 250);
  watch.unref();
}

async function endAll(): Promise<void> {
  for (const undo of [...pending].reverse()) {
    try {
      await undo.gently();
      pending.delete(undo);
    } catch {
      // Tried again, at once, on exit; the other undos must have their turn.
    }
  }
}
