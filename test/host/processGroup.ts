import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { atEnd } from "./atEnd.ts";

/** A program and everything it started, which is ended as a whole. */
export interface ProcessGroup {
  /** The end of what it printed, at most 20,000 characters. */
  output(): string;
  /** Resolves when the program ended without being asked to, with a few words on how; never rejects. */
  readonly crashed: Promise<string>;
  /** Ends every process of the group and resolves when none is alive. */
  end(): Promise<void>;
}

/**
 * Starts a program as the leader of a process group of its own. Ending the leader alone would leave its
 * helpers (VS Code has a file watcher and an agent host) running.
 */
export function startGroup(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  onOutput: (output: string) => void,
): ProcessGroup {
  const child = spawn(command, args, {
    env,
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const collect = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000);
    onOutput(output);
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  let asked = false;
  const crashed = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => {
      if (!asked) resolve(`exited with ${String(code ?? signal)}`);
    });
  });
  const { pid } = child;
  const end = async () => {
    asked = true;
    if (pid !== undefined) await endGroup(pid);
    forget();
  };
  const forget = atEnd({
    gently: end,
    atOnce: () => {
      if (pid !== undefined) signalGroup(pid, "SIGKILL");
    },
  });
  return { output: () => output, crashed, end };
}

async function endGroup(group: number): Promise<void> {
  // Nothing tells when the last process of a group has gone, so it is asked for, for a bounded time.
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    signalGroup(group, signal);
    const limit = performance.now() + (signal === "SIGTERM" ? 2000 : 10_000);
    while (performance.now() < limit) {
      if (!isGroupAlive(group)) return;
      await delay(20);
    }
  }
  throw new Error(`Processes of the group ${group} could not be ended.`);
}

function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  if (process.platform === "win32" && signal !== 0) {
    // There are no groups: what the program started is found through it, while it is alive.
    return spawnSync("taskkill", ["/pid", String(group), "/T", "/F"]).status === 0;
  }
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

function isGroupAlive(group: number): boolean {
  if (!signalGroup(group, 0)) return false;
  if (process.platform !== "linux") return true;
  // Dead processes stay in their group until they are reaped, which not every container does.
  return readdirSync("/proc").some((pid) => /^\d+$/.test(pid) && isMember(pid, group));
}

function isMember(pid: string, group: number): boolean {
  try {
    // "pid (name, which may contain anything) state parent group …"
    const [state, , itsGroup] = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return itsGroup === String(group) && state !== "Z" && state !== "X";
  } catch {
    return false;
  }
}
