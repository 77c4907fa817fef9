import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { type RealHosts, startRealHosts } from "../host/realHosts.ts";
import { newest } from "../host/vscodeVersions.ts";
import { type Sample, startSample } from "../../src/sample/startSample.ts";
import { activeTab, editorText } from "./editor.ts";
import { waitForNotification, waitForStatusBar } from "./messages.ts";
import {
  acceptQuickInput,
  pickInQuickInput,
  typeInQuickInput,
  waitForQuickInput,
} from "./quickInput.ts";
import { type Workbench, startWorkbench } from "./startWorkbench.ts";
import { treeRow } from "./tree.ts";
import { openViewContainer, reloadWindow, runCommand, screenshot } from "./workbench.ts";

const view = "Custom Objects";
const canary = "canary-e2e-51f0c3d2a7";

describe("connecting to a workspace, by Intercom's own host names", () => {
  let sample: Sample;
  let hosts: RealHosts;
  let workbench: Workbench;

  before(async function () {
    this.timeout(300_000);
    sample = await startSample({
      token: canary,
      workspace: { id: "ws1", name: "Acme Training", region: "EU" },
    });
    hosts = await startRealHosts({
      "api.eu.intercom.io": sample.port,
      "api.intercom.io": sample.port,
    });
    workbench = await startWorkbench(newest, {
      settings: { "http.proxy": hosts.proxy, "http.systemCertificates": false },
      env: { NODE_EXTRA_CA_CERTS: hosts.certificate },
    });
  });

  after(async () => {
    await workbench.close();
    await hosts.close();
    await sample.close();
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
    const { page, server, folder } = workbench;
    assert.ok(hosts.requests.length > 10);
    for (const { headers } of hosts.requests) {
      assert.equal(headers["authorization"], `Bearer ${canary}`);
      assert.equal(headers["accept"], "application/json");
    }
    assert.equal((await server.logs()).includes(canary), false);
    for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const text = await readFile(join(file.parentPath, file.name), "utf8");
      assert.equal(text.includes(canary), false, file.name);
    }
    assert.equal((await page.content()).includes(canary), false);
  });
});
