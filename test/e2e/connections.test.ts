import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { connectWith, enterToken } from "./connectWith.ts";
import { editorText, waitForTab } from "./editor.ts";
import type { GatedIntercom } from "./gatedIntercom.ts";
import { answerDialog, dialogText, waitForNotification, waitForStatusBar } from "./messages.ts";
import {
  acceptQuickInput,
  pickInQuickInput,
  quickInputRows,
  typeInQuickInput,
  waitForQuickInput,
} from "./quickInput.ts";
import { clickRow, treeRow, welcomeText } from "./tree.ts";
import { type GatedWorkbench, useGatedIntercom } from "./useGatedIntercom.ts";
import { openViewContainer, reloadWindow, runCommand, screenshot } from "./workbench.ts";

const view = "Custom Objects";
const topic = "Testing a Data Connector with cURL";
const first = "canary-first-71c2aa05be";
const second = "canary-second-e81f4430d9";
/** VS Code would make an icon and a link to a command of this, wherever it takes text for more than text. */
const hostile = "Beta $(alert) [click](command:workbench.action.toggleZenMode)";
const harmless = "Beta $ (alert) [click] (command:workbench.action.toggleZenMode)";

describe("several connections", () => {
  let intercom: GatedIntercom;
  let workbench: GatedWorkbench;

  const started = useGatedIntercom({
    workspaces: {
      "api.eu.intercom.io": { id: "ws1", name: "Acme Training", region: "EU" },
      "api.au.intercom.io": { id: "ws2", name: hostile, region: "AU" },
    },
    tokens: [first, second],
  });

  before(() => {
    workbench = started();
    ({ intercom } = workbench);
  });

  it("finds no token where no .env file has one", async () => {
    const { page } = workbench;
    await openViewContainer(page, "Intercom");
    await runCommand(page, "Intercom: Connect from .env…");
    await waitForNotification(
      page,
      "No .env file in this workspace has a token in INTERCOM_ACCESS",
    );
  });

  it("names the .env file, says that git does not ignore it, and connects with its token", async () => {
    const { page, folder } = workbench;
    await writeFile(
      join(folder, ".env"),
      `A=1\r\n export INTERCOM_ACCESS_TOKEN="${first}" # mine\r\n`,
    );
    await runCommand(page, "Intercom: Connect from .env…");
    await waitForQuickInput(page, "Choose the file to take the token from");
    const [row] = await quickInputRows(page);
    assert.equal(row?.label, ".env");
    assert.equal(row.description, "not ignored by git");
    await screenshot(workbench, "env-file");
    await pickInQuickInput(page, ".env");
    await waitForNotification(page, ".env contains a token and is not ignored by git");
    await pickInQuickInput(page, "Europe (EU)");
    await waitForNotification(page, "Connected to Acme Training (EU)");
    await treeRow(page, view, topic).waitFor();
    assert.equal(intercom.hosts.requests.at(-1)?.headers["authorization"], `Bearer ${first}`);
  });

  it("says nothing of git where the file is ignored", async () => {
    const { page, folder } = workbench;
    await writeFile(join(folder, ".gitignore"), "*.log\n.env*\n");
    await runCommand(page, "Intercom: Connect from .env…");
    await waitForQuickInput(page, "Choose the file to take the token from");
    const [row] = await quickInputRows(page);
    assert.equal(row?.description, "");
    await page.keyboard.press("Escape");
  });

  it("shows the name of a second workspace as it is, and never as a link or an icon", async () => {
    const { page } = workbench;
    await clickRow(page, view, topic);
    await waitForTab(page, "test-curl-001.json");
    await connectWith(page, "Australia (AU)", second);
    const told = await waitForNotification(page, `Connected to ${harmless} (AU)`);
    assert.equal(await told.locator(".notification-list-item-message a").count(), 0);
    const item = await waitForStatusBar(page, "Beta $ (alert)");
    assert.equal(await item.locator(".codicon-alert").count(), 0);
    await screenshot(workbench, "second-connection");
  });

  it("switches to and fro", async () => {
    const { page } = workbench;
    await runCommand(page, "Intercom: Switch Connection…");
    await waitForQuickInput(page, "Switch to which connection?");
    const rows = await quickInputRows(page);
    assert.deepEqual(
      rows.map(({ label, description }) => [label, description]),
      [
        [harmless, "AU · active"],
        ["Acme Training", "EU"],
        ["Sample Data", "on this computer"],
      ],
    );
    await screenshot(workbench, "switch");
    // The list of the other connection has a row of the same name until this one's has come.
    const asked = intercom.hosts.next("api.eu.intercom.io");
    await pickInQuickInput(page, "Acme Training");
    await waitForStatusBar(page, "Acme Training");
    assert.equal((await asked).headers["authorization"], `Bearer ${first}`);
    await treeRow(page, view, topic).waitFor();
  });

  it("renames one", async () => {
    const { page } = workbench;
    await runCommand(page, "Intercom: Rename Connection…");
    await pickInQuickInput(page, harmless);
    await waitForQuickInput(page, "Rename Connection");
    await typeInQuickInput(page, "Beta");
    await acceptQuickInput(page);
    await waitForStatusBar(page, "Renamed to Beta");
    await runCommand(page, "Intercom: Switch Connection…");
    await pickInQuickInput(page, "Beta");
    await waitForStatusBar(page, /^\s*Beta\s*$/);
    await treeRow(page, view, topic).waitFor();
  });

  it("offers the connection of a document that another one hides", async () => {
    const { page } = workbench;
    await reloadWindow(page);
    await waitForTab(page, "test-curl-001.json");
    await page.locator(".codelens-decoration a", { hasText: "Switch to Acme Training…" }).click();
    const asked = await waitForNotification(page, "This document comes from Acme Training.");
    await screenshot(workbench, "document-inactive");
    await asked.locator(".monaco-button").getByText("Switch", { exact: true }).click();
    await page.locator(".codelens-decoration").first().waitFor({ state: "detached" });
    assert.match(await editorText(page), /"external_id": "test-curl-001"/);
  });

  it("asks before it disconnects, and forgets what was looked up", async () => {
    const { page } = workbench;
    await runCommand(page, "Intercom: Find by external_id…");
    await typeInQuickInput(page, "test-curl-001");
    await acceptQuickInput(page);
    await runCommand(page, "Intercom: Disconnect…");
    await pickInQuickInput(page, "Acme Training");
    assert.match(await dialogText(page), /Disconnect from Acme Training\?/);
    await screenshot(workbench, "disconnect");
    await answerDialog(page, "Disconnect");
    await page.locator(".welcome-view-content").first().waitFor();
    assert.match(await welcomeText(page), /Connect…/);
    await runCommand(page, "Intercom: Switch Connection…");
    await pickInQuickInput(page, "Beta");
    await waitForStatusBar(page, /^\s*Beta\s*$/);
    await runCommand(page, "Intercom: Repeat a Look-Up…");
    await waitForNotification(page, "Nothing has been looked up in Beta yet.");
  });

  it("says of a document that its connection is gone, and brings it back with the workspace", async () => {
    const { page } = workbench;
    await reloadWindow(page);
    await waitForTab(page, "test-curl-001.json");
    const lens = page.locator(".codelens-decoration a", { hasText: "Connect…" });
    await lens.waitFor();
    await screenshot(workbench, "document-gone");
    assert.match(await editorText(page), /no longer exists/);
    await lens.click();
    await pickInQuickInput(page, "Europe (EU)");
    await enterToken(page, first);
    await waitForNotification(page, "Connected to Acme Training (EU)");
    await page.locator(".codelens-decoration").first().waitFor({ state: "detached" });
    assert.match(await editorText(page), /"external_id": "test-curl-001"/);
    // It is the same connection as before: what it was asked for is gone all the same.
    await runCommand(page, "Intercom: Repeat a Look-Up…");
    await waitForNotification(page, "Nothing has been looked up in Acme Training yet.");
  });

  it("leaves the tokens nowhere but in the file that one came from", async () => {
    assert.deepEqual(
      intercom.hosts.strangers.filter((name) => name.includes("intercom")),
      [],
    );
    await workbench.assertNowhere([first, second]);
  });
});
