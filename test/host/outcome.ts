import type Mocha from "mocha";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** What became of some tests; the JSON that passes between the processes of a test run. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
}

/** One test, or one hook around tests, that failed. */
export interface Failure {
  readonly title: string;
  /** The error with its stack. */
  readonly message: string;
}

/** Runs what was loaded into `mocha` and counts; never rejects for a test that failed. */
export async function runMocha(mocha: Mocha): Promise<Outcome> {
  let passed = 0;
  const failures: Failure[] = [];
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on("pass", () => (passed += 1));
    runner.on("fail", (test, error: unknown) => {
      failures.push({ title: test.fullTitle(), message: describeError(error) });
    });
  });
  return { passed, failed: failures.length, failures };
}

/** The outcome of something that is no test itself but had to work for tests to be run. */
export function singleFailure(title: string, error: unknown): Outcome {
  return { passed: 0, failed: 1, failures: [{ title, message: describeError(error) }] };
}

/** Adds up; the failures keep their order. */
export function sumOutcomes(outcomes: readonly Outcome[]): Outcome {
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  return { passed, failed, failures };
}

/** Writes an outcome for another process to read, with the folders that lead to it. */
export function writeOutcome(file: string, outcome: Outcome): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(outcome, null, 2));
}

/** Reads and removes what {@link writeOutcome} wrote; undefined where nothing complete is there. */
export function takeOutcome(file: string): Outcome | undefined {
  try {
    const outcome: unknown = JSON.parse(readFileSync(file, "utf8"));
    rmSync(file);
    return isOutcome(outcome) ? outcome : undefined;
  } catch {
    return undefined;
  }
}

function isOutcome(value: unknown): value is Outcome {
  if (typeof value !== "object" || value === null) return false;
  const { passed, failed, failures } = { passed: 0, failed: 0, failures: null, ...value };
  return Number.isInteger(passed) && Number.isInteger(failed) && Array.isArray(failures);
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
