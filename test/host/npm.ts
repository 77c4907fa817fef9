import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { atEnd } from "./atEnd.ts";

/**
 * What npm hands down to the scripts it runs includes the options of that very call (`omit`, `dry_run`,
 * `local_prefix` …), which would change ours. Only how to reach the registry is kept.
 */
const keptSetting =
  /^npm_config_(registry|cache|userconfig|globalconfig|ca|cafile|cert|key|strict_ssl|proxy|https_proxy|noproxy|offline|prefer_offline|fetch_\w+|@.*|\/\/.*)$/i;

/** The environment without what npm and a surrounding VS Code add to it. */
export function plainEnvironment(kept = /^$/): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    const added =
      /^(npm_|VSCODE_|NODE_OPTIONS$|NODE_V8_COVERAGE$|ELECTRON_RUN_AS_NODE$|INIT_CWD$)/i;
    if (value !== undefined && (kept.test(name) || !added.test(name))) plain[name] = value;
  }
  return plain;
}

/** Runs npm in `cwd` and resolves when it succeeded; the error of a failed run carries what npm printed. */
export async function npm(args: readonly string[], cwd: string): Promise<void> {
  const quiet = ["--loglevel=error", "--no-audit", "--no-fund", "--no-update-notifier"];
  const running = process.env["npm_execpath"];
  const env = plainEnvironment(keptSetting);
  if (running !== undefined && /^npm-cli\.c?js$/.test(basename(running))) {
    await run(process.execPath, [running, ...args, ...quiet], cwd, env);
  } else {
    await run("npm", [...args, ...quiet], cwd, env);
  }
}

/**
 * Fetches one package from the npm registry and unpacks it into `into`, which must not exist yet.
 * Fails when its bytes are not the pinned ones, whatever the registry says.
 */
export async function unpackPackage(
  name: string,
  version: string,
  integrity: string,
  into: string,
): Promise<void> {
  await mkdir(into, { recursive: true });
  await npm(["pack", `${name}@${version}`, "--pack-destination", into], into);
  const archive = join(into, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  const hash = createHash("sha512");
  await pipeline(createReadStream(archive), hash);
  const found = `sha512-${hash.digest("base64")}`;
  if (found !== integrity) {
    throw new Error(`${name}@${version} is not the pinned package: ${found}, not ${integrity}.`);
  }
  await run("tar", ["-xzf", archive, "-C", into, "--strip-components=1"], into, process.env);
  await rm(archive);
}

/** Runs a program to its end; rejects with the tail of its output when it fails. */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    // Command scripts of Windows can be started by a shell alone.
    shell: process.platform === "win32" && /^npm$|\.cmd$/.test(command),
  });
  let output = "";
  const collect = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000));
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const closed = once(child, "close");
  const forget = atEnd({
    async gently() {
      child.kill();
      await closed;
    },
    atOnce: () => void child.kill("SIGKILL"),
  });
  try {
    await closed;
  } finally {
    forget();
  }
  if (child.exitCode !== 0) {
    throw new Error(
      `${basename(command)} ${args.join(" ")} failed (${String(child.exitCode ?? child.signalCode)}):\n${output}`,
    );
  }
}
