import assert from "node:assert/strict";
import { extractRequests, type TextHints } from "../../../src/requests/extract.ts";
import { judgedText } from "./judgedText.ts";

const url = "https://api.intercom.io/me";

function local(command: string): string {
  return `resource "null_resource" "x" {\n  provisioner "local-exec" {\n    command = ${command}\n  }\n}\n`;
}

function cell(line: string): string {
  return JSON.stringify({
    cells: [{ cell_type: "code", metadata: {}, source: [line], outputs: [] }],
    metadata: { language_info: { name: "python" } },
  });
}

const terraform = { languageId: "terraform" };
const yaml = { languageId: "yaml" };
const shell = { languageId: "shellscript" };
const notebook = { fileName: "a.ipynb" };

/** Commands that may get more headers from whoever fills their words in. */
const open: Readonly<Record<string, readonly [text: string, hints: TextHints]>> = {
  "a header of Terraform": [local(`"curl ${url} -H '\${var.auth}'"`), terraform],
  "words of Terraform": [local(`"curl \${local.headers} ${url}"`), terraform],
  "a short name of Terraform": [
    local(`<<-EOT\n      curl ${url} -H '\${h}'\n    EOT\n  `),
    terraform,
  ],
  "words of a workflow": [`- run: curl -f ${url} \${{ env.HEADERS }}\n`, yaml],
  "words of a workflow before the URL": [`- run: |\n    curl \${{ env.HEADERS }} ${url}\n`, yaml],
  "a header of a workflow": [`- run: |\n    curl ${url} -H "\${{ env.AUTH }}"\n`, yaml],
  "words of a chart": [`- curl {{ .Values.curlArgs }} ${url}\n`, yaml],
  "a header of a playbook": [`- command: curl ${url} -H "{{ accept }}" -H "{{ auth }}"\n`, yaml],
  "a header with a colon in what is filled in": [
    `- command: curl ${url} -H "{{ x | default('Accept: a/b') }}"\n`,
    yaml,
  ],
  "a condition of a template": [`curl ${url} {% if h %}-H "{{ h }}"{% endif %}\n`, shell],
  "a header of ERB": [`curl ${url} -H "<%= Auth::header %>"\n`, shell],
  "a name of a header": [`curl ${url} -H "{{ name }}: Bearer $T"\n`, shell],
  "words between signs of a percentage": [`curl ${url} %HEADERS%\n`, shell],
  "words left out": [`curl ${url} [options]\ncurl ${url} -H "..."\n`, shell],
  "a header of wget": [`wget --header="{{ auth }}" ${url}\n`, shell],
  "an item of HTTPie": [`http ${url} "{{ auth }}"\nhttp ${url} "{{ name }}:x"\n`, shell],
  "a variable of a task": [
    JSON.stringify({ command: `curl ${url} -H '\${input:auth}'` }),
    { languageId: "json" },
  ],
  "words of a notebook": [cell(`!curl -s ${url} {headers}`), notebook],
  "a short name of a notebook": [cell(`!curl -s ${url} -H "{h}"`), notebook],
};

describe("words that somebody else than the shell fills in", () => {
  for (const [name, [text, hints]] of Object.entries(open)) {
    it(`may be any headers: ${name}`, () => {
      const { requests } = extractRequests(text, hints);
      assert.notEqual(requests.length, 0);
      assert.ok(requests.every(({ headersComplete }) => !headersComplete));
      assert.deepEqual(judgedText(text, hints).said, []);
    });
  }

  const closed: readonly string[] = [
    `curl ${url}/{{ id }} -H "Accept: a/b"`,
    `curl -X {{ method }} ${url} -H "Accept: {{ accept }}"`,
    `curl -o {{ file }} ${url} -w "%{http_code}"`,
    `curl ${url} -H 'X-A: #{a}' -H '\${AUTH}'`,
  ];
  for (const text of closed) {
    it(`are no headers elsewhere: ${text}`, () => {
      const said = judgedText(text, shell).said.map((each) => each.split(" ")[0]);
      assert.equal(said.at(-1), "authorization-missing");
    });
  }
});
