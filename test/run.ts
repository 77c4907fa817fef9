// Runs all that can be tested, or the stages that are named: node test/run.ts [check|unit|package|integration|e2e …]
import { rmSync } from "node:fs";
import { join } from "node:path";
import { singleFailure, sumOutcomes, takeOutcome } from "./host/outcome.ts";
import type { Outcome } from "./host/outcome.ts";
import { repository } from "./host/repository.ts";
import { startProgram } from "./host/startProgram.ts";
import { stopwatch } from "./host/stopwatch.ts";

const well = "exited with 0";
const results = join(repository, "out", "results");

/** Programs of node_modules/.bin that pass or fail as a whole, each of them one test. */
const checks: Readonly<Record<string, readonly string[]>> = {
  tsc: ["-p", "."],
  eslint: [".", "--max-warnings", "0"],
  prettier: ["--check", "."],
  knip: [],
};

/** Scripts that leave their outcome in out/results, with the longest they may take in seconds. */
const scripts: Readonly<Record<string, { args: readonly string[]; limit: number }>> = {
  unit: { args: ["test/mochaRun.ts", "unit"], limit: 1800 },
  package: { args: ["test/host/packageVsix.ts"], limit: 120 },
  integration: { args: ["test/host/runIntegration.ts"], limit: 1200 },
  e2e: { args: ["test/mochaRun.ts", "e2e"], limit: 1800 },
};

async function runChecks(): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const [name, args] of Object.entries(checks)) {
    const watch = stopwatch();
    const ended = await startProgram(join(repository, "node_modules", ".bin", name), args, 300);
    console.log(`${ended === well ? "✔" : "✘"} ${name} (${watch()})`);
    outcomes.push(
      ended === well
        ? { passed: 1, failed: 0, failures: [] }
        : singleFailure(`check: ${name}`, `${ended}; what it found stands above.`),
    );
  }
  return sumOutcomes(outcomes);
}

/** Runs one stage; one that crashes, takes too long or has no test at all is a failure of its own. */
async function runStage(stage: string): Promise<Outcome> {
  if (stage === "check") return runChecks();
  const script = scripts[stage];
  if (script === undefined) return singleFailure(stage, "There is no such stage.");
  const ended = await startProgram(process.execPath, script.args, script.limit);
  const outcome = takeOutcome(join(results, `${stage}.json`));
  if (outcome === undefined) return singleFailure(stage, `No outcome was left: ${ended}.`);
  if (outcome.failed > 0) return outcome;
  const complaint = outcome.passed === 0 ? "No test was run." : `${ended}, though no test failed.`;
  return ended === well && outcome.passed > 0
    ? outcome
    : sumOutcomes([outcome, singleFailure(stage, complaint)]);
}

const named = process.argv.slice(2);
const stages = named.length > 0 ? named : ["check", ...Object.keys(scripts)];
rmSync(results, { recursive: true, force: true });

// What the hosts need is fetched while the processor has other things to do; its report comes when it is due.
let report = "";
const prepared = stages.some((stage) => stage === "integration" || stage === "e2e")
  ? startProgram(process.execPath, ["test/host/prepare.ts"], 900, (text) => (report += text))
  : undefined;

const outcomes: Outcome[] = [];
for (const stage of stages) {
  console.log(`\n== ${stage}`);
  if (prepared !== undefined && (stage === "integration" || stage === "e2e")) {
    await prepared;
    process.stdout.write(report);
    report = "";
  }
  const watch = stopwatch();
  const outcome = await runStage(stage);
  outcomes.push(outcome);
  console.log(`== ${stage}: ${outcome.passed} passed, ${outcome.failed} failed (${watch()})`);
}
const { passed, failed, failures } = sumOutcomes(outcomes);
for (const { title, message } of failures) console.log(`\n✘ ${title}\n${message}`);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);
