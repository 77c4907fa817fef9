import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as v from "valibot";
import { repository } from "../host/repository.ts";
import type { Row } from "./row.ts";

const activationBudget = 120_000;
const vsixBudget = 4 * 1024 * 1024;

/** What esbuild tells of one file that it wrote. */
const outputSchema = v.object({
  bytes: v.number(),
  entryPoint: v.optional(v.string()),
  imports: v.array(v.object({ path: v.string(), kind: v.string() })),
  inputs: v.record(v.string(), v.unknown()),
});
const metafileSchema = v.object({ outputs: v.record(v.string(), outputSchema) });

type Outputs = v.InferOutput<typeof metafileSchema>["outputs"];

/** What activation loads of the production build: its entry point and all that this imports statically. */
export async function activationRow(): Promise<Row> {
  const outputs = await outputsOfBuild();
  const entry = Object.keys(outputs).find(
    (path) => outputs[path]?.entryPoint === "src/extension.ts",
  );
  if (entry === undefined) throw new Error("the build has no src/extension.ts");
  const activated = staticClosure(outputs, entry);
  return {
    what: "loaded by activation",
    unit: "bytes",
    value: bytesOf(outputs, activated),
    control: { what: "all of the bundle", value: bytesOf(outputs, Object.keys(outputs)) },
    budget: { most: activationBudget },
    note: `${activated.length} of ${Object.keys(outputs).length} files; of others: ${packagesOf(outputs, activated).join(", ") || "none"}`,
  };
}

/** The size of what was packaged last; no row where nothing was. */
export async function vsixRows(): Promise<readonly Row[]> {
  const out = join(repository, "out");
  const names = await readdir(out).catch(() => []);
  const outputs = await outputsOfBuild();
  const bundle = bytesOf(outputs, Object.keys(outputs));
  return Promise.all(
    names
      .filter((name) => name.endsWith(".vsix"))
      .map(async (name) => ({
        what: name,
        unit: "bytes" as const,
        value: (await stat(join(out, name))).size,
        control: { what: "the bundle, not compressed", value: bundle },
        budget: { most: vsixBudget },
        note: "as packaged last",
      })),
  );
}

/** Once in a run. */
function outputsOfBuild(): Promise<Outputs> {
  built ??= buildInCopy();
  return built;
}

let built: Promise<Outputs> | undefined;

/** Builds for production as `npm run package` does, but in a copy: what others use of dist/ stays as it is. */
async function buildInCopy(): Promise<Outputs> {
  const folder = await mkdtemp(join(tmpdir(), "bench-build-"));
  try {
    for (const name of ["src", "esbuild.mjs", "package.json", "tsconfig.json"]) {
      await cp(join(repository, name), join(folder, name), { recursive: true });
    }
    await symlink(join(repository, "node_modules"), join(folder, "node_modules"), "junction");
    await promisify(execFile)(process.execPath, ["esbuild.mjs", "--production"], { cwd: folder });
    const metafile: unknown = JSON.parse(await readFile(join(folder, "dist", "meta.json"), "utf8"));
    return v.parse(metafileSchema, metafile).outputs;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function staticClosure(outputs: Outputs, entry: string): string[] {
  const reached = new Set([entry]);
  // A set may grow while it is walked.
  for (const path of reached) {
    for (const { path: imported, kind } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && imported in outputs) reached.add(imported);
    }
  }
  return [...reached];
}

/** The packages that had a part in some files. */
function packagesOf(outputs: Outputs, paths: readonly string[]): string[] {
  const inputs = paths.flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
  const names = inputs.map((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

function bytesOf(outputs: Outputs, paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
}
