import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import type { BrowserContext, Page } from "playwright-core";
import { atEnd } from "./atEnd.ts";
import { bundledChromium } from "./bundledChromium.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

/** A browser with an empty profile of its own. */
export interface RunningBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/** What a test may decide about the browser. */
export interface BrowserOptions {
  /**
   * False leaves VS Code's question for a key unanswered: SecretStorage is then kept in memory alone and a
   * reload loses it, as on a desktop without a keychain.
   */
  readonly keepsSecrets?: boolean;
  readonly width?: number;
  readonly height?: number;
}

const installedBrowsers = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const quietFlags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts CHROME_PATH, else an installed Chrome or Chromium, else the one that came with the dev dependencies. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<RunningBrowser> {
  const profile = await temporaryFolder("vscode-browser");
  try {
    const chosen = await chooseBrowser();
    const context = await chromium.launchPersistentContext(profile.path, {
      executablePath: chosen.path,
      // The sandbox needs rights that root in a container lacks; the pages come from loopback alone.
      args: [...quietFlags, "--no-sandbox", ...chosen.flags],
      env: { ...process.env, ...chosen.env },
      viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
      permissions: ["clipboard-read", "clipboard-write"],
      // Signals are this project's own matter (atEnd.ts): Playwright would end the process at once.
      ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    });
    // Playwright itself kills the browser when the process exits without having closed it.
    const forget = atEnd({ gently: () => context.close(), atOnce: () => undefined });
    if (options.keepsSecrets !== false) await keepSecrets(context);
    return {
      context,
      page: context.pages()[0] ?? (await context.newPage()),
      async close() {
        await context.close();
        forget();
        await profile.remove();
      },
    };
  } catch (error) {
    await profile.remove();
    throw error;
  }
}

/** Answers what code-server's wrapper would answer: the half of the key by which VS Code keeps its secrets. */
async function keepSecrets(context: BrowserContext): Promise<void> {
  await context.route("**/mint-key", (route) =>
    route.fulfill({ contentType: "application/octet-stream", body: Buffer.alloc(32, 7) }),
  );
}

/** Makes sure that {@link launchBrowser} has a browser; unpacks the bundled one where none is installed. */
export async function prepareBrowser(): Promise<void> {
  await chooseBrowser();
}

interface ChosenBrowser {
  readonly path: string;
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

async function chooseBrowser(): Promise<ChosenBrowser> {
  const wanted = process.env["CHROME_PATH"];
  const path = wanted ?? installedBrowsers.find((candidate) => existsSync(candidate));
  return path === undefined ? bundledChromium() : { path, flags: [], env: {} };
}
