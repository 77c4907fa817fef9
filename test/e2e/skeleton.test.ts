import assert from "node:assert/strict";
import { releases } from "../host/vscodeVersions.ts";
import { activeTab, editorText } from "./editor.ts";
import { statusBar, waitForStatusBar } from "./messages.ts";
import {
  clickRow,
  clickWelcome,
  runContextAction,
  scrollTreeTo,
  treeRow,
  treeRows,
} from "./tree.ts";
import { useWorkbench } from "./useWorkbench.ts";
import { openViewContainer, reloadWindow, screenshot } from "./workbench.ts";

const view = "Custom Objects";
const type = "PeteUserTrainingTopic";

for (const release of releases) {
  describe(`a first look, in VS Code ${release.vscode}`, () => {
    const workbench = useWorkbench(release);

    it("offers sample data where nothing is connected", async () => {
      const { page } = workbench();
      await openViewContainer(page, "Intercom");
      const offers = page.locator(".welcome-view-content").getByText("Explore with Sample Data");
      await offers.first().waitFor();
      await screenshot(workbench(), "1-welcome");
    });

    it("lists the first 50 of 1,234 after one click", async () => {
      const { page } = workbench();
      await clickWelcome(page, "Explore with Sample Data");
      await treeRow(page, view, "Testing a Data Connector with cURL").waitFor();
      const [first] = await treeRows(page, view);
      assert.equal(first?.label, type);
      assert.equal(first.description, "50 of 1,234");
      await waitForStatusBar(page, "Sample Data");
      await screenshot(workbench(), "2-first-page");
    });

    it("brings the next 50 and moves to the first of them", async () => {
      const { page } = workbench();
      await scrollTreeTo(page, view, "Load more (50 of 1,234)");
      await clickRow(page, view, "Load more (50 of 1,234)");
      // The 51st instance has the focus: it comes into sight last of all.
      const focused = page.locator(".monaco-list-row.focused");
      await focused.getByText("A percent sign in the external id").waitFor();
      await scrollTreeTo(page, view, type);
      await treeRow(page, view, type).getByText("100 of 1,234").waitFor();
      await scrollTreeTo(page, view, "Load more (100 of 1,234)");
      await screenshot(workbench(), "3-second-page");
    });

    it("opens an instance as JSON", async () => {
      const { page } = workbench();
      await scrollTreeTo(page, view, "Testing a Data Connector with cURL");
      await clickRow(page, view, "Testing a Data Connector with cURL");
      await page.getByRole("tab", { name: "test-curl-001.json" }).waitFor();
      const text: unknown = JSON.parse(await editorText(page));
      assert.ok(typeof text === "object" && text !== null && "external_id" in text);
      assert.equal(text.external_id, "test-curl-001");
      await screenshot(workbench(), "browse");
    });

    it("still shows the document after the window reloaded", async () => {
      const { page } = workbench();
      await reloadWindow(page);
      assert.equal(await activeTab(page), "test-curl-001.json");
      assert.match(await editorText(page), /"external_id": "test-curl-001"/);
      await waitForStatusBar(page, "Sample Data");
      await treeRow(page, view, "Testing a Data Connector with cURL").waitFor();
      await screenshot(workbench(), "5-reloaded");
    });

    it("shows text that would act elsewhere as plain text", async () => {
      const { page } = workbench();
      await scrollTreeTo(page, view, /^\[click me\]/);
      await clickRow(page, view, /^\[click me\]/);
      await page.getByRole("tab", { name: "hostile-001.json" }).waitFor();
      await screenshot(workbench(), "6-hostile");
      assert.ok((await statusBar(page)).length > 0);
      await runContextAction(page, view, /^\[click me\]/, "Copy external_id");
    });
  });
}
