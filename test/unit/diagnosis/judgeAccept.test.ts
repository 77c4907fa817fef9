import assert from "node:assert/strict";
import fc from "fast-check";
import { type AcceptVerdict, judgeAccept } from "../../../src/diagnosis/accept.ts";
import { acceptsJson, axiosDefaultAccept } from "../../../src/sample/acceptsJson.ts";
import { exchange } from "../sample/exchange.ts";
import { withSample } from "../sample/withSample.ts";

const judged: readonly (readonly [string, AcceptVerdict["kind"]])[] = [
  ["application/json", "accepted"],
  ["Application/JSON", "accepted"],
  [" application/json ", "accepted"],
  ["application/json; charset=utf-8", "accepted"],
  ["application/json;q=0.1", "accepted"],
  ["application/json,", "accepted"],
  ["application/*", "accepted"],
  ["*/*", "accepted"],
  ["*/*;q=0.8", "accepted"],
  ["application/vnd.intercom.3+json", "accepted"],
  ["application/vnd.intercom.4+json", "accepted"],
  ["text/html, application/json", "accepted"],
  ["text/html;q=0, application/json", "accepted"],
  ["*/*;q=0.1, application/json", "accepted"],
  ["*/*;q=0, application/json", "accepted"],
  [axiosDefaultAccept, "browserLike"],
  ["application/json, */*;q=0", "browserLike"],
  ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "browserLike"],
  ["text/html, image/gif, image/jpeg, */*; q=0.2", "browserLike"],
  ["*/* , application/json", "browserLike"],
  ["", "refused"],
  ["  ", "refused"],
  [",", "refused"],
  ["undefined", "refused"],
  ["None", "refused"],
  ["[object Object]", "refused"],
  ["Accept", "refused"],
  ["json", "refused"],
  ["test", "refused"],
  ["text/json", "refused"],
  ["application-json", "refused"],
  ["application/json text/html", "refused"],
  ["application/jsonp", "refused"],
  ["application/json/", "refused"],
  ["application/problem+json", "refused"],
  ["application/octet-stream", "refused"],
  ['"application/json"', "refused"],
  ["`application/json`", "refused"],
  ["application/json;q=0", "refused"],
  ["application/json; q=0.000", "refused"],
  ["*/*;q=0", "refused"],
];

describe("judgeAccept", () => {
  for (const [value, kind] of judged) {
    it(`takes ${JSON.stringify(value)} for ${kind}`, () => {
      assert.equal(judgeAccept(value).kind, kind);
    });
  }

  it("agrees with what the sample answers", async () => {
    await withSample({ assumptions: { axiosDefaultAccept: "refused" } }, async (sample) => {
      for (const [accept, kind] of judged) {
        const { status } = await exchange(sample, "/me", { headers: { accept } });
        assert.equal(status, kind === "accepted" ? 200 : 406, accept);
      }
    });
  });

  it("agrees with the sample on any list of media ranges", () => {
    const token = fc.constantFrom("application", "text", "*", "json", "html", "xml", "+json");
    const weight = fc.constantFrom("", ";q=0", "; q=0.0", ";q=0.5", ";q=1", "; charset=utf-8");
    const range = fc
      .tuple(token, token, weight)
      .map(([type, subtype, parameter]) => `${type}/${subtype}${parameter}`);
    const separator = fc.constantFrom(",", ", ", " , ");
    const list = fc
      .tuple(fc.array(range, { minLength: 1, maxLength: 5 }), separator)
      .map(([ranges, between]) => ranges.join(between));
    fc.assert(
      fc.property(list, (accept) => {
        const accepted = acceptsJson(accept, { axiosDefaultAccept: "refused" });
        assert.equal(judgeAccept(accept).kind === "accepted", accepted, accept);
      }),
    );
  });

  it("judges any text at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        assert.match(judgeAccept(text).kind, /^(?:accepted|browserLike|refused)$/);
      }),
    );
  });
});
