// Copies what the end-to-end tests photographed into media/screenshots, for the README: npm run screenshots
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "./repository.ts";
import { newest } from "./vscodeVersions.ts";

const shown = ["browse", "report", "diagnostics", "connector-explained", "code-problem"];

const from = join(repository, "out", "screenshots", newest.vscode);
const to = join(repository, "media", "screenshots");
await mkdir(to, { recursive: true });
for (const name of shown) {
  await copyFile(join(from, `${name}.png`), join(to, `${name}.png`));
  console.log(`media/screenshots/${name}.png`);
}
