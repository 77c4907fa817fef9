import assert from "node:assert/strict";
import type { HeaderValue } from "../../../src/connectors/headerValues.ts";
import { judgeTest } from "../../../src/connectors/judgeTest.ts";
import { planTest } from "../../../src/connectors/planTest.ts";
import { type ConnectorTest, testOf } from "../../../src/connectors/testOf.ts";
import { testReport } from "../../../src/connectors/testReport.ts";
import type { DataConnector } from "../../../src/intercom/dataConnector.ts";
import { getDataConnector } from "../../../src/intercom/dataConnectors.ts";
import { seeded } from "../sample/connectors.ts";
import { withSample } from "../sample/withSample.ts";
import { sendJson, withLoopback } from "../support/loopback.ts";
import { canary, never, withClient } from "../support/withClient.ts";
import { connector, masked } from "./connector.ts";

const here = { region: "sample", version: "2.13" } as const;
const order = "https://api.intercom.io/custom_object_instances/Order";

function testable(of: DataConnector): ConnectorTest {
  const test = testOf(of, here);
  assert.ok(test.kind === "test", JSON.stringify(test));
  return test;
}

function assumed({ questions }: ConnectorTest): readonly HeaderValue[] {
  return questions.map(({ assumption }) => assumption?.is ?? { value: "{{locale}}" });
}

describe("testOf", () => {
  it("asks for the inputs that are used, declared or not, and for every header", () => {
    const of = connector({
      url: `${order}?external_id={{ external_id }}&a={{a}}`,
      headers: masked("Accept", "X-Locale"),
    });
    const { method, inputs, questions } = testable(of);
    assert.equal(method, "GET");
    assert.deepEqual(
      inputs.map(({ name, description }) => [name, description]),
      [
        ["external_id", "The external_id of the order"],
        ["a", undefined],
      ],
    );
    assert.deepEqual(
      questions.map(({ name, assumption }) => [name, assumption?.is]),
      [
        ["Accept", { value: "application/json" }],
        ["X-Locale", undefined],
      ],
    );
  });

  const refused: Readonly<Record<string, readonly [Readonly<Record<string, unknown>>, RegExp]>> = {
    "another host": [{ url: "https://shop.example.com/1" }, /sent nowhere else/],
    "a host that looks alike": [{ url: "https://api.intercom.io.example.com/" }, /nowhere else/],
    "another region": [{ url: "https://api.eu.intercom.io/me" }, /https:\/\/api\.intercom\.io\./],
    "a host from an input": [{ url: "https://{{host}}/me" }, /nowhere else/],
    "user information that imitates a host": [{ url: "https://api.intercom.io@a.b/" }, /nowhere/],
    "http:": [{ url: "http://api.intercom.io/me" }, /nowhere else/],
    "no URL": [{ url: null }, /no URL yet/],
    "no list of headers": [{ headers: null }, /does not say which headers/],
    "no method": [{ http_method: null }, /method cannot be sent/],
  };
  for (const [name, [fields, because]] of Object.entries(refused)) {
    it(`refuses ${name}`, () => {
      const test = testOf(connector(fields), here);
      assert.ok(test.kind === "untestable");
      assert.match(test.because, because);
    });
  }
});

describe("planTest", () => {
  it("fills in what was answered, each in its place's own way", () => {
    const test = testable(
      connector({
        url: `${order}/{{id}}?q={{q}}&gone={{gone}}&one={one}`,
        http_method: "put",
        body: '{"text": "{{ q }}"}',
        headers: masked("Authorization", "Accept", "X-Locale", "X-Key"),
      }),
    );
    const inputs = new Map([
      ["id", "a/b?c"],
      ["q", 'say "hi" & go'],
      ["locale", "en"],
    ]);
    const values = [
      { value: "ignored" },
      { value: "*/*" },
      { value: "{{locale}}" },
      { value: "k3y-of-mine" },
    ];
    const { request, shown, notes } = planTest(test, inputs, values);
    assert.deepEqual(request, {
      method: "PUT",
      target: `/custom_object_instances/Order/a%2Fb%3Fc?q=say%20%22hi%22%20%26%20go&gone=&one={one}`,
      headers: { Accept: "*/*", "X-Locale": "en", "X-Key": "k3y-of-mine" },
      authorize: true,
      body: '{"text": "say \\"hi\\" & go"}',
    });
    assert.match(shown, /^PUT https:\/\/api\.intercom\.io\/custom_object_instances\/Order\/a%2F/);
    assert.match(shown, /^Authorization: Bearer \[redacted \(this connection's token\)\]$/m);
    assert.doesNotMatch(shown, /k3y|ignored/);
    assert.match(notes.join("\n"), /percent-encoded .* does not document/);
  });

  it("sends no token where the connector has none, and its own for one that Intercom adds", () => {
    const headers = masked("Accept");
    const none = testable(connector({ headers }));
    assert.equal(planTest(none, new Map(), assumed(none)).request.authorize, false);
    const attached = testable(connector({ headers, token_ids: ["7"] }));
    const { request, notes } = planTest(attached, new Map(), assumed(attached));
    assert.equal(request.authorize, true);
    assert.match(notes.join("\n"), /is used in place of the authentication token/);
  });

  it("sends exactly the configured headers, and nothing implicit", async () => {
    const test = testable(connector({ headers: masked("Authorization", "Intercom-Version") }));
    await withLoopback(
      (_, response) => sendJson(response, {}),
      async ({ port, arrived }) => {
        await withClient({ port }, async (client) => {
          const { request } = planTest(test, new Map([["external_id", "1"]]), assumed(test));
          await client.sendExactly(request, never);
        });
        const { rawHeaders = [], target } = arrived.at(0) ?? {};
        const names = rawHeaders
          .filter((_, index) => index % 2 === 0)
          .map((name) => name.toLowerCase());
        assert.equal(target, "/custom_object_instances/Order?external_id=1");
        assert.deepEqual(names.sort(), [
          ...["accept-encoding", "authorization", "connection", "host"],
          ...["intercom-version", "user-agent"],
        ]);
        assert.ok(rawHeaders.includes(`Bearer ${canary}`));
      },
    );
  });
});

describe("a test against the sample", () => {
  async function tested(id: string, externalId: string) {
    let checks: ReturnType<typeof judgeTest> = [];
    await withSample({}, async ({ port, token }) => {
      await withClient({ port, token }, async (client) => {
        const { data } = await client.send(getDataConnector(id, "draft"), never);
        const test = testable(data);
        const planned = planTest(test, new Map([["external_id", externalId]]), assumed(test));
        const response = await client.sendExactly(planned.request, never);
        checks = judgeTest(response, planned.externalId);
        assert.doesNotMatch(
          testReport(data.name ?? "", planned, response, checks),
          new RegExp(token),
        );
      });
    });
    return checks.map(({ passed, title }) => `${passed ? "+" : "-"} ${title}`);
  }

  it("passes all of the guide's checks for the healthy connector", async () => {
    assert.deepEqual(await tested(seeded.healthy, "test-curl-001"), [
      "+ 200 OK",
      "+ A JSON object",
      "+ The external_id matches",
      "+ There is data to map",
    ]);
  });

  it("shows the 406 of the connector without Accept, and a miss", async () => {
    for (const [id, externalId] of [
      [seeded.withoutAccept, "test-curl-001"],
      [seeded.healthy, "nobody has this"],
    ] as const) {
      assert.deepEqual(await tested(id, externalId), ["- 200 OK", "- A JSON object"]);
    }
  });
});

describe("judgeTest", () => {
  const cases: Readonly<Record<string, readonly [number, string, string | undefined, string]>> = {
    "the requested object": [
      200,
      '{"id":"1","external_id":"a","custom_attributes":{"b":1}}',
      "a",
      "++++",
    ],
    "another object": [200, '{"external_id":"b","custom_attributes":{"b":1}}', "a", "++-+"],
    "nothing to map": [200, '{"external_id":"a","custom_attributes":{}}', "a", "+++-"],
    "an object of another kind": [200, '{"email":"a@b"}', undefined, "+++"],
    "a list": [200, '{"type":"list","data":[]}', "a", "+-"],
    "a list without a name": [200, "[]", "a", "+-"],
    "no JSON": [200, "<html>", "a", "+-"],
    nothing: [204, "", undefined, "--"],
    "an error": [406, '{"type":"error.list","errors":[]}', "a", "--"],
    "an error with 200": [200, '{"type":"error.list","errors":[]}', "a", "+--+"],
  };
  for (const [name, [status, body, externalId, marks]] of Object.entries(cases)) {
    it(name, () => {
      const checks = judgeTest({ status, body }, externalId);
      assert.equal(checks.map(({ passed }) => (passed ? "+" : "-")).join(""), marks);
      for (const { title, said } of checks) {
        assert.match(title, /^\S.*[^.]$/);
        assert.match(said, /^[A-Z].*[.]$/);
      }
    });
  }

  it("has a next step for every refusal", () => {
    const said = [400, 401, 403, 404, 406, 429, 500].map(
      (status) => judgeTest({ status, body: "{}" }, undefined)[0]?.said,
    );
    assert.equal(new Set(said).size, said.length);
  });
});

describe("testReport", () => {
  it("lets nothing act, and no secret out, from wherever it comes", () => {
    const token = ["dG9r", "OmZvb2JhcmJhemZvb2Jhcg=="].join("");
    const hostile = `[x](command:y) <b> \u202e \`\`\` Bearer ${token}`;
    const headers = masked("Authorization", "Accept");
    const test = testable(connector({ headers, body: hostile, url: `${order}?a={{a}}` }));
    const planned = planTest(test, new Map([["a", hostile]]), assumed(test));
    const body = JSON.stringify({ [hostile]: hostile });
    for (const answer of [body, hostile, "x".repeat(30_000)]) {
      const response = { status: 200, body: answer };
      const report = testReport(hostile, planned, response, judgeTest(response, undefined));
      assert.doesNotMatch(report, /dG9rO|\u202e|[^\\]\]\(command:y\) <b>(?!.*`)/);
      assert.ok(report.length < 30_000);
    }
  });
});
