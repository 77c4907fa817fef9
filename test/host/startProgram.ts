import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { atEnd } from "./atEnd.ts";
import { repository } from "./repository.ts";

/** How long a program that was asked to end has for it, in milliseconds: it may have hosts to end itself. */
const grace = 20_000;

/**
 * Runs a program of this project to its end, and says how it ended: "exited with 0" where all was well. Never
 * rejects. After `limit` seconds, or when this process is ended, the program is asked to end and then made to.
 * @param collect takes what the program prints, which otherwise is printed at once.
 */
export async function startProgram(
  command: string,
  args: readonly string[],
  limit: number,
  collect?: (text: string) => void,
): Promise<string> {
  const output = collect === undefined ? "inherit" : "pipe";
  const child = spawn(command, args, {
    cwd: repository,
    stdio: ["ignore", output, output],
    // The programs of node_modules/.bin are command scripts on Windows.
    shell: process.platform === "win32" && command !== process.execPath,
  });
  child.stdout?.on("data", (chunk: Buffer) => collect?.(chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => collect?.(chunk.toString()));
  const closed = once(child, "close").then(
    () => `exited with ${String(child.exitCode ?? child.signalCode)}`,
    (error: unknown) => String(error),
  );
  const settled = new AbortController();
  const wait = (time: number) => delay(time, undefined, { signal: settled.signal });
  const endIt = async () => {
    child.kill("SIGTERM");
    if ((await Promise.race([closed, wait(grace)])) === undefined) child.kill("SIGKILL");
  };
  const forget = atEnd({ gently: endIt, atOnce: () => void child.kill("SIGKILL") });
  try {
    const ended = await Promise.race([closed, wait(limit * 1000)]);
    if (ended !== undefined) return ended;
    await endIt();
    return `${await closed} after more than ${limit} s`;
  } finally {
    settled.abort();
    forget();
  }
}
