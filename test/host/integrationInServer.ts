import { setTimeout as delay } from "node:timers/promises";
import { launchBrowser } from "./browser.ts";
import type { RunningBrowser } from "./browser.ts";
import { prepareServer } from "./prepareServer.ts";
import { repository } from "./repository.ts";
import { serve } from "./serve.ts";
import type { RunningServer } from "./serve.ts";
import type { ServerRelease } from "./vscodeVersions.ts";

/** One run of the integration tests, whatever hosts it. */
export interface IntegrationRun {
  readonly release: ServerRelease;
  /** The bundle whose `run()` is called in the extension host. */
  readonly bundle: string;
  /** The folder that is opened. */
  readonly workspace: string;
  /** The file that takes the outcome. */
  readonly result: string;
  /** The folder of the extension under development; the checkout itself where none is named. */
  readonly extension?: string;
  /** A folder with installed extensions (installVsix.ts). */
  readonly extensionsDir?: string;
  /** Environment of the extension host on top of this process's. */
  readonly env?: Readonly<Record<string, string>>;
}

const limit = 300_000;

/**
 * Runs the integration tests in the Node.js extension host of a VS Code server, with the checkout as the
 * extension under development. Resolves when the host said that they ended, whatever became of them; rejects
 * with the end of the host's logs when it did not say so within five minutes.
 */
export async function integrationInServer(run: IntegrationRun): Promise<void> {
  const server = await serve(await prepareServer(run.release), {
    development: true,
    env: { ...run.env, INTEGRATION_RESULT: run.result },
    ...(run.extensionsDir === undefined ? {} : { extensionsDir: run.extensionsDir }),
  });
  let browser: RunningBrowser | undefined;
  try {
    browser = await launchBrowser();
    await untilEnd(browser, server, run);
  } finally {
    await browser?.close();
    await server.stop();
  }
}

async function untilEnd(
  { page }: RunningBrowser,
  server: RunningServer,
  run: IntegrationRun,
): Promise<void> {
  const ended = new Promise<"ended">((resolve) => {
    void page.exposeFunction("codeAutomationExit", () => resolve("ended"));
  });
  await page.exposeFunction("codeAutomationLog", (_kind: unknown, parts: unknown) => {
    // Among the chatter of the host, these are the lines of the tests' report (test/integration/index.ts).
    if (Array.isArray(parts) && parts[0] === "[tests]") console.log(String(parts[1]));
  });
  const cancel = new AbortController();
  const problem = await Promise.race([
    ended,
    page.goto(testUrl(server, run)).then(() => ended),
    server.crashed.then((how) => `The server ${how}.`),
    delay(limit, `No end within ${limit / 1000} s.`, { signal: cancel.signal }),
  ]);
  cancel.abort();
  if (problem !== "ended") throw new Error(`${problem}\n${await server.logs()}`);
}

function testUrl(server: RunningServer, run: IntegrationRun): string {
  const remote = `vscode-remote://127.0.0.1:${server.port}`;
  const payload = [
    ["extensionDevelopmentPath", `${remote}${run.extension ?? repository}`],
    ["extensionTestsPath", `${remote}${run.bundle}`],
    ["skipWelcome", "true"],
  ];
  const query = new URLSearchParams({ folder: run.workspace, payload: JSON.stringify(payload) });
  return `${server.origin}/?${query.toString()}`;
}
