import assert from "node:assert/strict";
import { examplesFound, fenced } from "./examplesFound.ts";

const url = "https://api.intercom.io/custom_object_instances/Shipment?external_id={number}";
const headers = fenced("http", [
  ...["Authorization: Bearer YOUR_ACCESS_TOKEN", "Intercom-Version: 2.13"],
  "Accept: application/json",
]);
const wrong = [`single-brace-variable @ ${url}`];

describe("a guide to a Data Connector with its headers in a fence", () => {
  const guides: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    "the URL in a fence of its own": [
      `# Data connector: parcels\n\n**URL:**\n\n${fenced("", [url])}\n\n**Headers:**\n\n${headers}`,
      wrong,
    ],
    "the URL in its line": [`## Data Connector\n\nURL: \`${url}\`\n\n${headers}`, wrong],
    "a section about something else": [
      `# API\n\n## Data Connectors\n\nSee there.\n\n## Routes\n\nURL: \`${url}\`\n\n${headers}`,
      [],
    ],
    "a URL that is only talked about": [`# Data connector\n\nAs ${url} is.\n\n${headers}`, []],
    "a variable in two braces": [
      `# Data connector\n\nURL: \`${url.replace("{number}", "{{number}}")}\`\n\n${headers}`,
      [],
    ],
  };
  for (const [name, [text, found]] of Object.entries(guides)) {
    it(`is read with ${name}`, async () => {
      assert.deepEqual(await examplesFound(text), found);
    });
  }
});

describe("a guide to a Data Connector with its headers in a table", () => {
  const table = "| Header | Value |\n| --- | --- |\n| Authorization | Bearer {{token}} |\n";
  const own = "**URL:** `https://api.intercom.io/me`\n\n";

  it("takes the URL before it", async () => {
    assert.equal((await examplesFound(`# Data connector\n\n${own}${table}`)).length, 1);
  });

  it("takes none of another section where its own is somebody else's", async () => {
    const other = "**URL:** `https://shop.example.com/orders`\n\n";
    const text = `# Data connector\n\n## Shop\n\n${other}${table}\n## Intercom\n\n${own}`;
    assert.deepEqual(await examplesFound(text), []);
  });
});
