import assert from "node:assert/strict";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { extractRequests } from "../../../src/requests/extract.ts";
import { judgedText } from "./judgedText.ts";

const json = { languageId: "json" };
const uri = "https://api.intercom.io/me";

const cassette = (headers: object, response: object): string =>
  JSON.stringify({
    http_interactions: [{ request: { method: "get", uri, headers }, response }],
  });

describe("recorded exchanges in JSON", () => {
  it("have lists of values", () => {
    const text = cassette({ Accept: ["text/html"] }, { status: { code: 406, message: "No" } });
    const { said, fixed } = judgedText(text, json);
    assert.deepEqual(said, ["accept-value @ text/html"]);
    assert.equal(fixed, text.replace("text/html", "application/json"));
    const [request] = extractRequests(text, json).requests;
    assert.equal(request?.client, "unknown");
  });

  it("are right where they were taken, and where several values may be", () => {
    const right: Readonly<Record<string, string>> = {
      taken: cassette({ "User-Agent": ["b"] }, { status: { code: 200 } }),
      "taken, as a number": cassette({ "User-Agent": ["b"] }, { status: 200 }),
      "several values": cassette({ Accept: ["text/html", "application/json"] }, {}),
    };
    for (const [name, text] of Object.entries(right)) {
      assert.deepEqual(judgedText(text, json).said, [], name);
    }
  });

  it("are no Data Connectors, whatever was answered", () => {
    const text = cassette({ "User-Agent": ["b"] }, {});
    assert.deepEqual(judgedText(text, json).said, [`accept-missing @ ${uri}`]);
    const { requests } = diagnose(extractRequests(text, json));
    for (const { request, findings } of requests) {
      assert.equal(request.client, "unknown");
      assert.ok(findings.every(({ message }) => !message.includes("Connector")));
    }
  });
});

describe("blocks of Terraform in JSON", () => {
  const block = (of: object): string => JSON.stringify({ data: { http: { me: of } } });
  const token = { Authorization: "Bearer ${var.t}" };

  it("are sent by Terraform", () => {
    const text = block({ url: uri, request_headers: token });
    const { said, fixed } = judgedText(text, json);
    assert.deepEqual(said, [`accept-missing @ ${uri}`]);
    assert.match(fixed, /\$\{var\.t\}", "Accept": "application\/json"\}/);
    assert.equal(extractRequests(text, json).requests[0]?.client, "terraform");
  });

  it("may have no headers yet, or values that are filled in", () => {
    const { said, fixed } = judgedText(block({ url: uri }), json);
    assert.deepEqual(said, [`accept-missing @ ${uri}`, `authorization-missing @ ${uri}`]);
    assert.match(fixed, /"request_headers": \{ "Accept": "application\/json" \}/);
    const filled = block({ url: uri, request_headers: { ...token, Accept: "${var.accept}" } });
    assert.deepEqual(judgedText(filled, json).said, []);
  });
});
