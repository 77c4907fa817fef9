import { download } from "@vscode/test-electron";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { newest } from "./vscodeVersions.ts";
import type { ServerRelease } from "./vscodeVersions.ts";

const installedDesktops = [
  "/usr/share/code/code",
  "/usr/lib/code/code",
  "/opt/visual-studio-code/code",
  "/snap/code/current/usr/share/code/code",
  "/Applications/Visual Studio Code.app/Contents/MacOS/Code",
  "/Applications/Visual Studio Code.app/Contents/MacOS/Electron",
  join(homedir(), "AppData", "Local", "Programs", "Microsoft VS Code", "Code.exe"),
  "C:\\Program Files\\Microsoft VS Code\\Code.exe",
];

const downloadServer = "https://update.code.visualstudio.com/api/releases/stable";

/**
 * Finds the executable of a desktop VS Code: VSCODE_PATH or an installed one, which stand for the newest
 * whatever their version is, else a download of that very release. Undefined, with a line that says why, where
 * none can be had or none could run; never rejects, and never takes long over a server out of reach.
 */
export async function findDesktop(release: ServerRelease): Promise<string | undefined> {
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_PATH } = process.env;
  if (process.platform === "linux" && !DISPLAY && !WAYLAND_DISPLAY) {
    console.log(
      "No display, so no desktop VS Code: a VS Code server and a browser take its place.",
    );
    return undefined;
  }
  if (release === newest) {
    const path = [VSCODE_PATH, ...installedDesktops].find(
      (candidate) => candidate !== undefined && existsSync(candidate),
    );
    if (path !== undefined) return path;
  }
  try {
    // One question, quickly answered or given up: the download itself tries again and again.
    await fetch(downloadServer, { method: "HEAD", signal: AbortSignal.timeout(4000) });
    return await download({ version: release.vscode, timeout: 15_000 });
  } catch {
    console.log(
      "No desktop VS Code is installed, and none can be downloaded: a VS Code server it is.",
    );
    return undefined;
  }
}
