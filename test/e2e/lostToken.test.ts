import assert from "node:assert/strict";
import { enterToken } from "./connectWith.ts";
import { connectWith } from "./connectWith.ts";
import { clickCodeLens, editorText, waitForTab } from "./editor.ts";
import { waitForNotification, waitForStatusBar } from "./messages.ts";
import { acceptQuickInput, typeInQuickInput, waitForQuickInput } from "./quickInput.ts";
import { clickRow, treeRow, treeRows } from "./tree.ts";
import { type GatedWorkbench, useGatedIntercom } from "./useGatedIntercom.ts";
import { openViewContainer, reloadWindow, runCommand, screenshot } from "./workbench.ts";

const view = "Custom Objects";
const topic = "Testing a Data Connector with cURL";
const token = "canary-lost-2b6f9e0a77";

describe("a VS Code that does not keep secrets", () => {
  let workbench: GatedWorkbench;

  const started = useGatedIntercom({
    workspaces: { "api.eu.intercom.io": { id: "ws1", name: "Acme Training", region: "EU" } },
    tokens: [token],
    workbench: () => ({ keepsSecrets: false }),
  });

  before(() => (workbench = started()));

  it("says after a reload that it did not keep the token, in the row of the type", async () => {
    const { page } = workbench;
    await openViewContainer(page, "Intercom");
    await connectWith(page, "Europe (EU)", token);
    await waitForNotification(page, "Connected to Acme Training (EU)");
    await clickRow(page, view, topic);
    await waitForTab(page, "test-curl-001.json");
    await reloadWindow(page);
    await treeRow(page, view, "VS Code did not keep the token for Acme Training.").waitFor();
    const row = (await treeRows(page, view)).find(({ label }) => label.startsWith("VS Code"));
    assert.match(row?.description ?? "", /token/i);
    await screenshot(workbench, "lost-token");
  });

  it("says so in the document, and takes the token there", async () => {
    const { page } = workbench;
    assert.match(await editorText(page), /VS Code did not keep the token for Acme Training/);
    for (const title of ["Enter Token…", "Retry"]) {
      await page.locator(".codelens-decoration a", { hasText: title }).waitFor();
    }
    await screenshot(workbench, "lost-token-document");
    await clickCodeLens(page, "Enter Token…");
    await enterToken(workbench.page, token);
    await treeRow(page, view, topic).waitFor();
    await page.locator(".codelens-decoration").first().waitFor({ state: "detached" });
    assert.match(await editorText(page), /"external_id": "test-curl-001"/);
    await waitForStatusBar(page, "Acme Training");
  });

  it("takes it at the row too", async () => {
    const { page } = workbench;
    await reloadWindow(page);
    await clickRow(page, view, "VS Code did not keep the token for Acme Training.");
    await enterToken(workbench.page, token);
    await treeRow(page, view, topic).waitFor();
  });

  it("takes it after a command, which then goes on", async () => {
    const { page } = workbench;
    await runCommand(page, "View: Close All Editors");
    await reloadWindow(page);
    await runCommand(page, "Intercom: Find by external_id…");
    await waitForQuickInput(page, "Find PeteUserTrainingTopic by external_id");
    await typeInQuickInput(page, "test-curl-001");
    await acceptQuickInput(page);
    const told = await waitForNotification(
      page,
      "VS Code did not keep the token for Acme Training.",
    );
    await screenshot(workbench, "lost-token-command");
    await told.locator(".monaco-button").getByText("Enter Token…", { exact: true }).click();
    await enterToken(workbench.page, token);
    await waitForTab(page, "test-curl-001.json");
    assert.match(await editorText(page), /"external_id": "test-curl-001"/);
  });

  it("leaves the token nowhere", async () => {
    await workbench.assertNowhere([token]);
  });
});
