import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { run } from "./npm.ts";
import { preparedFolder } from "./preparedFolder.ts";

/** A Chromium ready to be started, with what it needs on this machine. */
export interface BundledChromium {
  readonly path: string;
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The Chromium inside the npm package `@sparticuz/chromium`, unpacked once into `.vscode-test/`; the package's
 * own unpacking leaves 200 MB in the machine's temporary folder. Linux on x64 only.
 */
export async function bundledChromium(): Promise<BundledChromium> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No Chrome or Chromium was found: install one or name it in CHROME_PATH.");
  }
  const root = fileURLToPath(new URL("../../", import.meta.resolve("@sparticuz/chromium")));
  const manifest = readFileSync(join(root, "package.json"), "utf8");
  const version = /"version": "([\d.]+)"/.exec(manifest)?.[1] ?? "unknown";
  const folder = await preparedFolder(`chromium-${version}`, (partial) =>
    unpack(join(root, "bin"), partial),
  );
  const path = join(folder, "chromium");
  return {
    path,
    flags: ["--headless=shell"],
    env: { ...missingLibraries(path, folder), ...(await missingFonts(folder)) },
  };
}

async function unpack(packed: string, folder: string): Promise<void> {
  const chromium = join(folder, "chromium");
  await inflate(join(packed, "chromium.br"), chromium);
  await chmod(chromium, 0o755);
  for (const name of ["swiftshader", "fonts", "al2023"]) {
    const into = name === "swiftshader" ? folder : join(folder, name);
    const archive = join(folder, `${name}.tar`);
    await mkdir(into, { recursive: true });
    await inflate(join(packed, `${name}.tar.br`), archive);
    await run("tar", ["-xf", archive, "-C", into, "--no-same-owner"], folder, process.env);
    await rm(archive);
  }
}

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

/** A slim container lacks libraries that every desktop has; the package brings them along. */
function missingLibraries(chromium: string, folder: string): Record<string, string> {
  const started = spawnSync(chromium, ["--version"], { stdio: "ignore" }).status === 0;
  return started ? {} : { LD_LIBRARY_PATH: join(folder, "al2023", "lib") };
}

/** Without any font a page is drawn without text, which a screenshot would show and a test would not. */
async function missingFonts(folder: string): Promise<Record<string, string>> {
  if (existsSync("/etc/fonts/fonts.conf")) return {};
  const file = join(folder, "fonts.conf");
  const dirs = `<dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir>`;
  await writeFile(file, `<?xml version="1.0"?><fontconfig>${dirs}</fontconfig>`);
  return { FONTCONFIG_FILE: file };
}
