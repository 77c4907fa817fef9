import assert from "node:assert/strict";
import { judgedText } from "./judgedText.ts";

const url = "https://api.intercom.io/me";
const authorization = String.raw`-H \"Authorization: Bearer x\"`;

const strings: Readonly<Record<string, string>> = {
  "of C": `system("curl ${url} ${authorization} -H \\"Accept: text/html\\"");`,
  "of C, behind another one": `run("a", "b \\" c", "curl ${url} -H \\"Accept: text/html\\" ${authorization}");`,
  "of Rust, with a line end written out": `const A: &str = "curl ${url} \\\\\\n ${authorization} -H \\"Accept: text/html\\"";`,
  "of TOML": `run = "curl -H 'Accept: text/html' ${authorization} ${url}"`,
  "of a log": `INFO cmd="curl -f ${url} -H \\"Accept: text/html\\" ${authorization}" status=200`,
  "for another shell": `x = "bash -c \\"curl ${url} -H 'Accept: text/html' -H 'Authorization: Bearer x'\\"";`,
  "of several lines, with the sign at a line's end escaped": `sh """\n  curl ${url} \\\\\n    -H 'Accept: text/html' \\\\\n    -H "Authorization: Bearer \\$T"\n"""`,
};

describe("commands in strings of other languages that escape them", () => {
  for (const [name, text] of Object.entries(strings)) {
    it(`are read: ${name}`, () => {
      const { said, fixed } = judgedText(`${text}\n`, {});
      assert.deepEqual(said, ["accept-value @ text/html"]);
      assert.equal(fixed, `${text}\n`.replace("text/html", "application/json"));
    });
  }

  it("get a header in quotes that are escaped", () => {
    const text = `system("curl ${url} ${authorization} -H \\"Accept;\\"");`;
    const { said, fixed } = judgedText(text, {});
    assert.equal(said.length, 1);
    assert.equal(fixed, text.replace("Accept;", "Accept: application/json"));
  });

  it("are not known where strings are joined", () => {
    for (const text of [
      `cmd = "curl ${url} -H \\"Authorization: Bearer " + t + "\\" -H \\"Accept: text/html\\"";`,
      `cmd = "curl ${url} -H \\"X-A: b\\" " + headers;`,
      `cmd = "curl ${url} -H \\"X-A: b\\" " . $headers;`,
      `char *c = "curl ${url} -H \\"X-A: b\\" "\n  "-H \\"Authorization: Bearer x\\"";`,
    ]) {
      assert.deepEqual(judgedText(text, {}).said, [], text);
    }
  });

  it("are told what they lack", () => {
    const text = `system("curl ${url} -H \\"Accept: application/json\\"");`;
    assert.deepEqual(judgedText(text, {}).said, [`authorization-missing @ ${url}`]);
  });

  it("are open where it is a shell's string of several lines", () => {
    const text = `a: |\n  sh -c "\n    curl -H 'Accept: application/json' ${authorization} ${url}\n  "\n`;
    assert.deepEqual(judgedText(text, { languageId: "yaml" }).said, []);
  });
});
