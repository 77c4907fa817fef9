import { writeFileSync } from "node:fs";
import { extensions } from "vscode";
import manifest from "../../../package.json";
import type { HostMeasurement } from "./hostMeasurement.ts";
import { trainingTopicType } from "../../../src/sample/trainingTopics.ts";
import { contenders } from "../contenders.ts";
import { median } from "../row.ts";

/** The Intercom id of the oldest training topic; a thousand others follow it. */
const firstId = 16_032_025;

/**
 * Measures inside the extension host, where VS Code calls it by its name: activation of both extensions in the
 * order that BENCH_ORDER names, and look-ups at BENCH_PORT where that is given.
 */
export async function run(): Promise<void> {
  const { INTEGRATION_RESULT: result } = process.env;
  if (result === undefined) throw new Error("INTEGRATION_RESULT names no file for the outcome.");
  // The host says that the run has ended, not how: what went wrong is an outcome too.
  const outcome = await measure().catch((error: unknown) => ({ failed: String(error) }));
  writeFileSync(result, JSON.stringify(outcome));
}

async function measure(): Promise<HostMeasurement> {
  const { BENCH_ORDER, BENCH_PORT, BENCH_TOKEN = "" } = process.env;
  const ours = `${manifest.publisher}.${manifest.name}`;
  const order = BENCH_ORDER === "empty" ? [emptyId, ours] : [ours, emptyId];
  const times = new Map<string, number>();
  // Where VS Code was faster, as with a window that it restores, there is nothing to measure.
  const isFresh = order.every((id) => extensions.getExtension(id)?.isActive === false);
  if (isFresh) for (const id of order) times.set(id, await activation(id));
  return {
    activation: isFresh
      ? { ours: times.get(ours) ?? Number.NaN, empty: times.get(emptyId) ?? Number.NaN }
      : undefined,
    lookUps:
      BENCH_PORT === undefined
        ? undefined
        : await lookUps({ port: Number(BENCH_PORT), token: BENCH_TOKEN }),
  };
}

const emptyId = "bench.empty";

async function activation(id: string): Promise<number> {
  const extension = extensions.getExtension(id);
  if (extension === undefined) throw new Error(`${id} is not there.`);
  const started = performance.now();
  await extension.activate();
  return performance.now() - started;
}

/** The contenders take turns; of each the median look-up of all rounds but the first, which warms up. */
async function lookUps(target: { port: number; token: string }) {
  const racing = {
    ours: contenders.ours(target),
    "intercom-client": contenders["intercom-client"](target),
    "bare node:http": contenders["bare node:http"](target),
  };
  const times: Record<keyof typeof racing, number[]> = {
    ours: [],
    "intercom-client": [],
    "bare node:http": [],
  };
  const names = ["ours", "intercom-client", "bare node:http"] as const;
  for (let round = 0; round <= 20; round += 1) {
    for (const name of names) {
      for (let index = 0; index < 30; index += 1) {
        const id = String(firstId + index);
        const started = performance.now();
        const found = await racing[name](trainingTopicType, id);
        if (found !== id) throw new Error(`${name} asked for ${id} and got ${String(found)}`);
        if (round > 0) times[name].push(performance.now() - started);
      }
    }
  }
  return {
    ours: median(times.ours),
    "intercom-client": median(times["intercom-client"]),
    "bare node:http": median(times["bare node:http"]),
  };
}
