import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { repository } from "../host/repository.ts";
import { newest } from "../host/vscodeVersions.ts";
import { editorText, fixAll, openFile } from "./editor.ts";
import { useWorkbench } from "./useWorkbench.ts";
import { runCommand, screenshot } from "./workbench.ts";

const fixtures = join(repository, "test", "fixtures", "editor");

describe("requests in source code", () => {
  const workbench = useWorkbench(newest);
  const file = (): string => join(workbench().folder, "main.go");

  it("say in Go that no Accept goes out, and set it on the right line", async () => {
    const { page } = workbench();
    await writeFile(file(), await readFile(join(fixtures, "sick", "one.go")));
    await openFile(page, "main.go");
    await page.locator(".squiggly-error").first().waitFor();
    await screenshot(workbench(), "code-marked");
    await runCommand(page, "Go to Next Problem (Error, Warning, Info)");
    await page.locator(".peekview-widget", { hasText: "No Accept header is sent" }).waitFor();
    await screenshot(workbench(), "code-problem");
    await page.keyboard.press("Escape");
    await fixAll(page);
    const healed = await readFile(join(fixtures, "healed", "one.go"), "utf8");
    assert.equal(await editorText(page), healed);
    await screenshot(workbench(), "code-repaired");
    await runCommand(page, "File: Save");
  });

  it("are judged in the same way by the program that is built beside the extension", async () => {
    const program = join(repository, "dist", "cli.cjs");
    const args = [program, "main.go", "--format", "sarif"];
    const cwd = workbench().folder;
    await writeFile(file(), await readFile(join(fixtures, "healed", "one.go")));
    const clean = await promisify(execFile)(process.execPath, args, { cwd });
    assert.match(clean.stdout, /"results": \[\]/);
    await writeFile(file(), await readFile(join(fixtures, "sick", "one.go")));
    const found: unknown = await promisify(execFile)(process.execPath, args, { cwd }).catch(
      (error: unknown) => error,
    );
    assert.ok(found instanceof Error && "code" in found && "stdout" in found);
    assert.equal(found.code, 1);
    assert.match(String(found.stdout), /"ruleId": "accept-missing"/);
  });
});
