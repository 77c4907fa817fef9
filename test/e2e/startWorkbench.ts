import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "../host/browser.ts";
import type { BrowserOptions } from "../host/browser.ts";
import { installVsix } from "../host/installVsix.ts";
import { packageVsix } from "../host/packageVsix.ts";
import { patience } from "../host/patience.ts";
import { prepareServer } from "../host/prepareServer.ts";
import { repository } from "../host/repository.ts";
import { serve } from "../host/serve.ts";
import type { RunningServer, ServeOptions } from "../host/serve.ts";
import { temporaryFolder } from "../host/temporaryFolder.ts";
import type { ServerRelease } from "../host/vscodeVersions.ts";
import { openFolder } from "./workbench.ts";

/** A real VS Code with the packaged extension installed and a folder open, in a real browser. */
export interface Workbench {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Of VS Code. */
  readonly version: string;
  readonly server: RunningServer;
  /** The open folder: a copy that a test may change. */
  readonly folder: string;
  /** Ends everything and removes every folder, whatever state the workbench is in. */
  close(): Promise<void>;
}

/** How to start; `extensionsDir` and `development` are not for choosing, as the packaged extension is tested. */
export interface WorkbenchOptions
  extends Omit<ServeOptions, "extensionsDir" | "development">, BrowserOptions {
  /** The folder of test/fixtures to open a copy of; "workspace" unless said otherwise. */
  readonly fixture?: string;
}

/** A tooltip that opens where the pointer was left takes the next click, as does a parent row kept on top. */
const undisturbed = { "workbench.hover.delay": 60_000, "workbench.tree.enableStickyScroll": false };

/** Starts a workbench; some five seconds where the server and the package are there already. */
export async function startWorkbench(
  release: ServerRelease,
  options: WorkbenchOptions = {},
): Promise<Workbench> {
  const undo: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const prepared = await prepareServer(release);
    const extensions = await installVsix(prepared, await packageVsix());
    undo.push(() => extensions.remove());
    const home = await temporaryFolder("vscode-workspace");
    undo.push(() => home.remove());
    const folder = join(home.path, "workspace");
    const fixture = join(repository, "test", "fixtures", options.fixture ?? "workspace");
    await cp(fixture, folder, { recursive: true });
    const settings = { ...undisturbed, ...options.settings };
    const server = await serve(prepared, { ...options, settings, extensionsDir: extensions.path });
    undo.push(() => server.stop());
    const browser = await launchBrowser(options);
    undo.push(() => browser.close());
    const { page, context } = browser;
    context.setDefaultTimeout(patience.step);
    // Only "leave the page?" is asked this way; VS Code's own dialogs are part of the page.
    page.on("dialog", (dialog) => void dialog.accept());
    await openFolder({ page, server }, folder);
    return { page, context, version: release.vscode, server, folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}
