import assert from "node:assert/strict";
import { judgedText } from "../judgedText.ts";

const call = `curl -s https://api.intercom.io/me -H "Accept:$ACCEPT" -H "Authorization:Bearer $T"`;
const yaml = { languageId: "yaml" } as const;

describe("variables of the environment that YAML sets", () => {
  const unknown: Readonly<Record<string, string>> = {
    "set anew between braces": `variables:\n  ACCEPT: text/html\na:\n  variables: {ACCEPT: application/json}\n  script:\n    - ${call}\n`,
    "set anew with quotes around the name": `env:\n  ACCEPT: text/html\njobs:\n  a:\n    env:\n      "ACCEPT": application/json\n    steps:\n      - run: ${call}\n`,
    "set anew in a list": `variables:\n  ACCEPT: text/html\njobs:\n  - variables:\n      - name: ACCEPT\n        value: application/json\n    steps:\n      - script: ${call}\n`,
    "set anew behind its name": `variables:\n  ACCEPT: text/html\na:\n  variables:\n    ACCEPT:\n      value: application/json\n  script:\n    - ${call}\n`,
    "written to a file": `env:\n  ACCEPT: text/html\nsteps:\n  - run: echo "ACCEPT=application/json" >> "$GITHUB_ENV"\n  - run: ${call}\n`,
    "of another job": `jobs:\n  lint:\n    env:\n      ACCEPT: text/html\n    steps:\n      - run: make lint\n  ping:\n    steps:\n      - run: ${call}\n`,
    "of another step": `steps:\n  - env:\n      ACCEPT: text/html\n    run: make\n  - run: ${call}\n`,
    "of another document": `env:\n  ACCEPT: text/html\n---\nsteps:\n  - run: ${call}\n`,
    "which are inputs": `inputs:\n  ACCEPT: text/html\nsteps:\n  - run: ${call}\n`,
    "where others come from elsewhere": `env:\n  ACCEPT: text/html\njobs:\n  a:\n    env: \${{ fromJSON(vars.ENV) }}\n    steps:\n      - run: ${call}\n`,
    "where others are inherited": `variables:\n  ACCEPT: text/html\na:\n  extends: .base\n  script:\n    - ${call}\n`,
    "of a container": `services:\n  web:\n    environment:\n      ACCEPT: text/html\n    command: ${call}\n`,
  };
  for (const [name, text] of Object.entries(unknown)) {
    it(`are not known: ${name}`, () => {
      assert.deepEqual(judgedText(text, yaml).said, []);
    });
  }

  const known: Readonly<Record<string, string>> = {
    "of a workflow": `env:\n  ACCEPT: text/html\njobs:\n  a:\n    steps:\n      - run: ${call}\n`,
    "of a job": `jobs:\n  a:\n    env:\n      # what pages have\n      ACCEPT: text/html\n\n    steps:\n    - run: ${call}\n`,
    "of a step": `jobs:\n  a:\n    steps:\n      - env:\n          ACCEPT: text/html\n        run: |\n          ${call}\n`,
    "of a pipeline": `variables:\n  ACCEPT: "text/html"\na:\n  script:\n    - ${call}\n`,
  };
  for (const [name, text] of Object.entries(known)) {
    it(`are known, and not replaced where they are used: ${name}`, () => {
      const { said, fixed } = judgedText(text, yaml);
      assert.equal(said.length, 1);
      assert.match(said.join(), /^accept-value @ /);
      assert.equal(fixed, text);
    });
  }
});

describe("variables of a script whose language nobody tells", () => {
  it("leave what stands beside them to be repaired", () => {
    const text = `API=https://api.intercom.io\ncurl "$API/contact/1" -H "Accept: text/html" -H "Authorization: Bearer x"\n`;
    const { said, fixed } = judgedText(text, {});
    assert.equal(said.length, 2);
    assert.equal(
      fixed,
      text.replace("contact/", "contacts/").replace("text/html", "application/json"),
    );
  });

  it("are not replaced by what they should be", () => {
    const text = `A=text/html\ncurl https://api.intercom.io/me -H "Accept: $A" -H "Authorization: Bearer x"\n`;
    const { said, fixed } = judgedText(text, {});
    assert.equal(said.length, 1);
    assert.equal(fixed, text);
  });

  it("are not known where they are empty", () => {
    const text = `A=""\ncurl https://api.intercom.io/me -H "Accept:$A" -H "Authorization: Bearer x"\n`;
    assert.deepEqual(judgedText(text, {}).said, []);
  });
});
