import assert from "node:assert/strict";
import { examplesFound, fenced } from "./examplesFound.ts";

describe("a terminal in a document", () => {
  for (const language of ["shell-session", "console", "bash"]) {
    for (const typed of ["user@host:~$", "[user@host src]$", "(venv) ~/src $", "$"]) {
      it(`goes on behind its own signs: ${language} ${typed}`, async () => {
        const text = fenced(language, [
          `${typed} curl https://api.intercom.io/me \\`,
          '>   -H "Authorization: Bearer $TOKEN" \\',
          '>   -H "Accept: text/html"',
          '{"type": "admin"}',
        ]);
        assert.deepEqual(await examplesFound(text), ["accept-value @ text/html"]);
      });
    }
  }

  it("is none where the sign before a remark is that of a comment", async () => {
    const set = fenced("bash", ["export ACCEPT=text/html"]);
    const call = fenced("bash", [
      'curl https://api.intercom.io/me -H "Authorization: Bearer $T" -H "Accept: $ACCEPT"',
      "# Staging EU",
    ]);
    assert.deepEqual(await examplesFound(set + call), ["accept-value @ Accept"]);
  });

  it("is none in a sentence, whatever a command stands in there", async () => {
    const call = "curl -s -o /dev/null https://api.intercom.io/me -H 'Accept: text/html'";
    assert.deepEqual(
      await examplesFound(`To see that it is up: \`code=$(${call})\` is 401.\n`),
      [],
    );
    assert.equal((await examplesFound(`\`${call}\`\n`)).includes("accept-value @ text/html"), true);
  });
});
