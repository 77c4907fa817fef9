import { createVSIX } from "@vscode/vsce";
import { cp, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "./npm.ts";
import { singleFailure, writeOutcome } from "./outcome.ts";
import { repository } from "./repository.ts";
import { temporaryFolder } from "./temporaryFolder.ts";
import type { TemporaryFolder } from "./temporaryFolder.ts";

/** Where the package is written. */
export const vsix = join(repository, "out", "connector-explorer-for-intercom.vsix");
let packaged: Promise<string> | undefined;

/** Builds the extension as it ships and packages it into out/; once in a process. Gives the file's path. */
export function packageVsix(): Promise<string> {
  packaged ??= buildAndPackage();
  return packaged;
}

async function buildAndPackage(): Promise<string> {
  await mkdir(join(repository, "out"), { recursive: true });
  await buildExtension();
  const staged = await stage();
  // With a fixed time the same sources give the same bytes: the earliest that a zip can hold.
  process.env["SOURCE_DATE_EPOCH"] = "315532800";
  try {
    await createVSIX({
      cwd: staged.path,
      packagePath: vsix,
      // Everything is bundled; node_modules stays at home.
      dependencies: false,
      allowMissingRepository: true,
    });
  } finally {
    await staged.remove();
  }
  return vsix;
}

/**
 * Copies what may be part of the package. In the checkout itself vsce would hold every file of .vscode-test
 * against every line of .vscodeignore, which takes a quarter of a minute.
 */
async function stage(): Promise<TemporaryFolder> {
  const folder = await temporaryFolder("vscode-package");
  const never = [".git", ".vscode-test", "coverage", "node_modules", "out", "src", "test"];
  for (const entry of await readdir(repository)) {
    if (never.includes(entry)) continue;
    await cp(join(repository, entry), join(folder.path, entry), { recursive: true });
  }
  return folder;
}

/** Builds `dist/` for production. */
export async function buildExtension(): Promise<void> {
  await run(process.execPath, ["esbuild.mjs", "--production"], repository, process.env);
}

// Called by itself it is a stage of `npm test`, which counts as one test.
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const outcome = await packageVsix().then(
    () => ({ passed: 1, failed: 0, failures: [] }),
    (error: unknown) => singleFailure("the extension can be packaged", error),
  );
  writeOutcome(join(repository, "out", "results", "package.json"), outcome);
  for (const { title, message } of outcome.failures) console.error(`${title}: ${message}`);
  process.exitCode = outcome.failed;
}
