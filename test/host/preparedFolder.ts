import { existsSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { atEnd } from "./atEnd.ts";
import { repository } from "./repository.ts";

const cache = join(repository, ".vscode-test");

/**
 * A folder of the checkout's cache `.vscode-test/` that is filled once and then kept. It appears under its
 * name only when it is complete: an interrupted run leaves nothing that a later one would take for ready, and
 * of two runs at the same time the first to finish wins.
 * @param name changes whenever what is filled in changes.
 */
export async function preparedFolder(
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const complete = join(cache, name);
  if (existsSync(complete)) return complete;
  await mkdir(cache, { recursive: true });
  await removeAbandoned();
  const partial = await mkdtemp(join(cache, `partial-${process.pid}-`));
  const forget = atEnd({
    gently: () => rm(partial, { recursive: true, force: true }),
    atOnce: () => rmSync(partial, { recursive: true, force: true }),
  });
  try {
    await fill(partial);
    await rename(partial, complete).catch((error: unknown) => {
      // Another run was first; its folder is as good as ours.
      if (!existsSync(complete)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
    forget();
  }
  return complete;
}

/** Removes what runs left that were killed while they prepared. */
async function removeAbandoned(): Promise<void> {
  for (const entry of await readdir(cache)) {
    const owner = /^partial-(\d+)-/.exec(entry)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) {
      await rm(join(cache, entry), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
