import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { codeLoader } from "../../../src/analysis/codeLoader.ts";
import { judge } from "../../../src/cli/judge.ts";
import { type ExitCode, run, type World } from "../../../src/cli/run.ts";

const grammars = codeLoader(import.meta.dirname);

/** What a run of the program left: on standard output, on standard error, and how it ended. */
export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly warned: string;
}

/** A folder with files, and the program run in it. */
export interface Folder {
  readonly path: string;
  readonly run: (
    args: readonly string[],
    stdin?: string | AsyncIterable<Uint8Array>,
    judging?: World["judge"],
  ) => Promise<Ran>;
  remove(): Promise<void>;
}

/** Makes a folder of files: their paths with slashes → what is in them. */
export async function folderOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), "doctor-"));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  return {
    path,
    async run(args, stdin = "", judging = (input) => judge(input, grammars)) {
      let out = "";
      let warned = "";
      const code = await run(args, {
        folder: path,
        judge: judging,
        stdin: typeof stdin === "string" ? readable(stdin) : stdin,
        out: (text) => (out += text),
        warn: (text) => (warned += text),
      });
      return { code, out, warned };
    },
    remove: () => rm(path, { recursive: true }),
  };
}

/** Arrives in pieces that cut characters apart. */
async function* readable(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += 7) {
    yield await Promise.resolve(bytes.subarray(from, from + 7));
  }
}
