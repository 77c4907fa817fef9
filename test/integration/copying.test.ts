import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { commands, env } from "vscode";
import type { Instance } from "../../src/intercom/customObjects.ts";

/** External ids that mean something to a shell, a URL or both. */
const hostile = [
  "plain-001",
  `it's "quoted" $(touch pwned) \`id\` \\ !x`,
  "two\nlines\r\n-H evil: 1",
  "\u2018typographic\u2019 \u201cquotes\u201d \u201b",
  "a/b?c=d#e%41&external_id=other [1-3] {a,b}",
  "💡 ünïcode",
];

function nodeOf(externalId: string | undefined, type = "PeteUserTrainingTopic") {
  const instance: Instance = {
    id: "16033255",
    type,
    externalId,
    createdAt: undefined,
    updatedAt: undefined,
    externalCreatedAt: undefined,
    externalUpdatedAt: undefined,
    attributes: {},
    raw: {},
  };
  return { kind: "instance", type, instance };
}

/** What a POSIX shell makes of a command line: the arguments that curl would get. */
function shellWords(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}\n`;
  const output = execFileSync("sh", ["-c", script], {
    env: { INTERCOM_ACCESS_TOKEN: "token of the shell" },
    encoding: "utf8",
  });
  return output.split("\0").slice(0, -1);
}

describe("copying a request", () => {
  for (const externalId of hostile) {
    it(`keeps ${JSON.stringify(externalId)} one argument of curl in a POSIX shell`, async () => {
      await commands.executeCommand("intercomExplorer.copyAsCurl", nodeOf(externalId));
      const [url, ...options] = shellWords(await env.clipboard.readText());
      const { origin, pathname, searchParams } = new URL(url ?? "");
      assert.equal(origin, "https://api.intercom.io");
      assert.equal(pathname, "/custom_object_instances/PeteUserTrainingTopic");
      assert.deepEqual([...searchParams], [["external_id", externalId]]);
      // curl itself would take these for a range or a set.
      assert.doesNotMatch(url ?? "", /[[\]{}]/);
      assert.deepEqual(options, [
        ...["-H", "Accept: application/json", "-H", "Intercom-Version: 2.13"],
        ...["-H", "Authorization: Bearer token of the shell"],
      ]);
    });

    it(`quotes ${JSON.stringify(externalId)} for PowerShell`, async () => {
      await commands.executeCommand("intercomExplorer.copyAsPowerShell", nodeOf(externalId));
      const text = await env.clipboard.readText();
      const quoted = /^curl\.exe '((?:[^'\u2018-\u201b]|(['\u2018-\u201b])\2)*)' `\n/.exec(
        text,
      )?.[1];
      const url = new URL((quoted ?? "").replace(/(['\u2018-\u201b])\1/g, "$1"));
      assert.deepEqual([...url.searchParams], [["external_id", externalId]]);
      assert.match(text, /-H "Authorization: Bearer \$env:INTERCOM_ACCESS_TOKEN"$/);
    });
  }

  it("asks by Intercom's id where there is no external_id", async () => {
    await commands.executeCommand("intercomExplorer.copyAsCurl", nodeOf(undefined, "it's/a type"));
    const [url] = shellWords(await env.clipboard.readText());
    assert.match(url ?? "", /\/custom_object_instances\/it's%2Fa%20type\/16033255$/);
  });

  it("lists a type from its row, with the version that lists need", async () => {
    const node = { kind: "type", type: "Order" };
    await commands.executeCommand("intercomExplorer.copyAsCurl", node);
    const words = shellWords(await env.clipboard.readText());
    assert.equal(words[0], "https://api.intercom.io/custom_object_instances/Order?per_page=50");
    assert.ok(words.includes("Intercom-Version: 2.16"));
  });

  it("writes a Data Connector's URL with the input's name in double braces", async () => {
    const node = { kind: "type", type: "My Type" };
    await commands.executeCommand("intercomExplorer.copyConnectorUrl", node);
    assert.equal(
      await env.clipboard.readText(),
      "https://api.intercom.io/custom_object_instances/My%20Type?external_id={{external_id}}",
    );
  });
});
