import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { newest } from "../host/vscodeVersions.ts";
import { clickCodeLens, codeLenses, editorText, waitForTab } from "./editor.ts";
import { answerDialog, dialogText, waitForNotification } from "./messages.ts";
import {
  acceptQuickInput,
  pickInQuickInput,
  quickInputRows,
  waitForQuickInput,
} from "./quickInput.ts";
import { clickRow, expandRow, runInlineAction, runViewAction, treeRow, treeRows } from "./tree.ts";
import { useWorkbench } from "./useWorkbench.ts";
import { eventually, openViewContainer, runCommand, screenshot } from "./workbench.ts";

const view = "Data Connectors";
const refused = "Training topic for Fin";

describe("Data Connectors", () => {
  const workbench = useWorkbench(newest);

  before(async () => {
    const { page } = workbench();
    await openViewContainer(page, "Intercom");
    await runCommand(page, "Intercom: Explore with Sample Data");
    await treeRow(page, view, refused).waitFor();
  });

  it("repairs one whose runs are refused, in at most six clicks", async () => {
    const { page } = workbench();
    const clicks = await countClicks(page);
    const started = performance.now();
    const row = treeRow(page, view, refused);

    await runViewAction(page, view, "Check All Data Connectors");
    await row.locator(".codicon-error").waitFor();
    await screenshot(workbench(), "connectors-checked");
    await expandRow(page, view, refused);
    await expandRow(page, view, "Runs");
    await treeRow(page, view, /406/).waitFor();
    await screenshot(workbench(), "connector-runs");
    await runInlineAction(page, view, /406/, "Explain Run");
    await waitForTab(page, "media_type_not_acceptable-1.md");
    await screenshot(workbench(), "connector-explained");
    await clickCodeLens(page, "Repair the Data Connector…");
    await waitForQuickInput(page, "Intercom masks these values");
    const assumed = await quickInputRows(page);
    await screenshot(workbench(), "connector-values");
    await acceptQuickInput(page);
    const asked = await dialogText(page);
    await screenshot(workbench(), "connector-difference");
    await answerDialog(page, "Repair Draft and Publish");
    await waitForNotification(page, `${refused} was repaired, verified and published.`);
    await row.locator(".codicon-pass").waitFor();
    await screenshot(workbench(), "connector-repaired");

    const seconds = (performance.now() - started) / 1000;
    const clicked = await clicks();
    console.log(`      ${clicked} clicks and one Enter, ${seconds.toFixed(1)} s with screenshots`);
    assert.ok(clicked <= 6, `${clicked} clicks`);
    assert.deepEqual(
      assumed.slice(1).map(({ description }) => description.replace(/^assumed: /, "") !== ""),
      assumed.slice(1).map(() => true),
    );
    assert.doesNotMatch(JSON.stringify(assumed), /\*\*\*\*/);
    assert.match(asked, new RegExp(`Change the draft of ${refused}\\?`));
    assert.match(asked, /cannot be read or restored/);
  });

  it("runs well from then on", async () => {
    const { page } = workbench();
    await runCommand(page, "View: Close All Editors");
    await clickRow(page, view, "Configuration");
    await page.locator(".part.editor .tab.active").waitFor();
    const text = await editorText(page);
    assert.match(text, /"name": "Accept"/);
    assert.match(text, /"value": "\*{4}"/);
    assert.ok(!(await codeLenses(page)).some((title) => title.includes("Repair")));
    await screenshot(workbench(), "connector-document");
  });

  it("creates one that has no finding of its own, and tests it", async () => {
    const { page } = workbench();
    await runCommand(page, "Intercom: Create Data Connector…");
    await pickInQuickInput(page, "PeteUserTrainingTopic");
    await pickInQuickInput(page, "Read one by external_id");
    await waitForQuickInput(page, "name");
    await acceptQuickInput(page);
    await pickInQuickInput(page, "This connection's token, as a header");
    await page.locator(".monaco-dialog-box").waitFor();
    await screenshot(workbench(), "connector-preview");
    await answerDialog(page, "Create Draft");
    await waitForNotification(page, "created as a draft");
    const lenses = await eventually(async () => {
      const titles = await codeLenses(page);
      assert.ok(titles.some((title) => title.includes("Test…")));
      return titles;
    });
    assert.ok(!lenses.some((title) => title.includes("Repair…")));
    await screenshot(workbench(), "connector-created");
  });

  it("says that the last hour had no runs, and offers more", async () => {
    const { page } = workbench();
    const quiet = "Recommend a training topic";
    for (const { label, expanded, level } of await treeRows(page, view)) {
      if (level === 1 && expanded === true) await clickTwistie(page, label);
    }
    await expandRow(page, view, quiet);
    await expandRow(page, view, "Runs");
    await treeRow(page, view, /No runs/).waitFor();
    await screenshot(workbench(), "connector-quiet");
  });
});

/** Counts the clicks from now on, as the page sees them. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(
    "window.clicked = 0; addEventListener('pointerdown', () => (window.clicked += 1), true);",
  );
  return async () => Number(await page.evaluate("window.clicked"));
}

async function clickTwistie(page: Page, label: string): Promise<void> {
  const row = treeRow(page, view, label);
  await row.locator(".monaco-tl-twistie").click();
  await page
    .locator(`[role="tree"][aria-label="${view}"] .monaco-list-row[aria-expanded="false"]`)
    .and(row)
    .waitFor();
}
