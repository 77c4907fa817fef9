import assert from "node:assert/strict";
import { judgedText } from "../judgedText.ts";

const yaml = { languageId: "yaml" };
const url = "https://api.intercom.io/me";
const authorization = "Authorization: Bearer $(T)";

/** A list of YAML, an item a line. */
function list(key: string, ...items: readonly string[]): string {
  return [`${key}:`, ...items.map((item) => `  - ${item}`), ""].join("\n");
}

const whole: Readonly<Record<string, string>> = {
  "arguments beside the program": `command: ["curl", "${url}"]\nargs: ["-H", "${authorization}"]\n`,
  "arguments beside the program, an item a line":
    list("command", "curl", "-f", url) + list("args", "--header", `"${authorization}"`),
  "arguments beside a program without any":
    list("command", "curl") + list("args", url, `"-H${authorization}"`),
  "arguments of a service": `entrypoint: ["curl", "${url}"]\ncommand: ["-H", "${authorization}"]\n`,
  "arguments that are filled in": `command: ["curl", "${url}"]\nargs: {{ .Values.args }}\n`,
  "arguments that stand elsewhere": `x: &args ["-H", "a: b"]\na:\n  command: ["curl", "${url}"]\n  args: *args\n`,
  "words without quotes": `command: [curl, ${url}, -H, "${authorization}"]\n`,
  "comments and blank lines": `command:\n  - curl\n  # a\n  - ${url}\n\n  - -H\n  - "${authorization}"\n`,
  "folded and literal texts": list("command", "curl", url, "-H", `>-\n    ${authorization}`),
  "an alias": list("command", "curl", url, "*auth"),
  "a tag": list("command", "curl", url, "-H", `!!str "${authorization}"`),
  "what a template fills in": list("command", "curl", url, "-H", "{{ .Values.header | quote }}"),
  "what a template repeats": `command:\n  - curl\n  - ${url}\n  {{- range .Values.headers }}\n  - -H\n  - {{ . | quote }}\n  {{- end }}\n`,
};

describe("commands that YAML writes as lists", () => {
  for (const [name, text] of Object.entries(whole)) {
    it(`have all of their words: ${name}`, () => {
      assert.deepEqual(judgedText(text, yaml).said, []);
    });
  }

  it("are told what they lack", () => {
    for (const text of [
      `command: ["curl", "${url}"]\nargs: ["-H", "Accept: application/json"]\n`,
      list("command", "curl", url, "-H", '"Accept: application/json"'),
      `- command: ["curl", "-f", "${url}"]\n- args: ["-H", "${authorization}"]\n`,
    ]) {
      assert.deepEqual(judgedText(text, yaml).said, [`authorization-missing @ ${url}`], text);
    }
  });

  it("are repaired in the list that is wrong", () => {
    const text = `command: ["curl", "${url}"]\nargs: ["-H", "${authorization}", "-H", "Accept: text/html"]\n`;
    const { said, fixed } = judgedText(text, yaml);
    assert.deepEqual(said, ["accept-value @ text/html"]);
    assert.equal(fixed, text.replace("text/html", "application/json"));
  });

  it("get no options in quotes that do not escape theirs", () => {
    const script = `curl -H "${authorization}" -d "{}" https://api.intercom.io/contacts`;
    const single = `command: [sh, -c, 'set -e; ${script}']\n`;
    assert.equal(judgedText(single, yaml).fixed, single);
    const double = `command: [sh, -c, ${JSON.stringify(`set -e; ${script}`)}]\n`;
    assert.ok(judgedText(double, yaml).fixed.includes('-H \\"Content-Type: application/json\\"'));
  });
});
