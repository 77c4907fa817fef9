import { format } from "node:util";
import { runMocha, writeOutcome } from "../host/outcome.ts";
import { patience } from "../host/patience.ts";
import { testFiles } from "../host/testFiles.ts";

/**
 * Runs every suite that was bundled beside this file, inside the extension host, where VS Code calls it by
 * its name. Writes the outcome into the file that INTEGRATION_RESULT names; rejects when a test failed.
 */
export async function run(): Promise<void> {
  const result = process.env["INTEGRATION_RESULT"];
  if (result === undefined) throw new Error("INTEGRATION_RESULT names no file for the outcome.");
  // Mocha is not bundled, and an ES module: Node 20 inside VS Code 1.100 reaches it by import() alone.
  const { default: Mocha } = await import("mocha");
  // The host passes on what is printed, together with its own chatter: the runner tells them apart by this.
  Mocha.reporters.Base.consoleLog = (...parts: unknown[]) => {
    console.log("[tests]", format(...parts));
  };
  const mocha = new Mocha({
    reporter: "spec",
    color: false,
    timeout: patience.integration,
    forbidOnly: true,
    forbidPending: true,
  });
  mocha.files = testFiles(__dirname, ".test.cjs");
  await mocha.loadFilesAsync();
  const outcome = await runMocha(mocha);
  writeOutcome(result, outcome);
  if (outcome.failed > 0) throw new Error(`${outcome.failed} integration tests failed.`);
}
