import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../host/temporaryFolder.ts";
import type { ServerRelease } from "../host/vscodeVersions.ts";
import { type Workbench, type WorkbenchOptions, startWorkbench } from "./startWorkbench.ts";

/** A workbench whose every file is below one folder, so that all of them can be searched. */
export interface SearchableWorkbench extends Workbench {
  /** Fails where one of the tokens stands in a file, in the page, or in what the page keeps. */
  assertNowhere(tokens: readonly string[]): Promise<void>;
}

/** Starts a workbench; its data, its browser's profile and its workspace are made in a folder of their own. */
export async function startSearchable(
  release: ServerRelease,
  options: WorkbenchOptions,
): Promise<SearchableWorkbench> {
  // Short: the paths of sockets inside are limited.
  const root = await temporaryFolder("c");
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = root.path;
  try {
    const workbench = await startWorkbench(release, options);
    return {
      ...workbench,
      async close() {
        await workbench.close();
        await root.remove();
      },
      async assertNowhere(tokens) {
        const { page } = workbench;
        const kept = String(await page.evaluate(everythingKept));
        // The page keeps VS Code's own state: that it was read at all.
        assert.match(kept, /workbench\./);
        assertHasNone("the page's storage", kept, tokens);
        assertHasNone("the page", await page.content(), tokens);
        assertHasNone("the address", page.url(), tokens);
        await assertFilesHaveNone(root.path, tokens);
      },
    };
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

/** Reads IndexedDB, localStorage and sessionStorage; VS Code's secret store is the one place to leave out. */
const everythingKept = `(async () => {
  const kept = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      await new Promise((resolve, reject) => { all.onsuccess = resolve; all.onerror = reject; });
      for (const value of all.result) {
        kept.push(value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value));
      }
    }
    database.close();
  }
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) {
      if (key !== "secrets.provider") kept.push(key + "=" + storage.getItem(key));
    }
  }
  return kept.join("\\n");
})()`;

async function assertFilesHaveNone(root: string, tokens: readonly string[]): Promise<void> {
  let files = 0;
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    // Where a test put a token on purpose.
    if (!entry.isFile() || entry.name === ".env") continue;
    const path = join(entry.parentPath, entry.name);
    // Gone meanwhile: a browser cleans up after itself.
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes === undefined) continue;
    files += 1;
    assertHasNone(path, bytes.toString("latin1"), tokens);
  }
  assert.ok(files > 20, `only ${files} files`);
}

function assertHasNone(where: string, text: string, tokens: readonly string[]): void {
  for (const token of tokens) {
    for (const form of [token, Buffer.from(token).toString("base64").replace(/=+$/, "")]) {
      assert.equal(text.includes(form), false, `a token stands in ${where}`);
    }
  }
}
