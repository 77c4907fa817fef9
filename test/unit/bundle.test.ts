import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";

const root = join(import.meta.dirname, "../..");

const metafileSchema = v.object({
  outputs: v.record(
    v.string(),
    v.object({
      bytes: v.number(),
      entryPoint: v.optional(v.string()),
      imports: v.array(v.object({ path: v.string(), kind: v.string() })),
      inputs: v.record(v.string(), v.object({ bytesInOutput: v.number() })),
    }),
  ),
});
type Outputs = v.InferOutput<typeof metafileSchema>["outputs"];

/** Builds as for a release, into a folder of its own, and says what went where. */
function buildForRelease(): Outputs {
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  try {
    const args = ["esbuild.mjs", "--production", "--outdir", folder];
    execFileSync(process.execPath, args, { cwd: root, stdio: "pipe" });
    return v.parse(metafileSchema, JSON.parse(readFileSync(join(folder, "meta.json"), "utf8")))
      .outputs;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The outputs that importing one of them loads: whatever it imports, and with `lazy` what it only might. */
function loadedWith(
  entry: string,
  outputs: Outputs,
  { lazy = false, loaded = new Set<string>() } = {},
): Set<string> {
  const output = outputs[entry];
  if (output === undefined || loaded.has(entry)) return loaded;
  loaded.add(entry);
  for (const { path, kind } of output.imports) {
    if (lazy || kind !== "dynamic-import") loadedWith(path, outputs, { lazy, loaded });
  }
  return loaded;
}

describe("what activation loads", function () {
  let bytes = 0;
  let inputs: readonly string[] = [];
  let rest: readonly string[] = [];
  let reachable: readonly string[] = [];

  before(() => {
    const outputs = buildForRelease();
    const [entry] =
      Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === "src/extension.ts") ??
      assert.fail("the extension is not among the outputs");
    const loaded = loadedWith(entry, outputs);
    const used = (which: (path: string) => boolean): string[] =>
      Object.entries(outputs)
        .filter(([path]) => which(path))
        .flatMap(([, output]) => Object.entries(output.inputs))
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => path);
    bytes = [...loaded].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
    inputs = used((path) => loaded.has(path));
    rest = used((path) => !loaded.has(path));
    const all = loadedWith(entry, outputs, { lazy: true });
    reachable = used((path) => all.has(path));
  });

  const packagesOf = (paths: readonly string[]): string[] => {
    const names = paths.flatMap((path) => {
      const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
      return name === undefined ? [] : [name];
    });
    return [...new Set(names)].sort();
  };

  it("is at most 120 kB", () => {
    assert.ok(bytes > 1_000, `${bytes} bytes cannot be all`);
    assert.ok(bytes <= 120_000, `${bytes} bytes`);
  });

  it("has no third-party package but these", () => {
    assert.deepEqual(packagesOf(inputs), ["@vscode/l10n"]);
  });

  it("has nothing of the sample but the names of its types", () => {
    assert.deepEqual(
      inputs.filter((path) => path.startsWith("src/sample/")),
      ["src/sample/sampleTypeNames.ts"],
    );
  });

  it("never leads to the parsers of source code and YAML: they would block the extension host", () => {
    assert.ok(reachable.includes("src/intercom/transport.ts"));
    assert.ok(rest.includes("src/requests/code/codeReader.ts"));
    assert.deepEqual(
      reachable.filter((path) =>
        /web-tree-sitter|node_modules\/yaml\/|^src\/requests\/code\/|explainText/.test(path),
      ),
      [],
    );
  });

  it("leaves the client and the sample for later, and does not leave them out", () => {
    for (const path of ["src/intercom/transport.ts", "src/sample/startSample.ts"]) {
      assert.ok(rest.includes(path) && !inputs.includes(path), path);
    }
    const later = packagesOf(rest);
    for (const name of ["axios", "valibot", "lossless-json"]) assert.ok(later.includes(name), name);
  });
});
