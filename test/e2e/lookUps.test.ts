import assert from "node:assert/strict";
import { sampleContactIds } from "../../src/sample/sampleReferences.ts";
import { connectWith } from "./connectWith.ts";
import { editorText, waitForTab } from "./editor.ts";
import type { GatedIntercom } from "./gatedIntercom.ts";
import { waitForNotification } from "./messages.ts";
import {
  acceptQuickInput,
  pickInQuickInput,
  quickInputRows,
  typeInQuickInput,
  waitForQuickInput,
} from "./quickInput.ts";
import { treeRow } from "./tree.ts";
import { type GatedWorkbench, useGatedIntercom } from "./useGatedIntercom.ts";
import { openViewContainer, runCommand, screenshot } from "./workbench.ts";

const type = "PeteUserTrainingTopic";
const token = "canary-look-ups-4d1f9ab360";

/** What breaks URLs, shells, Markdown and paths; every one is a proper external_id. */
const hostile = [
  "é".repeat(2_000),
  "a/b/../c",
  "..",
  `"'\`$(id)`,
  "100%25%2F",
  "?x=1&external_id=test-curl-001#y",
  "[click](command:workbench.action.toggleZenMode) $(alert)",
  "\u202etxt.exe 🧑‍🧑‍🧒",
];

for (const apiVersion of ["2.13", "2.17"]) {
  // Before 2.17 a miss is a 404; from then on the sample answers 200 with another body.
  describe(`look-ups with API version ${apiVersion}`, () => {
    let intercom: GatedIntercom;
    let workbench: GatedWorkbench;

    const started = useGatedIntercom({
      workspaces: { "api.intercom.io": { id: "ws1", name: "Acme Training", region: "US" } },
      tokens: [token],
      sample: { assumptions: { externalIdMissFrom217: "200 reference_not_found" } },
      workbench: () => ({ settings: { "intercomExplorer.apiVersion": apiVersion } }),
    });

    before(async () => {
      workbench = started();
      ({ intercom } = workbench);
      const { page } = workbench;
      await openViewContainer(page, "Intercom");
      await connectWith(page, "United States (US)", token);
      await treeRow(page, "Custom Objects", "Testing a Data Connector with cURL").waitFor();
    });

    async function find(by: string, value: string): Promise<void> {
      const { page } = workbench;
      await runCommand(page, "Notifications: Clear All Notifications");
      await runCommand(page, `Intercom: Find ${by}…`);
      await waitForQuickInput(page, `Find ${type}`);
      await typeInQuickInput(page, value);
      await acceptQuickInput(page);
    }

    function lastUrl(): URL {
      return new URL(intercom.hosts.requests.at(-1)?.target ?? "", "https://api.intercom.io");
    }

    it("asks for exactly the external_id that was typed, and says what was searched where", async () => {
      for (const value of hostile) {
        await find("by external_id", value);
        const told = await waitForNotification(
          workbench.page,
          /There is no PeteUserTrainingTopic with external_id .* in Acme Training \(US\)\./,
        );
        assert.equal(await told.locator(".notification-list-item-message a").count(), 0);
        assert.doesNotMatch(await told.innerText(), /\u202e/);
        assert.equal(lastUrl().pathname, `/custom_object_instances/${type}`);
        assert.deepEqual([...lastUrl().searchParams], [["external_id", value]]);
      }
    });

    it("asks for exactly the id that was typed", async () => {
      for (const value of hostile.filter((id) => id !== "..")) {
        await find("by Intercom ID", value);
        await waitForNotification(workbench.page, /There is no PeteUserTrainingTopic with the id/);
        const [, , sentType, id, ...rest] = (intercom.hosts.requests.at(-1)?.target ?? "").split(
          "/",
        );
        assert.deepEqual([sentType, decodeURIComponent(id ?? ""), rest], [type, value, []]);
      }
    });

    it("sends nothing for an id that no URL can say", async () => {
      const before = intercom.hosts.requests.length;
      await find("by Intercom ID", "..");
      await waitForNotification(workbench.page, "This type or id cannot be used in a URL");
      assert.equal(intercom.hosts.requests.length, before);
    });

    it("offers what is loaded and has a similar name", async () => {
      const { page } = workbench;
      await find("by external_id", "Test-Curl-01");
      const told = await waitForNotification(page, "There is no PeteUserTrainingTopic with");
      await told.locator(".monaco-button").getByText("Show Similar…", { exact: true }).click();
      await waitForQuickInput(page, "Similar ones among the loaded instances");
      await pickInQuickInput(page, "test-curl-001");
      await waitForTab(page, "test-curl-001.json");
      assert.match(await editorText(page), /"external_id": "test-curl-001"/);
    });

    it("finds by Intercom's id, and by a contact", async () => {
      const { page } = workbench;
      await runCommand(page, "View: Close All Editors");
      await find("by Intercom ID", "16033255");
      await waitForTab(page, "test-curl-001.json");
      const [contact = ""] = sampleContactIds;
      await find("Instances of a Contact", contact);
      await waitForQuickInput(page, "found: PeteUserTrainingTopic of the contact");
      assert.ok((await quickInputRows(page)).length > 1);
      await screenshot(workbench, "of-a-contact");
      await acceptQuickInput(page);
      await page.locator(".part.editor .tab").first().waitFor();
    });

    it("repeats what was looked up", async () => {
      const { page } = workbench;
      await runCommand(page, "View: Close All Editors");
      await runCommand(page, "Intercom: Repeat a Look-Up…");
      await waitForQuickInput(page, "Look up again");
      await screenshot(workbench, "recent");
      await pickInQuickInput(page, `${type} with the id "16033255"`);
      await waitForTab(page, "test-curl-001.json");
    });

    it("can be cancelled while Intercom takes its time", async () => {
      const { page } = workbench;
      const release = intercom.hold();
      await find("by external_id", "test-curl-001");
      const progress = await waitForNotification(page, "Looking for PeteUserTrainingTopic");
      await progress.locator(".monaco-button").getByText("Cancel", { exact: true }).click();
      await progress.waitFor({ state: "hidden" });
      release();
      assert.equal(await page.locator(".notification-list-item .codicon-error").count(), 0);
    });
  });
}
