// Runs the suites of one folder of test/ here, in Node.js: node test/mochaRun.ts unit [--grep text]
import fc from "fast-check";
import Mocha from "mocha";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { repository } from "./host/repository.ts";
import { runMocha, singleFailure, writeOutcome } from "./host/outcome.ts";
import { patience } from "./host/patience.ts";
import { testFiles } from "./host/testFiles.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: "string" } },
});
const folder = positionals[0] ?? "unit";
// The same cases at every run, so that a failure is about the change at hand; FC_SEED looks for others.
fc.configureGlobal({ seed: Number(process.env["FC_SEED"] ?? 1) });
const mocha = new Mocha({
  reporter: "spec",
  timeout: folder === "e2e" ? patience.e2e : patience.unit,
  // A test that is skipped, or that keeps others from running, is a failure.
  forbidOnly: true,
  forbidPending: true,
  ...(values.grep === undefined ? {} : { grep: values.grep }),
});
const result = join(repository, "out", "results", `${folder}.json`);
try {
  mocha.files = testFiles(join(repository, "test", folder));
  await mocha.loadFilesAsync();
  const outcome = await runMocha(mocha);
  writeOutcome(result, outcome);
  process.exitCode = outcome.failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error);
  writeOutcome(result, singleFailure(`the suites of test/${folder} can be loaded`, error));
  process.exitCode = 1;
}
// What a suite forgot to close must not hold up the stages that follow.
process.exit();
