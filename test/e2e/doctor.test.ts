import assert from "node:assert/strict";
import { patience } from "../host/patience.ts";
import { newest } from "../host/vscodeVersions.ts";
import { clickCodeLens, codeLenses, editorText, fixAll, openFile, waitForTab } from "./editor.ts";
import { pickInQuickInput, waitForQuickInput } from "./quickInput.ts";
import { useWorkbench } from "./useWorkbench.ts";
import { eventually, runCommand, screenshot } from "./workbench.ts";

/** The table of headers as the guide to Data Connectors has it. */
const table = `| Header Name             | Value (example)          | Purpose                                |
| ----------------------- | ------------------------ | -------------------------------------- |
| Authorization           | Bearer YOUR_ACCESS_TOKEN | Authenticates the request              |
| Intercom-Version        | 2.13                     | Ensures compatibility with API version |
| Content-Type (optional) | application/json         | (For POST/PUT, not needed for GET)     |
`;

const curl = `curl "https://api.intercom.io/custom_object_instances/PeteUserTrainingTopic?external_id=test-curl-001" \\
  -H "Authorization: Bearer $INTERCOM_ACCESS_TOKEN" \\
  -H "Accept:" \\
  -H "Intercom-Version: 2.13"`;

const diagnose = "Intercom: Diagnose media_type_not_acceptable…";

describe("the 406 doctor", () => {
  const workbench = useWorkbench(newest, {
    // Drawn as text, so that a test can read it.
    settings: { "terminal.integrated.gpuAcceleration": "off" },
  });

  async function diagnoseCopied(text: string, report: string): Promise<void> {
    const { page } = workbench();
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await runCommand(page, diagnose);
    await pickInQuickInput(page, "The clipboard");
    await waitForTab(page, report);
  }

  it("finds that the guide's table has no Accept, confirms it live, and repairs the table", async () => {
    const { page } = workbench();
    await runCommand(page, "Intercom: Explore with Sample Data");
    await diagnoseCopied(table, "media_type_not_acceptable-1.md");
    // They may be drawn anew while they are read.
    await eventually(async () => {
      assert.deepEqual((await codeLenses(page)).slice(0, 3), [
        "Copy the repaired text",
        "Probe live…",
        "Copy for Support",
      ]);
    });
    await screenshot(workbench(), "report-table");
    assert.match(
      await editorText(page),
      /^\*\*No Accept header is set, and it is not known what the Data Conn/m,
    );

    await clickCodeLens(page, "Probe live…");
    await waitForQuickInput(page, "Nothing is sent until you choose");
    await screenshot(workbench(), "probe-consent");
    await pickInQuickInput(page, "Four requests without a token");
    await page.locator(".view-line", { hasText: "This confirms it" }).waitFor();
    await screenshot(workbench(), "report-probed");

    await clickCodeLens(page, "Copy the repaired text");
    const repaired = `${table}| Accept                  | application/json         |                                        |\n`;
    await eventually(async () => {
      assert.equal(await page.evaluate("navigator.clipboard.readText()"), repaired);
    });
    await diagnoseCopied(repaired, "media_type_not_acceptable-2.md");
    assert.match(await editorText(page), /^\*\*This request asks for JSON/m);
  });

  it("ranks the causes of a bare error, with what tells them apart", async () => {
    const { page } = workbench();
    await runCommand(page, diagnose);
    await pickInQuickInput(page, "Only the error");
    await waitForTab(page, "media_type_not_acceptable-3.md");
    await screenshot(workbench(), "report-bare");
    const report = await editorText(page);
    assert.match(report, /^\*\*Intercom refused the Accept header of a request that is not shown/m);
    assert.match(report, /most common first\n\n1\. .*browser.*\?/);
    assert.match(report, /What this error does not tell you/);
  });

  it("repairs a copied command in its own form, and writes it in others", async () => {
    const { page } = workbench();
    await diagnoseCopied(curl, "media_type_not_acceptable-4.md");
    await screenshot(workbench(), "report");
    const report = await editorText(page);
    assert.match(report, /^\*\*No Accept header is sent: curl does not add one here/m);
    assert.match(report, /-H "Accept: application\/json"/);
    assert.match(report, /^### Python requests$/m);
  });

  it("marks what is wrong in a file, and repairs all of it at once", async () => {
    const { page } = workbench();
    await openFile(page, "topics.http");
    await page.locator(".squiggly-error").first().waitFor();
    await screenshot(workbench(), "diagnostics");
    await fixAll(page);
    const text = await editorText(page);
    assert.match(text, /Intercom-Version: 2\.13\nAccept: application\/json/);
    assert.match(text, /Intercom-Version: 2\.16\nAccept: application\/json/);
    await screenshot(workbench(), "repaired");
  });

  it("explains the error where it is clicked in a terminal", async () => {
    const { page } = workbench();
    await runCommand(page, "Terminal: Create New Terminal");
    const terminal = page.locator(".terminal-wrapper.active .xterm-helper-textarea");
    await terminal.focus();
    await page.keyboard.type('echo "code: media_type_not_acceptable, 406"');
    await page.keyboard.press("Enter");
    // The line of the command, and the one that it prints.
    const printed = page.locator(".terminal-wrapper.active .xterm-rows > div", {
      hasText: /^code: media_type_not_acceptable, 406/,
    });
    const box = await eventually(async () => (await printed.boundingBox()) ?? assert.fail());
    await screenshot(workbench(), "terminal");
    // Links are looked for where the pointer rests with the key held down.
    await page.keyboard.down("ControlOrMeta");
    await eventually(async () => {
      await page.mouse.move(box.x + 100, box.y + box.height / 2);
      await page.mouse.move(box.x + 104, box.y + box.height / 2);
      await page.mouse.click(box.x + 104, box.y + box.height / 2);
      await page
        .locator('.tab.active[data-resource-name="media_type_not_acceptable-5.md"]')
        .waitFor({ timeout: patience.turn });
    });
    await page.keyboard.up("ControlOrMeta");
    assert.match(await editorText(page), /^Checked: a line in the terminal\./m);
  });
});
