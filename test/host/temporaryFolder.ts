import { rmSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atEnd } from "./atEnd.ts";

/** A folder of this process alone. */
export interface TemporaryFolder {
  /** Absolute, without symbolic links, and short: Unix sockets in it may not pass a hundred characters. */
  readonly path: string;
  remove(): Promise<void>;
}

const thorough = { recursive: true, force: true, maxRetries: 5 } as const;

/** Makes an empty folder that is gone at the latest when this process ends. */
export async function temporaryFolder(prefix: string): Promise<TemporaryFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), `${prefix}-`)));
  const forget = atEnd({
    gently: () => rm(path, thorough),
    atOnce: () => rmSync(path, thorough),
  });
  return {
    path,
    async remove() {
      await rm(path, thorough);
      forget();
    },
  };
}
