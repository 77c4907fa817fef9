import assert from "node:assert/strict";
import { diagnoseText } from "../../../src/analysis/diagnoseText.ts";
import { codeLoader } from "../../../src/analysis/codeLoader.ts";

const loadCode = codeLoader(import.meta.dirname);

async function codesIn(languageId: string, text: string): Promise<readonly string[]> {
  const input = { text, hints: { languageId }, options: {}, atMost: 100 };
  const { requests } = await diagnoseText(input, loadCode);
  return requests.flatMap(({ findings }) => findings.map(({ code }) => code));
}

const curl = `curl -H "Accept: text/html" -H "Authorization: Bearer $T" https://api.intercom.io/me`;
const ignore = "intercom-request-doctor: ignore";

describe("findings that comments tell to ignore", () => {
  for (const [name, text, left] of [
    ["on the line before", `# ${ignore} accept-value\n${curl}`, ["version-missing"]],
    ["on the line itself", `${curl} # ${ignore} accept-value`, ["version-missing"]],
    ["several", `# ${ignore} accept-value, version-missing\n${curl}`, []],
    ["all of them", `# ${ignore}\n${curl}`, []],
    ["with a reason behind it", `# ${ignore}: the legacy gateway wants it\n${curl}`, []],
    [
      "with a reason behind the codes",
      `# ${ignore} accept-value -- legacy\n${curl}`,
      ["version-missing"],
    ],
    ["with a reason of words alone", `# ${ignore} this is on purpose\n${curl}`, []],
    [
      "with a reason that has a hyphen in it",
      `# ${ignore} well-known quirk of the gateway\n${curl}`,
      [],
    ],
    [
      "not those of a code that is misspelt",
      `# ${ignore} acept-value\n${curl}`,
      ["accept-value", "version-missing"],
    ],
    [
      "not those of a code that is cut short",
      `# ${ignore} content-type\n${curl}`,
      ["accept-value", "version-missing"],
    ],
    ["codes in any case", `# ${ignore} Accept-Value, VERSION-MISSING\n${curl}`, []],
    [
      "by two comments on one line",
      `${curl} # ${ignore} accept-value # ${ignore} version-missing`,
      [],
    ],
    [
      "not those of other codes",
      `# ${ignore} accept-name\n${curl}`,
      ["accept-value", "version-missing"],
    ],
    ["not those further on", `# ${ignore}\n\n${curl}`, ["accept-value", "version-missing"]],
    [
      "not those behind a line of its own",
      `true # ${ignore}\n${curl}`,
      ["accept-value", "version-missing"],
    ],
    ["lines that end as on Windows", `# ${ignore}\r\n${curl}`, []],
    [
      "the last line, with nothing behind it",
      `${curl}\n# ${ignore}`,
      ["accept-value", "version-missing"],
    ],
  ] as const) {
    it(name, async () => {
      assert.deepEqual(await codesIn("shellscript", text), left);
    });
  }

  it("on any number of lines, each with any number of blanks and of comments", async () => {
    const comments = `#${" ".repeat(500_000)}# ${ignore}\n${`# ${ignore} `.repeat(60_000)}\n`;
    const text = `${curl}\n${comments}${`${curl} # ${ignore}\n`.repeat(2000)}`;
    assert.deepEqual(await codesIn("plaintext", text), ["accept-value", "version-missing"]);
  });

  it("in other languages", async () => {
    const go = `package main\nimport "net/http"\nfunc f() {\n\t// ${ignore} accept-missing, authorization-missing, version-missing\n\thttp.Get("https://api.intercom.io/me")\n}`;
    assert.deepEqual(await codesIn("go", go), []);
    const table = `<!-- ${ignore} accept-value -->\n\`\`\`http\nGET https://api.intercom.io/me\nAccept: text/html\nAuthorization: Bearer {{token}}\n\`\`\``;
    assert.ok((await codesIn("markdown", table)).includes("accept-value"), "it stands elsewhere");
  });
});
