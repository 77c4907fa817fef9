// Runs the packaged extension in a VS Code of its own until Ctrl+C: npm start
import { resolveCliArgsFromVSCodeExecutablePath } from "@vscode/test-electron";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findDesktop } from "./desktop.ts";
import { installVsix } from "./installVsix.ts";
import { mintKeys } from "./mintKeys.ts";
import { plainEnvironment, run } from "./npm.ts";
import { openInBrowser } from "./openInBrowser.ts";
import { packageVsix } from "./packageVsix.ts";
import { prepareServer } from "./prepareServer.ts";
import { startGroup } from "./processGroup.ts";
import { repository } from "./repository.ts";
import { quietSettings, serve } from "./serve.ts";
import { stopwatch } from "./stopwatch.ts";
import { temporaryFolder } from "./temporaryFolder.ts";
import { newest } from "./vscodeVersions.ts";

/** Serves the newest VS Code to a browser; resolves, with how, when the server ended by itself. */
async function startInServer(vsix: string, folder: string): Promise<string> {
  const prepared = await prepareServer(newest);
  const extensions = await installVsix(prepared, vsix);
  const server = await serve(prepared, { extensionsDir: extensions.path });
  const port = await mintKeys(server.port);
  const url = `http://127.0.0.1:${port}/?${new URLSearchParams({ folder }).toString()}`;
  console.log(
    `\nVS Code ${newest.vscode} with the extension is ready after ${total()}. Ctrl+C ends it.`,
  );
  console.log(`Open ${url}`);
  openInBrowser(url);
  const how = await server.crashed;
  return `${how}\n${await server.logs()}`;
}

/** Opens a desktop VS Code with a profile of its own; resolves, with how, when its window was closed. */
async function startInDesktop(executable: string, vsix: string, folder: string): Promise<string> {
  const { path: profile } = await temporaryFolder("vscode-desktop");
  await mkdir(join(profile, "User"));
  await writeFile(join(profile, "User", "settings.json"), JSON.stringify(quietSettings));
  const own = [`--user-data-dir=${profile}`, `--extensions-dir=${join(profile, "extensions")}`];
  const [cli = executable, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable, {
    reuseMachineInstall: true,
  });
  const env = plainEnvironment();
  await run(cli, [...args, ...own, "--install-extension", vsix], repository, env);
  // Root, as in a container, is not given a sandbox.
  const flags = [
    "--disable-workspace-trust",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  const desktop = startGroup(executable, [folder, ...own, ...flags], env, () => undefined);
  console.log(`\n${executable} is starting with the extension after ${total()}. Ctrl+C ends it.`);
  return desktop.crashed;
}

const total = stopwatch();
// Ending it by Ctrl+C is the way it is meant to end (atEnd.ts).
process.exitCode = 0;
const vsix = await packageVsix();
const home = await temporaryFolder("vscode-start");
const folder = join(home.path, "workspace");
await cp(join(repository, "test", "fixtures", "workspace"), folder, { recursive: true });
const desktop = await findDesktop(newest);
if (desktop === undefined) {
  console.error(`The VS Code server ${await startInServer(vsix, folder)}`);
  process.exit(1);
} else {
  console.log(`VS Code ${await startInDesktop(desktop, vsix, folder)}.`);
  process.exit(0);
}
