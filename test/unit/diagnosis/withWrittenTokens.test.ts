import assert from "node:assert/strict";
import { withoutIgnored } from "../../../src/analysis/withoutIgnored.ts";
import { locatedFindings } from "../../../src/cli/locatedFinding.ts";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { findingsOf } from "../../../src/diagnosis/findingsOf.ts";
import { report } from "../../../src/text/report.ts";
import { digestOf } from "../../../src/model/digestOf.ts";
import { extractRequests } from "../../../src/requests/extract.ts";

/** Made up, in the form of Intercom's: “tok:”, an id, two numbers. */
const token = encoded("0a1b2c3d_0000_4000_8000_00000000abcd");

function encoded(id: string): string {
  return Buffer.from(`tok:${id}:1:0`).toString("base64");
}

function tokensFound(text: string): readonly string[] {
  const diagnosis = diagnose(extractRequests(text, { languageId: "shellscript" }));
  return findingsOf(diagnosis)
    .filter(({ code }) => code === "token-in-file")
    .map(({ span }) => text.slice(span.start, span.end));
}

describe("tokens that are written out", () => {
  const request = 'curl https://api.intercom.io/me -H "Accept: application/json"';

  it("are found beside a request that does not send them", () => {
    assert.deepEqual(tokensFound(`${request} -H "$AUTH"\nSPARE=${token} ./run\n`), [token]);
    assert.deepEqual(tokensFound(`: ${token}\n${request} -H "$AUTH"\n`), [token]);
  });

  it("are found once where a request sends them", () => {
    const sent = `Authorization: Bearer ${token}`;
    assert.deepEqual(tokensFound(`${request} -H "${sent}"\n`), [`Bearer ${token}`]);
  });

  it("are an error where one is that of the active connection", () => {
    const extraction = extractRequests(`${request}\n: ${token}\n`, { languageId: "shellscript" });
    const { requests } = diagnose(extraction, { activeTokenDigest: digestOf(token) });
    const found = requests.flatMap(({ findings }) => findings);
    assert.equal(found.find(({ code }) => code === "token-in-file")?.severity, "error");
  });

  it("are none that stand for one, and none of another's", () => {
    const others = [
      `dG9rO${"x".repeat(43)}`,
      token.slice(0, 30),
      `x${token}`,
      encoded("an_example_of_a_token_for_docs"),
    ];
    for (const other of others) assert.deepEqual(tokensFound(`${request}\n# ${other}\n`), []);
  });

  it("are found where no request to Intercom is to be seen", () => {
    const text = `TOKEN=${token}\ncurl "$URL"\n`;
    assert.deepEqual(tokensFound(text), [token]);
    const ignored = `# intercom-request-doctor: ignore token-in-file\n${text}`;
    const diagnosis = diagnose(extractRequests(ignored, { languageId: "shellscript" }));
    assert.deepEqual(findingsOf(diagnosis).length, 1);
    assert.deepEqual(findingsOf(withoutIgnored(diagnosis, ignored)), []);
    assert.match(
      report({ diagnosis, origin: "a text", repaired: undefined }).text,
      /token-in-file/,
    );
    const [located] = locatedFindings("a.sh", text, diagnose(extractRequests(text)));
    assert.deepEqual(located && [located.line, located.client, located.fix], [
      1,
      "unknown",
      undefined,
    ]);
  });
});
