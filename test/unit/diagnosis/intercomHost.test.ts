import assert from "node:assert/strict";
import fc from "fast-check";
import { intercomUrl, replaceAt } from "../../../src/diagnosis/intercomHost.ts";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { changed } from "./changed.ts";
import { laidOut } from "./laidOut.ts";

const others = [
  "https://api.intercom.io@evil.com/me",
  "https://api.intercom.io:x@evil.com/me",
  "https://api.intercom.io%40evil.com/me",
  "https://user@api.intercom.io/me",
  "https://api.intercom.io.evil.com/me",
  "https://evil-api.intercom.io/me",
  "https://evil.api.intercom.io/me",
  "https://api.intercom.io./me",
  "https://api.intercom.ioo/me",
  "https://api-intercom.io/me",
  "https://api.intercom.io:8443/me",
  "https://api.intercom.io:80/me",
  "http://api.intercom.io:443/me",
  "https://api.intercom.io:/me",
  "https://api.intercom.io\\@evil.com/me",
  "https:\\\\api.intercom.io/me",
  "https:///api.intercom.io/me",
  "//api.intercom.io/me",
  "ftp://api.intercom.io/me",
  "https://аpi.intercom.io/me",
  "https://api-iam.intercom.io/me",
  "https://app.intercom.com/me",
  "https://developers.intercom.com/?next=https://api.intercom.io/me",
  "https://evil.com/https://api.intercom.io/me",
  "https://evil.com?https://api.intercom.io/me",
  "https://evil.com#https://api.intercom.io/me",
  "/me",
  "",
  "?$URL/me",
  "?https://$HOST.intercom.io/me",
];

describe("intercomUrl", () => {
  for (const url of others) {
    it(`takes ${JSON.stringify(url)} for another's, so that no rule says anything`, () => {
      const { request } = laidOut({ url, headers: ["Accept: text/html"] });
      assert.equal(intercomUrl(request), undefined);
      const { requests } = diagnose({ requests: [request], errors: [], cutOff: false });
      assert.deepEqual(requests, []);
    });
  }

  const parts: Readonly<Record<string, readonly [string, string | undefined, string, string]>> = {
    "https://api.intercom.io/me": ["us", "https", "/me", ""],
    "HTTPS://API.EU.Intercom.IO/Me": ["eu", "https", "/Me", ""],
    "http://api.au.intercom.io": ["au", "http", "/", ""],
    "api.intercom.io/me?x=1": ["us", undefined, "/me", "x=1"],
    "https://api.intercom.io:443/a/b?c=?d#e?f": ["us", "https", "/a/b", "c=?d"],
    "http://api.intercom.io:80?x=1": ["us", "http", "/", "x=1"],
    "https://api.intercom.io/contacts/../tags/./1": ["us", "https", "/tags/1", ""],
    "https://api.intercom.io/contacts/../..": ["us", "https", "/", ""],
    "https://api.intercom.io/contacts/${id}/../search": ["us", "https", "/${path}", ""],
    " https://api.intercom.io/{{type}}/$ID?external_id={x} ": [
      "us",
      "https",
      "/{{type}}/$ID",
      "external_id={x}",
    ],
    "https://api.intercom.io/@evil.com": ["us", "https", "/@evil.com", ""],
    "?https://api.intercom.io/me": ["us", "https", "/me", ""],
  };
  for (const [url, [region, scheme, path, query]] of Object.entries(parts)) {
    it(`reads ${url}`, () => {
      const read = intercomUrl(laidOut({ url }).request);
      assert.deepEqual(
        [read?.region, read?.scheme, read?.path, read?.query],
        [region, scheme, path, query],
      );
    });
  }

  it("reads no URL in a table of headers", () => {
    assert.equal(intercomUrl(laidOut({ url: null }).request), undefined);
  });

  it("reads what a browser would call that host, and nothing that it would not", () => {
    const piece = fc.constantFrom(
      ...["https://", "http://", "api.intercom.io", "evil.com", "@", ":", "/", "\\", ".", "#"],
      ...["?", "443", "a", " ", "%2F", "[", "\u3002"],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        const url = `https://${pieces.join("")}`;
        const read = intercomUrl(laidOut({ url }).request);
        if (read !== undefined) assert.equal(new URL(url).host, read.host, url);
      }),
    );
  });
});

describe("replaceAt", () => {
  it("replaces the one place, whatever the text repeats", () => {
    const text = fc.stringMatching(/^[ab{}]{1,20}$/);
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.string(), (whole, from, length, to) => {
        const start = from % whole.length;
        const end = start + 1 + (length % (whole.length - start));
        const { url } = changed({ url: whole }, [replaceAt(whole, start, end, to)]);
        assert.equal(url, whole.slice(0, start) + to + whole.slice(end));
      }),
    );
  });
});
