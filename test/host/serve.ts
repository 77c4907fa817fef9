import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { plainEnvironment } from "./npm.ts";
import type { PreparedServer } from "./prepareServer.ts";
import { startGroup } from "./processGroup.ts";
import type { ProcessGroup } from "./processGroup.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

/** What a caller may decide about a server; all of it is gone when the server stops. */
export interface ServeOptions {
  /** User settings on top of the quiet ones. `http.proxy` works here, other than in machine settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment of the server and its extension host on top of this process's; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A folder with installed extensions (installVsix.ts); none otherwise. */
  readonly extensionsDir?: string;
  /** True lets the URL name an extension under development and its tests (integrationInServer.ts). */
  readonly development?: boolean;
  /** False opens folders in restricted mode, as VS Code does with a folder it has not seen. */
  readonly trusted?: boolean;
}

/** A VS Code server that answers on loopback. */
export interface RunningServer {
  readonly version: string;
  readonly port: number;
  /** The address a browser opens, without a folder and without a slash at its end. */
  readonly origin: string;
  /** Resolves when the server ended without being stopped, with how; never rejects. */
  readonly crashed: Promise<string>;
  /** What server and extension host printed and logged, by file, its end only. */
  logs(): Promise<string>;
  /** Ends the server with all its processes and removes its folders. */
  stop(): Promise<void>;
}

/** Keeps the workbench quiet: nothing opens, asks or looks anything up by itself. */
export const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.enableExperiments": false,
  "chat.disableAIFeatures": true,
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "git.openRepositoryInParentFolders": "never",
  // Else a server that an extension starts is noticed, and offered in a notification.
  "remote.autoForwardPorts": false,
};

const startLimit = 60_000;

/** Starts a VS Code server on a free loopback port; resolves when it answers. */
export async function serve(
  server: PreparedServer,
  options: ServeOptions = {},
): Promise<RunningServer> {
  const folder = await temporaryFolder("vscode-host");
  const data = join(folder.path, "data");
  const args = [
    server.main,
    ...["--host", "127.0.0.1", "--port", "0"],
    ...["--without-connection-token", "--accept-server-license-terms", "--telemetry-level", "off"],
    // Without it a built VS Code ignores the development payload of the URL.
    ...(options.development === true ? ["--enable-smoke-test-driver"] : []),
    ...["--server-data-dir", data],
    ...["--extensions-dir", options.extensionsDir ?? join(folder.path, "extensions")],
    ...(options.trusted === false ? [] : ["--disable-workspace-trust"]),
  ];
  try {
    await writeSettings(data, { ...quietSettings, ...options.settings });
    const env = await hostEnvironment(folder.path, options.env ?? {});
    const { group, port } = await listen(server.node, args, env);
    const origin = `http://127.0.0.1:${port}`;
    return {
      version: server.version,
      port,
      origin,
      crashed: group.crashed,
      logs: async () => `${group.output()}\n${await logTails(data)}`,
      async stop() {
        await group.end();
        await folder.remove();
      },
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

async function writeSettings(data: string, settings: Record<string, unknown>): Promise<void> {
  await mkdir(join(data, "data", "User"), { recursive: true });
  await writeFile(join(data, "data", "User", "settings.json"), JSON.stringify(settings, null, 2));
}

/** The environment a server runs in: its own home and temporary folder, so that nothing stays behind. */
async function hostEnvironment(
  folder: string,
  extra: Readonly<Record<string, string | undefined>>,
): Promise<Record<string, string>> {
  const own = { home: join(folder, "home"), tmp: join(folder, "tmp") };
  await mkdir(own.home);
  await mkdir(own.tmp);
  const env: Record<string, string | undefined> = {
    ...plainEnvironment(),
    HOME: own.home,
    // Elsewhere the path of a temporary folder is too long already for the sockets inside it.
    ...(process.platform === "linux" ? { TMPDIR: own.tmp, XDG_RUNTIME_DIR: undefined } : {}),
    // No extension gallery: nothing is looked up on the network.
    EXTENSIONS_GALLERY: "{}",
    ...extra,
  };
  return Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

/** Waits for the line that names the port the system gave, then until the server answers there. */
async function listen(
  node: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ group: ProcessGroup; port: number }> {
  let named: (port: number) => void = () => undefined;
  const port = new Promise<number>((resolve) => (named = resolve));
  const group = startGroup(node, args, env, (output) => {
    const found = /Extension host agent listening on (\d+)/.exec(output)?.[1];
    if (found !== undefined) named(Number(found));
  });
  const limit = new AbortController();
  try {
    const first = await Promise.race([
      port,
      group.crashed,
      delay(startLimit, `said no port within ${startLimit / 1000} s`, { signal: limit.signal }),
    ]);
    if (typeof first === "string") throw new Error(first);
    const answer = await fetch(`http://127.0.0.1:${first}/version`, {
      signal: AbortSignal.timeout(startLimit),
    });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    return { group, port: first };
  } catch (cause) {
    await group.end();
    throw new Error(`The VS Code server did not start: ${String(cause)}\n${group.output()}`, {
      cause,
    });
  } finally {
    limit.abort();
  }
}

async function logTails(data: string): Promise<string> {
  const files = await readdir(join(data, "data", "logs"), { recursive: true }).catch(() => []);
  const tails = files
    .filter((file) => file.endsWith(".log"))
    .map(async (file) => {
      const text = await readFile(join(data, "data", "logs", file), "utf8");
      return text.trim() === "" ? "" : `--- ${file}\n${text.slice(-3000)}`;
    });
  return (await Promise.all(tails)).join("\n");
}
