import { spawn } from "node:child_process";

/** Asks the desktop to show a page, where there is a desktop; that it could not is no error. */
export function openInBrowser(url: string): void {
  const [command, ...args] = opener();
  if (command === undefined) return;
  const child = spawn(command, [...args, url], { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}

function opener(): readonly string[] {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === "darwin") return ["open"];
  if (process.platform === "win32") return ["explorer.exe"];
  return DISPLAY || WAYLAND_DISPLAY ? ["xdg-open"] : [];
}
