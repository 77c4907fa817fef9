// Builds the extension: one ES module that activation loads, and lazy chunks beside it.
// Usage: node esbuild.mjs [--production] [--watch] [--outdir folder]
import { build, context } from "esbuild";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { production, watch, outdir } = parseArgs({
  options: {
    production: { type: "boolean", default: false },
    watch: { type: "boolean", default: false },
    // Emptied before the build.
    outdir: { type: "string", default: "dist" },
  },
}).values;

/** Speaks the language of the "esbuild-watch" problem matcher, so that F5 waits for the first build. */
const problemMatcher = {
  name: "problem-matcher",
  setup({ onStart, onEnd }) {
    onStart(() => console.log("[watch] build started"));
    onEnd(({ errors }) => {
      for (const { text, location } of errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log("[watch] build finished");
    });
  },
};

const extension = {
  entryPoints: { extension: "src/extension.ts" },
  outdir,
  outExtension: { ".js": ".mjs" },
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  // Only ES modules can be split, and only splitting keeps axios and the sample out of activation.
  format: "esm",
  splitting: true,
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
  external: ["vscode"],
  // Bundled CommonJS packages (axios' dependencies) call require for Node's own modules.
  banner: {
    js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  },
  minify: production,
  sourcemap: !production,
  metafile: true,
  logLevel: "warning",
};

await rm(outdir, { recursive: true, force: true });
if (watch) {
  const watching = await context({ ...extension, plugins: [problemMatcher] });
  await watching.watch();
} else {
  const { metafile } = await build(extension);
  await writeFile(join(outdir, "meta.json"), JSON.stringify(metafile));
}
