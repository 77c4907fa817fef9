// Builds the extension: one ES module that activation loads, and lazy chunks beside it.
// Usage: node esbuild.mjs [--production] [--watch] [--outdir folder]
import { build, context } from "esbuild";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
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
  entryPoints: { extension: "src/extension.ts", worker: "src/analysis/worker.ts" },
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
    // Under a name of its own: a module that imports createRequire itself shares the scope.
    js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
  },
  minify: production,
  sourcemap: !production,
  metafile: true,
  logLevel: "warning",
};

/** The command line: one file that Node.js runs anywhere, with nothing beside it but `wasm`. */
const commandLine = {
  entryPoints: { cli: "src/cli/main.ts" },
  outdir,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
  // The ES module of the parser asks where it is, which a CommonJS bundle cannot say.
  alias: { "web-tree-sitter": "./node_modules/web-tree-sitter/web-tree-sitter.cjs" },
  banner: { js: "#!/usr/bin/env node" },
  minify: production,
  logLevel: "warning",
};

/** Packages of which files are copied, not bundled. */
const copied = ["node_modules/@vscode/tree-sitter-wasm"];

/** The licences of the packages that went into the package: most of them ask for it. */
async function notices({ inputs }) {
  const folders = Object.keys(inputs).map(
    (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0],
  );
  const parts = [];
  for (const folder of [...new Set([...folders, ...copied])]
    .filter((name) => name !== undefined)
    .sort()) {
    const { name, version, license } = JSON.parse(
      await readFile(join(folder, "package.json"), "utf8"),
    );
    const file = (await readdir(folder)).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
    const text = file === undefined ? "" : await readFile(join(folder, file), "utf8");
    parts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  return parts.join(`\n${"-".repeat(80)}\n\n`);
}

/** What reads source code: the parser, and a grammar a language. */
async function copyGrammars() {
  const grammars = ["bash", "c-sharp", "go", "java", "javascript", "php", "python", "ruby"];
  await mkdir(join(outdir, "wasm"), { recursive: true });
  await Promise.all([
    copyFile(
      "node_modules/web-tree-sitter/web-tree-sitter.wasm",
      join(outdir, "wasm", "web-tree-sitter.wasm"),
    ),
    ...[...grammars, "tsx", "typescript"].map((name) =>
      copyFile(
        `node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`,
        join(outdir, "wasm", `tree-sitter-${name}.wasm`),
      ),
    ),
  ]);
}

await rm(outdir, { recursive: true, force: true });
await copyGrammars();
if (watch) {
  const watching = await context({ ...extension, plugins: [problemMatcher] });
  await watching.watch();
} else {
  const [{ metafile }] = await Promise.all([build(extension), build(commandLine)]);
  await writeFile(join(outdir, "meta.json"), JSON.stringify(metafile));
  await writeFile(join(outdir, "THIRD-PARTY-NOTICES.txt"), await notices(metafile));
}
