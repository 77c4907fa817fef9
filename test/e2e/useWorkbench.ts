import type { ServerRelease } from "../host/vscodeVersions.ts";
import { startWorkbench } from "./startWorkbench.ts";
import type { Workbench, WorkbenchOptions } from "./startWorkbench.ts";
import { screenshot } from "./workbench.ts";

/**
 * Gives the tests of the surrounding `describe` one workbench between them. Of a test that fails it keeps a
 * screenshot in out/screenshots and prints the end of the logs.
 * @returns a function for the tests to call; it throws where the workbench did not start.
 */
export function useWorkbench(release: ServerRelease, options?: WorkbenchOptions): () => Workbench {
  return useStarted(() => startWorkbench(release, options));
}

/** As `useWorkbench`, with a workbench that is started in a way of one's own. */
export function useStarted<Started extends Workbench>(
  start: () => Promise<Started>,
): () => Started {
  let workbench: Started | undefined;
  before(async function () {
    // Where nothing is prepared yet, the first start fetches a VS Code.
    this.timeout(300_000);
    workbench = await start();
  });
  afterEach(async function () {
    if (this.currentTest?.state !== "failed" || workbench === undefined) return;
    const name = this.currentTest.fullTitle().replaceAll(/[^\w]+/g, "-");
    console.log(`    see ${await screenshot(workbench, `failed-${name}`)}`);
    console.log((await workbench.server.logs()).slice(-3000));
  });
  after(async () => {
    await workbench?.close();
  });
  return () => {
    if (workbench === undefined) throw new Error("The workbench did not start.");
    return workbench;
  };
}
