import assert from "node:assert/strict";
import type { TextHints } from "../../../../src/requests/extract.ts";
import { judgedText } from "../judgedText.ts";

const url = "https://api.intercom.io/me";

const lists: Readonly<Record<string, readonly [text: string, hints: TextHints]>> = {
  "in a Dockerfile": [
    `HEALTHCHECK CMD ["curl", "-f", "${url}", "-H", "Accept: text/html", "-H", "Authorization: Bearer $T"]\n`,
    { fileName: "Dockerfile" },
  ],
  "for a shell": [
    `CMD ["sh", "-c", "curl ${url} -H \\"Accept: text/html\\" -H 'Authorization: Bearer x'"]\n`,
    { fileName: "Dockerfile" },
  ],
  "in a pod": [
    `command:\n  - /usr/bin/curl\n  - -s # quiet\n  - ${url}\n  - -H\n  - "Accept: text/html"\n  - '-H'\n  - 'Authorization: Bearer x'\n`,
    { languageId: "yaml" },
  ],
  "in docker-compose.yml": [
    `healthcheck:\n  test: ["CMD", "curl", "${url}", "-H", "Authorization: Bearer $$T", "-H", "Accept: text/html"]\n`,
    { languageId: "yaml" },
  ],
  "in JSON": [
    JSON.stringify({
      command: ["curl", url, "-H", "Authorization: Bearer x", "-HAccept: text/html"],
    }),
    { languageId: "json" },
  ],
  "as scripts in JSON": [
    JSON.stringify({
      scripts: { who: `curl ${url} -H "Authorization: Bearer $T" -H "Accept: text/html"` },
      description: `curl ${url}`,
    }),
    { fileName: "package.json" },
  ],
};

describe("commands as lists of words", () => {
  for (const [name, [text, hints]] of Object.entries(lists)) {
    it(`are read: ${name}`, () => {
      const { said, fixed } = judgedText(text, hints);
      assert.deepEqual(said, ["accept-value @ text/html"]);
      assert.equal(fixed, text.replace("text/html", "application/json"));
    });
  }

  it("are no others", () => {
    const words = JSON.stringify({ tags: ["curl", "http"], list: ["uses curl", url] });
    assert.deepEqual(judgedText(words, { languageId: "json" }).said, []);
    assert.deepEqual(judgedText(`- curl\n- wget\n- ${url}\n`, { languageId: "yaml" }).said, []);
  });
});

describe("addresses in settings", () => {
  const plain = "http://api.intercom.io";

  it("are named where they are without TLS", () => {
    for (const [text, hints] of [
      [`clients.intercom.base-url=${plain}\n`, { fileName: "application.properties" }],
      [`export INTERCOM_URL="${plain}" # here\n`, { fileName: ".env" }],
      [`intercom:\n  base_url: ${plain}\n`, { languageId: "yaml" }],
      [`{\n  "Intercom": {\n    "BaseUrl": "${plain}"\n  }\n}\n`, { languageId: "json" }],
    ] as const) {
      const { said, fixed } = judgedText(text, hints);
      assert.deepEqual(said, [`plain-http @ ${plain}`]);
      assert.equal(fixed, text.replace("http:", "https:"));
    }
  });

  it("are none in comments, of others, and of what is no setting for an address", () => {
    const text = `# INTERCOM_URL=${plain}\nOTHER_URL=http://api.intercom.io.example.com\nNOTE=${plain}\nnext: ${plain}/contacts?page=2\nINTERCOM_URL=https://api.intercom.io\n`;
    assert.deepEqual(judgedText(text, {}).said, []);
  });
});

describe("what OkHttp logs", () => {
  const sent = ["Authorization: Bearer x", "--> END GET"];
  const log = (status: string): string =>
    [
      `--> GET ${url} http/1.1`,
      ...sent,
      `<-- ${status} ${url} (12ms)`,
      "content-type: application/json",
      "intercom-version: 2.11",
      "<-- END HTTP",
      `--> GET ${url} h2`,
      "Accept: application/json",
      ...sent,
      "",
    ].join("\n");

  it("is what was sent", () => {
    const { said, fixed } = judgedText(log("406"), {});
    assert.deepEqual(said, [`accept-missing @ ${url}`]);
    assert.equal(fixed, log("406").replace(/Bearer x\n/, "Bearer x\nAccept: application/json\n"));
  });

  it("is right where the answer says so", () => {
    assert.deepEqual(judgedText(log("200"), {}).said, []);
  });
});
