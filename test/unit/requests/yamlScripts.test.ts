import assert from "node:assert/strict";
import { parse } from "yaml";
import { extractRequests } from "../../../src/requests/extract.ts";
import { judgedText } from "./judgedText.ts";

const yaml = { languageId: "yaml" };
const url = "https://api.intercom.io/contacts";

describe("commands in texts of YAML", () => {
  const whole = `curl ${url}\n  --header Authorization:$AUTH\n  --header Accept:application/json`;
  const several: Readonly<Record<string, string>> = {
    "of a list": `script:\n  - ${whole.replaceAll("\n", "\n  ")}\n  - true\n`,
    "of a key": `a:\n  run: ${whole.replaceAll("\n", "\n  ")}\n  b: c\n`,
    "of a key in a list": `- name: a b\n  run: ${whole.replaceAll("\n", "\n  ")}\n  b: c\n`,
    "after blocks": `- a: |\n    x: y\n  b: >-\n    c\n- ${whole}\n`,
  };
  for (const [name, text] of Object.entries(several)) {
    it(`are one line where it has neither a sign nor quotes: ${name}`, () => {
      assert.doesNotThrow(() => parse(text, { logLevel: "silent" }));
      assert.deepEqual(judgedText(text, yaml).said, []);
      assert.equal(extractRequests(text, yaml).requests.length, 1);
    });
  }

  it("end with their line where that is the end of the text", () => {
    for (const text of [
      `- curl ${url}\n- --header Authorization:$AUTH\n`,
      `run: curl ${url} # a\n  --header Authorization:$AUTH\n`,
      `a: |\n  run: curl ${url}\n    --header Authorization:$AUTH\n`,
    ]) {
      assert.notDeepEqual(judgedText(text, yaml).said, [], text);
    }
  });

  it("are no part of the key behind a block", () => {
    const text = `- run: |\n    curl -H "Authorization: Bearer $T" -H 'Accept: text/html' \\\n      ${url}\n  shell: bash -H x\n`;
    const { said, fixed } = judgedText(text, yaml);
    assert.deepEqual(said, ["accept-value @ text/html"]);
    assert.equal(fixed, text.replace("text/html", "application/json"));
  });

  const added = `-H "Accept:application/json" -H "Authorization:Bearer x" -d '{"a":1}' ${url}`;
  const repaired: Readonly<Record<string, readonly [text: string, fixed: string]>> = {
    "in a text without quotes": [
      `- run: curl ${added}\n`,
      `- run: curl ${added.replace(" -d", ' -H "Content-Type:application/json" -d')}\n`,
    ],
    "in a text without quotes, for wget": [
      `run: wget ${url} --header=Authorization:x --post-data=[1]\n`.replace(":x", ":Bearer$T"),
      "",
    ],
    "in a folded text": [
      `- run: >-\n    curl ${added}\n`,
      `- run: >-\n    curl ${added.replace(" -d", ' -H "Content-Type: application/json" -d')}\n`,
    ],
  };
  for (const [name, [text, fixed]] of Object.entries(repaired)) {
    it(`stay YAML where a header is added: ${name}`, () => {
      const judged = judgedText(text, yaml);
      assert.notDeepEqual(judged.said, []);
      if (fixed !== "") assert.equal(judged.fixed, fixed);
      assert.notEqual(judged.fixed, text);
      assert.doesNotThrow(() => parse(judged.fixed));
    });
  }

  it("are not changed where nothing is known of their text", () => {
    const text = `- { run: curl ${added} }\n`;
    assert.equal(judgedText(text, yaml).fixed, text);
  });
});
