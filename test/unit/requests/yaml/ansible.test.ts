import assert from "node:assert/strict";
import { extractRequests } from "../../../../src/requests/extract.ts";
import { judgedText } from "../judgedText.ts";
import { seen } from "../seen.ts";

const yaml = { languageId: "yaml" };

function play(...lines: readonly string[]): string {
  return [
    "- hosts: localhost",
    "  vars:",
    "    intercom: https://api.intercom.io",
    "  tasks:",
    "    - name: ask",
    ...lines.map((line) => `      ${line}`),
    "",
  ].join("\n");
}

const authorized = ["  headers:", "    Authorization: Bearer x"];

describe("tasks of Ansible", () => {
  it("are requests", () => {
    const text = play(
      "ansible.builtin.uri:",
      '  url: "{{ intercom }}/contacts/{{ id }}"',
      "  method: post",
      "  headers:",
      "    Accept: a/b",
      '    Authorization: "Bearer {{ token }}"',
      "  body_format: json",
      "  body:",
      "    a: b",
      "register: found",
    );
    assert.deepEqual(extractRequests(text, yaml).requests.map(seen), [
      {
        ...{ form: "table json", method: "POST", complete: true, elsewhere: false },
        url: "https://api.intercom.io/contacts/{{ id }}",
        headers: [
          "Accept: a/b",
          "Authorization: ?Bearer {{ token }}",
          "(implied) Content-Type: application/json",
        ],
      },
    ]);
  });

  it("keep variables without quotes as such where a part of one changes", () => {
    const request = (scheme: string): string =>
      play(
        "uri:",
        '  url: "{{ scheme }}://api.intercom.io/me"',
        "  headers:",
        "    Accept: application/json",
        "    Authorization: Bearer x",
      ).replace("  vars:", `  vars:\n    scheme: ${scheme}`);
    const { said, fixed } = judgedText(request("http"), yaml);
    assert.deepEqual(said, ["plain-http @ http"]);
    assert.equal(fixed, request("https"));
  });

  it("may have headers from elsewhere", () => {
    const url = '  url: "{{ intercom }}/me"';
    const given = play("uri:", url, '  headers: "{{ headers }}"');
    assert.deepEqual(judgedText(given, yaml).said, []);
    const named = [
      '    "{{ accept }}": application/json',
      "    '{% if a %}Accept{% endif %}': b/c",
    ];
    for (const line of named) {
      const text = play("uri:", url, "  headers:", line, "    Authorization: Bearer x");
      assert.deepEqual(judgedText(text, yaml).said, [], line);
    }
    const defaults = `${play("uri:", url)}  module_defaults:\n    uri:\n      headers:\n        A: b\n`;
    assert.deepEqual(judgedText(defaults, yaml).said, []);
    assert.deepEqual(extractRequests("uri: https://api.intercom.io\n", yaml).requests, []);
  });

  it("are right over lines, with templates and tabs that no YAML has, and with what is merged into them", () => {
    const right: readonly (readonly string[])[] = [
      [...authorized, "    Accept:", "      application/json"],
      ["  headers:", "    Accept: application/json", "    Authorization: Bearer", "      {{ x }}"],
      ["  headers:", "    Accept: application/json", "    Authorization: Bearer {{ a['b: c'] }}"],
      ["  headers:", "\t\tAccept: application/json", "\t\tAuthorization: Bearer x"],
      [
        "  headers:",
        "    {% if x %}",
        "    Accept: {{ y }}",
        "    {% endif %}",
        "    X: a: b",
        "    Authorization: Bearer b",
      ],
      ["  headers: {<<: *common, A: b}"],
      ["  <<: *common"],
    ];
    for (const lines of right) {
      const text = play("uri:", '  url: "{{ intercom }}/me"', ...lines);
      assert.deepEqual(judgedText(text, yaml).said, [], text);
    }
  });

  const wrong: Readonly<
    Record<
      string,
      readonly [lines: readonly string[], said: readonly string[], fixed: readonly string[]]
    >
  > = {
    "no headers": [
      ["uri:", '  url: "{{ intercom }}/me"'],
      ["accept-missing @ {{ intercom }}/me", "authorization-missing @ {{ intercom }}/me"],
      ["uri:", '  url: "{{ intercom }}/me"', "  headers:", '    "Accept": "application/json"'],
    ],
    "one header less": [
      ["uri:", "  url: https://api.intercom.io/me", "  headers:", "    Authorization: Bearer x"],
      ["accept-missing @ https://api.intercom.io/me"],
      [
        "uri:",
        "  url: https://api.intercom.io/me",
        "  headers:",
        "    Authorization: Bearer x",
        '    "Accept": "application/json"',
      ],
    ],
    "another type": [
      [
        "uri:",
        "  url: https://api.intercom.io/me",
        "  headers: # these",
        "    Authorization: Bearer x",
        "    Accept: text/html # why",
      ],
      ["accept-value @ text/html"],
      [
        "uri:",
        "  url: https://api.intercom.io/me",
        "  headers: # these",
        "    Authorization: Bearer x",
        '    Accept: "application/json" # why',
      ],
    ],
    "a header with nothing in it": [
      ["uri:", "  url: https://api.intercom.io/me", ...authorized, "    Accept:"],
      ["accept-value @ Accept:"],
      [
        "uri:",
        "  url: https://api.intercom.io/me",
        ...authorized,
        '    Accept: "application/json"',
      ],
    ],
    "headers in braces": [
      ["uri:", "  url: https://api.intercom.io/me", "  headers: {Authorization: Bearer x}"],
      ["accept-missing @ https://api.intercom.io/me"],
      [
        "uri:",
        "  url: https://api.intercom.io/me",
        '  headers: {Authorization: Bearer x, "Accept": "application/json"}',
      ],
    ],
    "all of it in braces": [
      ["uri: {url: https://api.intercom.io/me, headers: {Accept: a/b, Authorization: Bearer x}}"],
      ["accept-value @ a/b"],
      [
        'uri: {url: https://api.intercom.io/me, headers: {Accept: "application/json", Authorization: Bearer x}}',
      ],
    ],
    "a text of its own, named again": [
      [
        "vars:",
        "  type: &type text/html",
        "uri:",
        "  url: https://api.intercom.io/me",
        ...authorized,
        "    Accept: *type",
      ],
      ["accept-value @ text/html"],
      [
        "vars:",
        '  type: &type "application/json"',
        "uri:",
        "  url: https://api.intercom.io/me",
        ...authorized,
        "    Accept: *type",
      ],
    ],
    "a URL without quotes": [
      ["uri:", "  url: http://api.intercom.io/me", ...authorized, "    Accept: application/json"],
      ["plain-http @ http://api.intercom.io/me"],
      ["uri:", "  url: https://api.intercom.io/me", ...authorized, "    Accept: application/json"],
    ],
    "a URL over lines": [
      ["uri:", "  url: >-", "    https://api.intercom.io/me", ...authorized],
      ["accept-missing @ https://api.intercom.io/me"],
      [
        "uri:",
        "  url: >-",
        "    https://api.intercom.io/me",
        ...authorized,
        '    "Accept": "application/json"',
      ],
    ],
  };
  for (const [name, [lines, said, fixed]] of Object.entries(wrong)) {
    it(`are judged: ${name}`, () => {
      const judged = judgedText(play(...lines), yaml);
      assert.deepEqual(judged.said, said);
      assert.equal(judged.fixed, play(...fixed));
    });
  }
});
