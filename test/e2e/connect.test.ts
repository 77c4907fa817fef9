import assert from "node:assert/strict";
import { type RealHosts } from "../host/realHosts.ts";
import { activeTab, editorText } from "./editor.ts";
import { waitForNotification, waitForStatusBar } from "./messages.ts";
import {
  acceptQuickInput,
  pickInQuickInput,
  typeInQuickInput,
  waitForQuickInput,
} from "./quickInput.ts";
import { treeRow } from "./tree.ts";
import { type GatedWorkbench, useGatedIntercom } from "./useGatedIntercom.ts";
import { openViewContainer, reloadWindow, runCommand, screenshot } from "./workbench.ts";

const view = "Custom Objects";
const canary = "canary-e2e-51f0c3d2a7";

describe("connecting to a workspace, by Intercom's own host names", () => {
  const workspace = { id: "ws1", name: "Acme Training", region: "EU" } as const;
  let hosts: RealHosts;
  let workbench: GatedWorkbench;
  const started = useGatedIntercom({
    workspaces: { "api.eu.intercom.io": workspace, "api.intercom.io": workspace },
    tokens: [canary],
  });

  before(() => {
    workbench = started();
    ({ hosts } = workbench.intercom);
  });

  it("takes a token with a stray Bearer, and corrects the region", async () => {
    const { page } = workbench;
    await openViewContainer(page, "Intercom");
    await runCommand(page, "Intercom: Connect…");
    await pickInQuickInput(page, "United States (US)");
    await waitForQuickInput(page, "Paste the access token");
    await typeInQuickInput(page, `  Bearer "${canary}" `);
    await screenshot(workbench, "connect-token");
    await acceptQuickInput(page);
    const question = await waitForNotification(page, "is stored in Europe, not in United States");
    await question.locator(".monaco-button").getByText("Use EU", { exact: true }).click();
    await waitForNotification(page, "Connected to Acme Training (EU)");
    await waitForStatusBar(page, "Acme Training");
    await treeRow(page, view, "Testing a Data Connector with cURL").waitFor();
    await screenshot(workbench, "connected");
  });

  it("finds one by its external_id from the palette", async () => {
    const { page } = workbench;
    await runCommand(page, "Intercom: Find by external_id…");
    await waitForQuickInput(page, "Find PeteUserTrainingTopic by external_id");
    await typeInQuickInput(page, "test-curl-001");
    await acceptQuickInput(page);
    await page.getByRole("tab", { name: "test-curl-001.json" }).waitFor();
    assert.match(await editorText(page), /"external_id": "test-curl-001"/);
  });

  it("says what was searched and where when there is none", async () => {
    const { page } = workbench;
    await runCommand(page, "Intercom: Find by external_id…");
    await typeInQuickInput(page, "test-curl-00l");
    await acceptQuickInput(page);
    await waitForNotification(
      page,
      'There is no PeteUserTrainingTopic with external_id "test-curl-00l" in Acme Training (EU).',
    );
    await screenshot(workbench, "miss");
  });

  it("opens the latest of all", async () => {
    const { page } = workbench;
    await runCommand(page, "Intercom: Find Latest…");
    await pickInQuickInput(page, "updated_at");
    await waitForNotification(page, "Newest of 1,234 by updated_at.");
    await screenshot(workbench, "latest");
  });

  it("is still connected after the window reloaded", async () => {
    const { page } = workbench;
    const tab = await activeTab(page);
    await reloadWindow(page);
    await waitForStatusBar(page, "Acme Training");
    await treeRow(page, view, "Testing a Data Connector with cURL").waitFor();
    assert.equal(await activeTab(page), tab);
    assert.match(await editorText(page), /"custom_attributes"/);
  });

  it("sent the token to Intercom's hosts alone, and left it nowhere", async () => {
    assert.ok(hosts.requests.length > 10);
    for (const { headers } of hosts.requests) {
      assert.equal(headers["authorization"], `Bearer ${canary}`);
      assert.equal(headers["accept"], "application/json");
    }
    await workbench.assertNowhere([canary]);
  });
});
