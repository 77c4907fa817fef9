import { build } from "esbuild";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "./repository.ts";
import { testFiles } from "./testFiles.ts";

/**
 * Bundles test/integration into out/integration: `index.cjs`, whose `run()` VS Code calls, and one file for
 * each suite beside it. The oldest VS Code has Node.js 20, which takes no TypeScript.
 * @returns the path of index.cjs.
 */
export function bundleIntegration(): Promise<string> {
  const from = join(repository, "test", "integration");
  return bundleForHost("integration", from, [join(from, "index.ts"), ...testFiles(from)]);
}

/** Bundles files of one folder into out/<name>, each for itself; one of them is its `index.ts`. */
export async function bundleForHost(
  name: string,
  from: string,
  entryPoints: string[],
): Promise<string> {
  const outdir = join(repository, "out", name);
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints,
    outdir,
    outbase: from,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return join(outdir, "index.cjs");
}
