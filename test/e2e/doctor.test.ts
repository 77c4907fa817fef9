import assert from "node:assert/strict";
import { newest } from "../host/vscodeVersions.ts";
import { codeLenses, editorText, waitForTab } from "./editor.ts";
import { pickInQuickInput } from "./quickInput.ts";
import { useWorkbench } from "./useWorkbench.ts";
import { runCommand, screenshot } from "./workbench.ts";

const copied = `curl "https://api.intercom.io/custom_object_instances/PeteUserTrainingTopic?external_id=test-curl-001" \\
  -H "Authorization: Bearer $INTERCOM_ACCESS_TOKEN" \\
  -H "Accept:" \\
  -H "Intercom-Version: 2.13"`;

describe("the 406 doctor", () => {
  const workbench = useWorkbench(newest);

  it("explains a request that was copied, and repairs it in its own form", async () => {
    const { page } = workbench();
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(copied)})`);
    await runCommand(page, "Intercom: Diagnose media_type_not_acceptable…");
    await pickInQuickInput(page, "What I copied");
    await waitForTab(page, "media_type_not_acceptable-1.md");
    assert.deepEqual((await codeLenses(page)).slice(0, 2), ["Probe live…", "Copy for Support"]);
    await screenshot(workbench(), "report");
    const report = await editorText(page);
    assert.match(report, /curl sends no Accept header here/i);
    assert.match(report, /-H "Accept: application\/json"/);
    assert.match(report, /What this error cannot tell/);
  });

  it("marks what is wrong in a file, and repairs all of it at once", async () => {
    const { page } = workbench();
    await runCommand(page, "Go to File...");
    await page.locator(".quick-input-widget input.input").fill("topics.http");
    await page.locator(".quick-input-widget .monaco-list-row").first().click();
    await waitForTab(page, "topics.http");
    await page.locator(".squiggly-error").first().waitFor();
    await screenshot(workbench(), "diagnostics");
    await runCommand(page, "Fix All");
    await page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    const text = await editorText(page);
    assert.match(text, /Intercom-Version: 2\.13\nAccept: application\/json/);
    assert.match(text, /Intercom-Version: 2\.16\nAccept: application\/json/);
    await screenshot(workbench(), "repaired");
  });
});
