import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import * as v from "valibot";
import { bundleForHost } from "../host/bundleIntegration.ts";
import { integrationInServer } from "../host/integrationInServer.ts";
import { installVsix } from "../host/installVsix.ts";
import { vsix } from "../host/packageVsix.ts";
import { prepareServer } from "../host/prepareServer.ts";
import { repository } from "../host/repository.ts";
import { temporaryFolder } from "../host/temporaryFolder.ts";
import { newest } from "../host/vscodeVersions.ts";
import {
  type HostMeasurement,
  hostFailureSchema,
  hostMeasurementSchema,
} from "./host/hostMeasurement.ts";
import { type Row, median } from "./row.ts";
import { withServer } from "./withServer.ts";

/** Milliseconds that activation may take more than that of an extension that does nothing. */
const activationBudget = 20;

/**
 * Activation beside an extension that does nothing, each in a fresh extension host `rounds` times and each as
 * often first; and look-ups inside a host, where VS Code has put its own layer over `http`.
 */
export async function hostRows(rounds: number): Promise<readonly Row[]> {
  const from = join(repository, "test", "bench", "host");
  const bundle = await bundleForHost("bench", from, [join(from, "index.ts")]);
  // A process of its own: what vsce prints is no part of the report.
  await promisify(execFile)(process.execPath, [join(repository, "test", "host", "packageVsix.ts")]);
  const installed = await installVsix(await prepareServer(newest), vsix);
  const folder = await temporaryFolder("bench-host");
  try {
    const empty = await emptyExtension(folder.path);
    const workspace = join(folder.path, "workspace");
    await mkdir(workspace);
    const measureOne = async (env: Readonly<Record<string, string>>): Promise<HostMeasurement> => {
      const result = join(folder.path, "result.json");
      const run = { release: newest, bundle, workspace, result, env };
      await integrationInServer({ ...run, extension: empty, extensionsDir: installed.path });
      const outcome: unknown = JSON.parse(await readFile(result, "utf8"));
      if (v.is(hostFailureSchema, outcome)) throw new Error(outcome.failed);
      return v.parse(hostMeasurementSchema, outcome);
    };
    const activations: NonNullable<HostMeasurement["activation"]>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const order of ["ours", "empty"]) {
        const { activation } = await measureOne({ BENCH_ORDER: order });
        if (activation !== undefined) activations.push(activation);
      }
    }
    const { lookUps } = await withServer({}, ({ port, token }) =>
      measureOne({ BENCH_ORDER: "ours", BENCH_PORT: String(port), BENCH_TOKEN: token }),
    );
    if (lookUps === undefined) throw new Error("the extension host has looked nothing up");
    const what = "one look-up in the extension host";
    return [
      {
        what: "activation",
        unit: "ms",
        value: median(activations.map(({ ours }) => ours)),
        control: {
          what: "an empty extension",
          value: median(activations.map(({ empty: time }) => time)),
        },
        budget: { more: activationBudget },
        note: `the median of ${activations.length} fresh extension hosts`,
      },
      ...(["intercom-client", "bare node:http"] as const).map((control): Row => ({
        what,
        unit: "ms",
        value: lookUps.ours,
        control: { what: control, value: lookUps[control] },
        ...(control === "intercom-client" ? { budget: { ratio: 1 } } : {}),
      })),
    ];
  } finally {
    await folder.remove();
    await installed.remove();
  }
}

/** Loaded the way ours is loaded, as an ES module. */
async function emptyExtension(folder: string): Promise<string> {
  const path = join(folder, "empty");
  await mkdir(path);
  const manifest = {
    ...{ name: "empty", publisher: "bench", version: "0.0.1", type: "module", main: "./main.mjs" },
    engines: { vscode: "^1.100.0" },
    activationEvents: [],
  };
  await writeFile(join(path, "package.json"), JSON.stringify(manifest));
  await writeFile(join(path, "main.mjs"), "export function activate() {}\n");
  return path;
}
