import assert from "node:assert/strict";
import fc from "fast-check";
import { connectorText } from "../../../src/diagnosis/connectorText.ts";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { formatJson } from "../../../src/intercom/json.ts";

const raw = {
  type: "data_connector",
  id: "12345",
  name: "Get order",
  url: 'https://api.intercom.io/custom_object_instances/Order?external_id={{external_id}}&q="',
  body: 'say "{{word}}"',
  headers: [
    { name: "Authorization", value: "****" },
    { name: "X-Trace", value: "{{trace}}" },
  ],
  http_method: "post",
  data_inputs: [
    { name: "external_id", type: "string", description: null, required: true, default_value: "" },
  ],
  response_fields: [{ path: "custom_attributes.Title", type: "string" }],
  token_ids: ["7"],
};

describe("connectorText", () => {
  it("finds every part of the request, and where it stands", () => {
    const text = formatJson(raw);
    const found = connectorText(text);
    assert.ok(found);
    const { request, connector } = found;
    const at = (span: { start: number; end: number } | undefined): string =>
      span === undefined ? "nowhere" : text.slice(span.start, span.end);
    assert.deepEqual([request.client, request.method.text], ["dataConnector", "POST"]);
    assert.equal(at(request.method.span), "post");
    assert.equal(request.url?.kind === "known" && request.url.text, raw.url);
    assert.equal(at(request.url?.span), raw.url.replace('"', '\\"'));
    assert.equal(at(request.body), JSON.stringify(raw.body));
    assert.deepEqual([request.headersComplete, request.authorizationElsewhere], [true, true]);
    assert.deepEqual(
      request.headers.map(({ name, value }) => [name, value.kind, at(value.span)]),
      [
        ["Authorization", "unknown", "****"],
        ["X-Trace", "known", "{{trace}}"],
      ],
    );
    assert.equal(connector.body, raw.body);
    assert.deepEqual(connector.responsePaths, ["custom_attributes.Title"]);
    const [input] = connector.inputs ?? [];
    assert.deepEqual([input?.name, input?.description], ["external_id", undefined]);
    assert.deepEqual(JSON.parse(at(input?.span)), raw.data_inputs[0]);
  });

  it("knows nothing of what is not told", () => {
    const found = connectorText('{"id": "1", "url": null, "headers": null, "body": ""}');
    assert.ok(found);
    const { request, connector } = found;
    assert.deepEqual(
      [request.url, request.body, request.headersComplete],
      [undefined, undefined, false],
    );
    assert.deepEqual([connector.inputs, connector.responsePaths], [undefined, undefined]);
  });

  it("is none of a text that is no object", () => {
    for (const text of ["", "[]", "null", "no JSON"]) {
      assert.equal(connectorText(text), undefined, text);
    }
  });

  it("never throws, and stays within the text", () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.record({ url: fc.json(), headers: fc.json(), data_inputs: fc.json() }),
        (any, parts) => {
          const object = `{${Object.entries(parts)
            .map(([name, value]) => `"${name}": ${value}`)
            .join()}}`;
          for (const text of [any, object]) {
            const { request, connector } = connectorText(text) ?? {};
            if (request === undefined) continue;
            const { requests, failures } = diagnose(
              { requests: [request], errors: [], cutOff: false },
              { connector },
            );
            assert.deepEqual(failures, []);
            for (const { span } of requests.flatMap(({ findings }) => findings)) {
              assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
            }
          }
        },
      ),
    );
  });
});
