import assert from "node:assert/strict";
import fc from "fast-check";
import { redactedUrls } from "../../../src/sample/redactedUrls.ts";

describe("redactedUrls", () => {
  const rows: readonly (readonly [string, string])[] = [
    ["https://a.example/b/c", "https://a.example/b/c"],
    ["https://a.example/b?c=d&e=f#g", "https://a.example/b"],
    ["https://a.example/b#c?d", "https://a.example/b"],
    ["https://user:pass@a.example/b@c", "https://a.example/b@c"],
    ["HTTP://user@a.example", "HTTP://a.example"],
    [
      "from https://a.example/?b to https://u:p@c.example:1/#d failed",
      "from https://a.example/ to https://c.example:1/ failed",
    ],
    ['{"url":"https://a.example/b?c=d"}', '{"url":"https://a.example/b"}'],
    ["what? no address #1 a@b.example", "what? no address #1 a@b.example"],
  ];
  for (const [text, expected] of rows) {
    it(text, () => assert.equal(redactedUrls(text), expected));
  }

  it("leaves nothing of a query, user info or fragment, whatever they hold", () => {
    const secret = fc.stringMatching(/^[a-z0-9]{12}$/).map((text) => `s3cr3t${text}`);
    fc.assert(
      fc.property(secret, fc.webUrl(), fc.webPath(), (hidden, url, path) => {
        const { host } = new URL(url);
        for (const given of [
          `https://${hidden}:${hidden}@${host}${path}?a=${hidden}#${hidden}`,
          `${url}?${hidden}`,
          `${url}#${hidden}`,
        ]) {
          assert(!redactedUrls(`Request to ${given} failed`).includes(hidden));
        }
      }),
    );
  });
});
