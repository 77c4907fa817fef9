import assert from "node:assert/strict";
import { judgedText } from "./judgedText.ts";

const url = "https://api.intercom.io/me";
const authorization = '-H "Authorization: Bearer $T"';
const hints = { fileName: "Dockerfile" };

function said(...lines: readonly string[]): readonly string[] {
  return judgedText(`${lines.join("\n")}\n`, hints).said;
}

describe("instructions of a Dockerfile", () => {
  it("go on behind comments and blank lines", () => {
    for (const line of ["    # the token", "#", ""]) {
      assert.deepEqual(said(`RUN curl ${url} \\`, line, line, `    ${authorization}`), []);
    }
    assert.deepEqual(
      judgedText(`RUN curl ${url} \\\r\n  # a\r\n  ${authorization}\r\n`, hints).said,
      [],
    );
    const fence = ["```dockerfile", `RUN curl ${url} \\`, "  # a", `  ${authorization}`, "```", ""];
    assert.deepEqual(judgedText(fence.join("\n"), { languageId: "markdown" }).said, []);
  });

  it("keep their comments where something is repaired", () => {
    const text = `RUN curl ${url} \\\n  # a \\\n  -H "Accept: text/html" \\\n  # b\n  ${authorization} # c\n`;
    const judged = judgedText(text, hints);
    assert.deepEqual(judged.said, ["accept-value @ text/html"]);
    assert.equal(judged.fixed, text.replace("text/html", "application/json"));
  });

  it("end where no line goes on", () => {
    assert.deepEqual(said(`RUN curl ${url}`, "# a", `# ${authorization}`), [
      `authorization-missing @ ${url}`,
    ]);
  });

  it("may get more words where an image is run", () => {
    assert.deepEqual(
      said(`ENTRYPOINT ["curl", "${url}"]`, 'CMD ["-H", "Authorization: Bearer x"]'),
      [],
    );
    assert.deepEqual(said(`ENTRYPOINT [ \\`, `  "curl", "-f",`, `  "${url}" ]`), []);
    assert.deepEqual(said(`ENTRYPOINT ["curl", "${url}", "-H", "Accept: text/html"]`), [
      "accept-value @ text/html",
    ]);
  });

  it("may get none where it runs a shell, or is run in its place", () => {
    for (const line of [`ENTRYPOINT ["sh", "-c", "curl ${url}"]`, `CMD ["curl", "-f", "${url}"]`]) {
      assert.deepEqual(said(line), [`authorization-missing @ ${url}`]);
    }
  });
});
