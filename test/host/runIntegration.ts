import { cp } from "node:fs/promises";
import { join } from "node:path";
import { bundleIntegration } from "./bundleIntegration.ts";
import { findDesktop } from "./desktop.ts";
import { integrationInDesktop } from "./integrationInDesktop.ts";
import { integrationInServer } from "./integrationInServer.ts";
import { singleFailure, sumOutcomes, takeOutcome, writeOutcome } from "./outcome.ts";
import type { Outcome } from "./outcome.ts";
import { buildExtension } from "./packageVsix.ts";
import { repository } from "./repository.ts";
import { stopwatch } from "./stopwatch.ts";
import { temporaryFolder } from "./temporaryFolder.ts";
import { releases } from "./vscodeVersions.ts";
import type { ServerRelease } from "./vscodeVersions.ts";

/** Runs the bundle in one version of VS Code; whatever goes wrong is an outcome too. */
async function integrate(release: ServerRelease, bundle: string): Promise<Outcome> {
  const folder = await temporaryFolder("vscode-integration");
  const workspace = join(folder.path, "workspace");
  const result = join(folder.path, "result.json");
  const total = stopwatch();
  try {
    await cp(join(repository, "test", "fixtures", "workspace"), workspace, { recursive: true });
    const run = { release, bundle, workspace, result };
    const desktop = await findDesktop(release);
    console.log(`\nIntegration in ${desktop ?? `the VS Code server ${release.vscode}`}`);
    await (desktop === undefined ? integrationInServer(run) : integrationInDesktop(desktop, run));
    const outcome = takeOutcome(result);
    if (outcome === undefined) throw new Error("The extension host ended without an outcome.");
    console.log(`${outcome.passed} passed, ${outcome.failed} failed in ${total()}`);
    return outcome;
  } catch (error) {
    const failure = singleFailure("the integration tests run", error);
    console.error(failure.failures[0]?.message);
    return failure;
  } finally {
    await folder.remove();
  }
}

await buildExtension();
const bundle = await bundleIntegration();
const outcomes: Outcome[] = [];
for (const release of releases) {
  const { failures, ...counts } = await integrate(release, bundle);
  const titled = failures.map(({ title, message }) => ({
    title: `VS Code ${release.vscode}: ${title}`,
    message,
  }));
  outcomes.push({ ...counts, failures: titled });
}
const outcome = sumOutcomes(outcomes);
writeOutcome(join(repository, "out", "results", "integration.json"), outcome);
process.exitCode = outcome.failed === 0 ? 0 : 1;
