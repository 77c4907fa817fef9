import assert from "node:assert/strict";
import { isVariableName } from "../../../src/diagnosis/isVariableName.ts";
import { isSecretHeader } from "../../../src/intercom/secrets.ts";
import { judged } from "../requests/code/judged.ts";

describe("names of variables", () => {
  it("are words", () => {
    const names = ["token", "TOKEN", "intercom_token", "accessToken", "_.token", "env.API_KEY"];
    for (const name of [...names, "INTERCOM_accessToken", " token ", "$json.token"]) {
      assert.equal(isVariableName(name), true, name);
    }
  });

  it("are nothing that may be a secret", () => {
    for (const text of ["hunter2SECRET", "pwSECRETpw", "dG9rOjEy", "", "a b", "x".repeat(41)]) {
      assert.equal(isVariableName(text), false, text);
    }
  });

  it("are asked for in headers that have secrets", () => {
    for (const name of ["Authorization", "proxy-authorization", "Cookie", "X-Api-Key", "X-Token"]) {
      assert.equal(isSecretHeader(name), true, name);
    }
    for (const name of ["Accept", "Content-Type", "Intercom-Version", "X-Keyboard"]) {
      assert.equal(isSecretHeader(name), false, name);
    }
  });

  it("are named in a script, and nothing else", async () => {
    const messages = async (word: string): Promise<readonly string[]> =>
      (
        await judged(
          "shell",
          `curl -s https://api.intercom.io/me -H "Accept: application/json" -H "Authorization: Bearer {${word}}"\n`,
        )
      ).flatMap(({ findings }) =>
        findings
          .filter(({ code }) => code === "single-brace-variable")
          .map(({ message }) => message),
      );
    assert.match(
      (await messages("INTERCOM_TOKEN")).join("\n"),
      /^\{INTERCOM_TOKEN\} is not a shell variable/,
    );
    assert.match((await messages("HUNTER2SECRET")).join("\n"), /^The text in braces/);
  });
});
