import assert from "node:assert/strict";
import { enterToken } from "./connectWith.ts";
import { editorText, waitForTab } from "./editor.ts";
import type { GatedIntercom } from "./gatedIntercom.ts";
import {
  answerDialog,
  answerNotification,
  notifications,
  waitForNotification,
} from "./messages.ts";
import {
  acceptQuickInput,
  pickInQuickInput,
  quickInputMessage,
  typeInQuickInput,
  waitForQuickInput,
} from "./quickInput.ts";
import { clickRow, treeRow } from "./tree.ts";
import { type GatedWorkbench, useGatedIntercom } from "./useGatedIntercom.ts";
import { openViewContainer, runCommand, screenshot } from "./workbench.ts";

const view = "Custom Objects";
const topic = "Testing a Data Connector with cURL";
const [wrong, first, second, third] = [
  "canary-wrong-0f5d2b9c18",
  "canary-old-93ab7e6641",
  "canary-new-5c20d8f7be",
  "canary-newer-b64e1a0c39",
];

describe("an Intercom that refuses", () => {
  let intercom: GatedIntercom;
  let workbench: GatedWorkbench;

  const started = useGatedIntercom({
    workspaces: { "api.intercom.io": { id: "ws1", name: "Acme Training", region: "US" } },
    tokens: [first],
  });

  before(() => {
    workbench = started();
    ({ intercom } = workbench);
  });

  it("says why a text is no token, before anything is sent", async () => {
    const { page } = workbench;
    await openViewContainer(page, "Intercom");
    await runCommand(page, "Intercom: Connect…");
    await pickInQuickInput(page, "United States (US)");
    await waitForQuickInput(page, "Paste the access token");
    for (const [text, reason] of [
      ['Bearer ""', "This contains no token."],
      ["“dG9r”", "typographic quotes"],
      ["one two", "no spaces inside"],
    ] as const) {
      await typeInQuickInput(page, text);
      await waitForQuickInput(page, reason);
      await acceptQuickInput(page);
      assert.ok((await quickInputMessage(page)).includes(reason));
    }
    await screenshot(workbench, "token-refused");
    assert.deepEqual(intercom.hosts.requests, []);
  });

  it("asks for another token where Connect was refused, and keeps nothing of the first", async () => {
    const { page } = workbench;
    await typeInQuickInput(page, wrong);
    await acceptQuickInput(page);
    await waitForNotification(page, "Intercom does not accept the access token.");
    await screenshot(workbench, "connect-refused");
    await answerNotification(page, "Intercom does not accept the access token.", "Try Again");
    await enterToken(workbench.page, first);
    await waitForNotification(page, "Connected to Acme Training (US)");
    await treeRow(page, view, topic).waitFor();
  });

  it("replaces a revoked token with one action, and repeats the very call", async () => {
    const { page } = workbench;
    intercom.accepted.clear();
    intercom.accepted.add(second);
    await runCommand(page, "Intercom: Find by external_id…");
    await waitForQuickInput(page, "Find PeteUserTrainingTopic by external_id");
    await typeInQuickInput(page, "test-curl-001");
    await acceptQuickInput(page);
    await answerNotification(page, "Intercom does not accept the access token.", "Replace Token…");
    await enterToken(workbench.page, wrong);
    // Refused once more: the same again, without a dead end.
    await answerNotification(page, "Intercom does not accept the access token.", "Try Again");
    await enterToken(workbench.page, second);
    await waitForTab(page, "test-curl-001.json");
    assert.match(await editorText(page), /"external_id": "test-curl-001"/);
    await treeRow(page, view, topic).waitFor();
  });

  it("replaces it at the row of the type, whose list then loads", async () => {
    const { page } = workbench;
    intercom.accepted.clear();
    intercom.accepted.add(third);
    await runCommand(page, "Intercom: Refresh Custom Objects");
    const row = treeRow(page, view, /^Intercom does not accept the access token/);
    // It stands below fifty others, and is moved into sight.
    await row.waitFor();
    await screenshot(workbench, "row-refused");
    await clickRow(page, view, /^Intercom does not accept the access token/);
    await enterToken(workbench.page, third);
    await treeRow(page, view, topic).waitFor();
  });

  it("tests the connection: the token works", async () => {
    const { page } = workbench;
    await runCommand(page, "Intercom: Test Connection");
    const told = await waitForNotification(page, "The token works: pete@example.com in Acme");
    assert.match(await told.innerText(), /PeteUserTrainingTopic can be read with API 2\.16/);
    await screenshot(workbench, "test-connection");
  });

  for (const [what, status, code, message, said] of [
    [
      "scope",
      403,
      "api_plan_restricted",
      "Missing scope",
      /cannot be read: The access token does not have permission for this/,
    ],
    [
      "version",
      400,
      "intercom_version_invalid",
      "Requested resource is not available",
      /cannot be read: This API version cannot do that/,
    ],
    [
      "type",
      404,
      "not_found",
      "Custom object type `PeteUserTrainingTopic` not found",
      /cannot be read: Intercom cannot find it/,
    ],
  ] as const) {
    it(`tests the connection: the ${what} is not enough`, async () => {
      const { page } = workbench;
      intercom.refuse = (target) =>
        target.startsWith("/custom_object") ? { status, code, message } : undefined;
      await runCommand(page, "Intercom: Test Connection");
      await waitForNotification(page, said);
      await screenshot(workbench, `test-connection-${what}`);
      intercom.refuse = () => undefined;
    });
  }

  it("explains a 406 that a call of its own met, with the call loaded", async () => {
    const { page } = workbench;
    intercom.refuse = () => ({
      status: 406,
      code: "media_type_not_acceptable",
      message: "The Accept header should send a media type of application/json",
    });
    await runCommand(page, "Intercom: Find by external_id…");
    await typeInQuickInput(page, "test-curl-001");
    await acceptQuickInput(page);
    await answerNotification(
      page,
      "Intercom refused the request's Accept header (406).",
      "Explain…",
    );
    intercom.refuse = () => undefined;
    await waitForTab(page, "media_type_not_acceptable-1.md");
    const report = await editorText(page);
    assert.match(report, /^\*\*This request asks for JSON, yet it was refused/m);
    assert.match(report, /a failed request from this extension/);
    await screenshot(workbench, "failed-call-explained");
  });

  it("shows nothing of a call that Disconnect overtook", async () => {
    const { page } = workbench;
    await runCommand(page, "Notifications: Clear All Notifications");
    await runCommand(page, "View: Close All Editors");
    const release = intercom.hold();
    await runCommand(page, "Intercom: Find by external_id…");
    await typeInQuickInput(page, "test-curl-001");
    await acceptQuickInput(page);
    await intercom.held();
    await waitForNotification(page, "Looking for PeteUserTrainingTopic");
    await screenshot(workbench, "looking");
    await runCommand(page, "Intercom: Disconnect…");
    await pickInQuickInput(page, "Acme Training");
    await answerDialog(page, "Disconnect");
    await page.locator(".welcome-view-content").first().waitFor();
    release();
    // Whatever the late answer could do, this comes after it.
    await runCommand(page, "Intercom: Test Connection");
    await waitForNotification(page, "No workspace is connected.");
    assert.deepEqual(await notifications(page), ["No workspace is connected."]);
    assert.equal(await page.locator(".part.editor .tab").count(), 0);
  });

  it("finds no token any more after Disconnect", async () => {
    const { page } = workbench;
    const before = intercom.hosts.requests.length;
    await runCommand(page, "Intercom: Replace Token…");
    await waitForNotification(page, "No workspace is connected.");
    assert.equal(intercom.hosts.requests.length, before);
    await workbench.assertNowhere([wrong, first, second, third]);
  });
});
