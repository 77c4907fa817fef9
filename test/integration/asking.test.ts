import assert from "node:assert/strict";
import type { InputBoxOptions, MessageOptions } from "vscode";
import { testOf } from "../../src/connectors/testOf.ts";
import { decodeDataConnector } from "../../src/intercom/decodeDataConnector.ts";
import { ask, confirm } from "../../src/ui/ask.ts";
import { shownBy } from "./shownBy.ts";

describe("what is asked with words of Intercom", () => {
  const link = "[Read this](command:workbench.action.closeWindow) $(trash)\u202e";
  const inert = "[Read this] (command:workbench.action.closeWindow) $ (trash)\\u202e";

  it("makes no links and no icons of them in an input box", async () => {
    const connector = decodeDataConnector({
      id: "7",
      url: "https://api.intercom.io/me?external_id={{external_id}}",
      http_method: "get",
      headers: [],
      data_inputs: [{ name: "external_id", type: "string", description: link }],
    });
    const test = testOf(connector, { region: "us", version: "2.16" });
    assert.ok(test.kind !== "untestable");
    const description = test.inputs[0]?.description;
    assert.equal(description, link);
    const [options] = await shownBy("showInputBox", () =>
      ask({
        title: link,
        prompt: description,
        placeHolder: link,
        value: link,
        refuse: (text) => `${text}: ${link}`,
      }),
    );
    const box = inputBox(options);
    const { title, prompt, placeHolder, value } = box;
    // A value is nothing that is read for links, and taken as it is.
    assert.deepEqual([title, prompt, placeHolder, value], [inert, inert, inert, link]);
    assert.equal(box.validateInput?.("a"), `a: ${inert}`);
  });

  it("shows what would change the order of what is read before it is confirmed", async () => {
    const [message, options] = await shownBy("showWarningMessage", () =>
      confirm(link, { detail: "POST https://a/\u202e\u2066\n\nb\u001b", action: "Send" }),
    );
    assert.equal(message, inert);
    assert.deepEqual(options, {
      modal: true,
      detail: "POST https://a/\\u202e\\u2066\n\nb\\u001b",
    } satisfies MessageOptions);
  });
});

function inputBox(options: unknown): InputBoxOptions {
  assert.ok(typeof options === "object" && options !== null);
  return options;
}
