import assert from "node:assert/strict";
import { judgedText } from "../judgedText.ts";

const http = { fileName: "calls.http" };
const get = "GET https://api.intercom.io/me";
const post = "POST https://api.intercom.io/contacts";
const accept = "Accept: application/json";
const authorization = "Authorization: Bearer {{token}}";
const type = "Content-Type: application/json";

const lost: Readonly<Record<string, readonly [text: string, fixed: string]>> = {
  "all of them": [
    `${get}\n\n${accept}\n${authorization}\n`,
    `${get}\n${accept}\n${authorization}\n`,
  ],
  "some of them, and a body": [
    `${post}\n${accept}\n${authorization}\n\n${type}\n\n{ "a": 1 }\n`,
    `${post}\n${accept}\n${authorization}\n${type}\n\n{ "a": 1 }\n`,
  ],
  "a body that follows at once": [
    `${post}\n\n${accept}\n${authorization}\n${type}\n{ "a": 1 }\n`,
    `${post}\n${accept}\n${authorization}\n${type}\n\n{ "a": 1 }\n`,
  ],
  "a blank line between any two": [
    `${get}\r\n\r\n${accept}\r\n \r\n${authorization}\r\n`,
    `${get}\r\n${accept}\r\n${authorization}\r\n`,
  ],
  "comments, and a script for the answer": [
    `${get}\n\n# who\n${authorization}\n// what\n${accept}\n> {%\n client.log(1);\n%}\n`,
    `${get}\n# who\n${authorization}\n// what\n${accept}\n> {%\n client.log(1);\n%}\n`,
  ],
};

const kept: Readonly<Record<string, string>> = {
  "a body": `${post}\n${accept}\n${authorization}\n${type}\n\n{ "Accept": 1 }`,
  "what only answers have": `${get}\n${accept}\n${authorization}\n\n${type}\nX-Runtime: 1`,
  "a type where no body is": `${get}\n${accept}\n${authorization}\n\n${type}\n\n{ "type": "admin" }`,
  "an answer": `${get}\n${accept}\n${authorization}\n\nHTTP/1.1 200 OK\nContent-Type: a/b`,
  "headers of another request": `${get}\n${accept}\n${authorization}\n\n###\n${get}\n${accept}\n${authorization}`,
};

describe("headers behind a blank line", () => {
  for (const [name, [text, fixed]] of Object.entries(lost)) {
    it(`are not attached: ${name}`, () => {
      const judged = judgedText(text, http);
      assert.equal(judged.said.length, 1, JSON.stringify(judged.said));
      assert.match(judged.said[0] ?? "", /^headers-not-attached @ /);
      assert.equal(judged.fixed, fixed);
      assert.deepEqual(judgedText(fixed, http).said, []);
    });
  }

  for (const [name, text] of Object.entries(kept)) {
    it(`are none: ${name}`, () => {
      assert.deepEqual(judgedText(text, http).said, []);
    });
  }

  it("are found in documents, too, and in quotes there", () => {
    const markdown = { languageId: "markdown" };
    const text = `> \`\`\`http\n> ${get}\n>\n> ${accept}\n> ${authorization}\n> \`\`\`\n`;
    const { said, fixed } = judgedText(text, markdown);
    assert.deepEqual(said, [`headers-not-attached @ > ${accept}`]);
    assert.equal(fixed, text.replace(">\n", ""));
    assert.deepEqual(judgedText(fixed, markdown).said, []);
  });

  it("may be apart by accident where a text was pasted", () => {
    assert.deepEqual(judgedText(`Hi,\n\n${get}\n\n${accept}\n\n${authorization}\n`, {}).said, []);
  });
});

describe("endpoints that are named", () => {
  it("are no requests without headers, in prose and in documents", () => {
    const list = `We call:\n\n${get}\n${post}\n\n2024-03-01T10:00:01Z INFO done\n`;
    assert.deepEqual(judgedText(list, {}).said, []);
    const fence = `\`\`\`http\n${get}\n\`\`\`\n`;
    assert.deepEqual(judgedText(fence, { languageId: "markdown" }).said, []);
  });

  it("are requests in a file of them", () => {
    assert.deepEqual(judgedText(`${get}\n`, http).said, [
      "accept-missing @ https://api.intercom.io/me",
      "authorization-missing @ https://api.intercom.io/me",
    ]);
  });
});

describe("single braces", () => {
  const single = "Authorization: Bearer {token}";

  it("are a slip where other lines have two", () => {
    const text = `${get}\n${accept}\n${authorization}\n\n###\n${get}\n${accept}\n${single}\n`;
    const { said, fixed } = judgedText(text, http);
    assert.deepEqual(said, ["single-brace-variable @ Bearer {token}"]);
    assert.equal(fixed, text.replace(single, authorization));
  });

  it("are a slip where another fence of the document has two", () => {
    const fence = (...lines: readonly string[]): string =>
      `\`\`\`http\n${lines.join("\n")}\n\`\`\`\n`;
    const text = fence(get, accept, authorization) + fence(get, accept, single);
    assert.deepEqual(judgedText(text, { languageId: "markdown" }).said, [
      "single-brace-variable @ Bearer {token}",
    ]);
    const documented = `{{ page.title }}\n${fence(`${get}/{id}`, accept, single)}`;
    assert.deepEqual(judgedText(documented, { languageId: "markdown" }).said, []);
  });

  it("are documentation where nothing but a comment has two", () => {
    const text = `# {{token}} comes from the settings\n${get}\n${accept}\n${single}\n`;
    assert.deepEqual(judgedText(text, http).said, []);
  });
});
