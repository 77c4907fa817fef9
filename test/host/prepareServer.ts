import { build } from "esbuild";
import { existsSync } from "node:fs";
import { copyFile, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { npm, unpackPackage } from "./npm.ts";
import { preparedFolder } from "./preparedFolder.ts";
import { repository } from "./repository.ts";
import { stopwatch } from "./stopwatch.ts";
import type { ServerRelease } from "./vscodeVersions.ts";

/** Counts the changes to the steps below, so that a server prepared by older steps is prepared anew. */
const steps = 2;

/** A VS Code server that is complete on disk. */
export interface PreparedServer {
  readonly version: string;
  /** The program that runs `main`. */
  readonly node: string;
  /** VS Code's own entry point, server-main.js, without code-server's wrapper. */
  readonly main: string;
}

/**
 * Gives a VS Code server out of the npm registry alone: no compiler, no root, no download server. The first
 * call for a release takes 10 to 20 seconds and up to 600 MB of `.vscode-test/`; later ones take none.
 */
export async function prepareServer(release: ServerRelease): Promise<PreparedServer> {
  if (process.platform === "win32") {
    throw new Error("The VS Code server of code-server does not run on Windows: set VSCODE_PATH.");
  }
  const folder = await preparedFolder(`server-${release.vscode}-${steps}`, (partial) =>
    fill(release, partial),
  );
  const node = join(folder, "node", "bin", "node");
  return {
    version: release.vscode,
    node: existsSync(node) ? node : process.execPath,
    main: join(folder, "lib", "vscode", "out", "server-main.js"),
  };
}

async function fill(release: ServerRelease, folder: string): Promise<void> {
  const say = (text: string) => console.log(`[VS Code ${release.vscode}] ${text}`);
  const total = stopwatch();
  const step = async (what: string, work: () => Promise<void>) => {
    const watch = stopwatch();
    await work();
    say(`${what}: ${watch()}`);
  };
  say("is prepared from the npm registry, once");
  await step(`unpacked code-server ${release.codeServer}`, () =>
    unpackPackage("code-server", release.codeServer, release.integrity, folder),
  );
  const vscode = join(folder, "lib", "vscode");
  const install = ["install", "--omit=dev", "--ignore-scripts", "--no-save"];
  // Not `npm ci`: the shrinkwrap inside pins what is installed, but lacks entries that `ci` insists on.
  await step("installed its dependencies", () => npm(install, vscode));
  await step("installed those of its extensions", () => npm(install, join(vscode, "extensions")));
  await replaceLogger(vscode);
  const { ripgrep } = release;
  if (ripgrep !== undefined) {
    await step("put ripgrep in place, which its searches run", () =>
      placeRipgrep(ripgrep, vscode, join(folder, "ripgrep")),
    );
  }
  const integrity = release.node?.integrity[`${process.platform}-${process.arch}`];
  if (release.node !== undefined && integrity !== undefined) {
    const { version } = release.node;
    const name = `node-${process.platform}-${process.arch}`;
    await step(`unpacked Node.js ${version}, as its desktop has it`, () =>
      unpackPackage(name, version, integrity, join(folder, "node")),
    );
  }
  say(`ready after ${total()}`);
}

async function placeRipgrep(
  { version, integrity }: { version: string; integrity: string },
  vscode: string,
  folder: string,
): Promise<void> {
  await unpackPackage("@vscode/ripgrep-universal", version, integrity, folder);
  const into = join(vscode, "node_modules", "@vscode", "ripgrep", "bin");
  await mkdir(into, { recursive: true });
  await copyFile(
    join(folder, "bin", `${process.platform}-${process.arch}`, "rg"),
    join(into, "rg"),
  );
  await rm(folder, { recursive: true });
}

async function replaceLogger(vscode: string): Promise<void> {
  await build({
    entryPoints: [join(repository, "test", "host", "spdlog.ts")],
    outfile: join(vscode, "node_modules", "@vscode", "spdlog", "index.js"),
    allowOverwrite: true,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    logLevel: "warning",
  });
}
