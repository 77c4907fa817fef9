import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { installVsix } from "../host/installVsix.ts";
import { packageVsix } from "../host/packageVsix.ts";
import { prepareServer } from "../host/prepareServer.ts";
import { newest } from "../host/vscodeVersions.ts";

/** Every file of an installed extension, with slashes, the hashes of chunks taken off. */
async function installedFiles(extensionsDir: string): Promise<string[]> {
  const [folder] = (await readdir(extensionsDir, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  assert.ok(folder);
  const root = join(extensionsDir, folder.name);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .map((file) => file.replace(/-[A-Z0-9]{8}\.mjs$/, ".mjs"))
    .sort();
}

describe("the package", () => {
  it("holds exactly what the extension needs to run", async function () {
    this.timeout(300_000);
    const installed = await installVsix(await prepareServer(newest), await packageVsix());
    try {
      const files = await installedFiles(installed.path);
      assert.deepEqual(
        [...new Set(files.filter((file) => !file.startsWith("dist/chunks/")))],
        [
          ".vsixmanifest",
          "LICENSE.txt",
          "changelog.md",
          "dist/THIRD-PARTY-NOTICES.txt",
          "dist/extension.mjs",
          "dist/wasm/tree-sitter-bash.wasm",
          "dist/wasm/tree-sitter-c-sharp.wasm",
          "dist/wasm/tree-sitter-go.wasm",
          "dist/wasm/tree-sitter-java.wasm",
          "dist/wasm/tree-sitter-javascript.wasm",
          "dist/wasm/tree-sitter-php.wasm",
          "dist/wasm/tree-sitter-python.wasm",
          "dist/wasm/tree-sitter-ruby.wasm",
          "dist/wasm/tree-sitter-tsx.wasm",
          "dist/wasm/tree-sitter-typescript.wasm",
          "dist/wasm/web-tree-sitter.wasm",
          "dist/worker.mjs",
          "l10n/bundle.l10n.json",
          "media/icon.png",
          "media/intercom.svg",
          "media/walkthrough/connect.md",
          "media/walkthrough/connector.md",
          "media/walkthrough/diagnose.md",
          "media/walkthrough/sample.md",
          "package.json",
          "package.nls.json",
          "readme.md",
        ],
      );
      const chunks = files.filter((file) => file.startsWith("dist/chunks/"));
      assert.deepEqual([...new Set(chunks)], expectedChunks);
    } finally {
      await installed.remove();
    }
  });
});

/** The modules that are loaded when first used; `chunk` is what several of them share. */
const expectedChunks = [
  "checkConnector",
  "chunk",
  "client",
  "codeReader",
  "connectorCommands",
  "connectorItemOf",
  "curl",
  "customObjects",
  "dataConnectors",
  "describeProbe",
  "edits",
  "endpoint",
  "envTokens",
  "epochSeconds",
  "exactRequest",
  "executionResults",
  "explainText",
  "me",
  "nearestNames",
  "operation",
  "probeAccept",
  "repairedText",
  "replay",
  "replayOf",
  "resourceDocument",
  "rules",
  "runDocument",
  "runMaterial",
  "startSample",
  "withoutCredentials",
].map((name) => `dist/chunks/${name}.mjs`);
