import assert from "node:assert/strict";
import { type HeaderEvidence, headerEvidence } from "../../../src/diagnosis/headerEvidence.ts";
import { type Described, laidOut } from "./laidOut.ts";

type Row = readonly [Described, string, HeaderEvidence["judgement"]];

const token = "dG9rOjEyMzQ1Njc4XzkwYWJfY2RlZg==";
const download = "https://api.intercom.io/download/content/data/x";

function withHeader(line: string, more: Described = {}): Described {
  return { ...more, headers: [line] };
}

const rows: Readonly<Record<string, readonly Row[]>> = {
  Authorization: [
    [withHeader(`Authorization: Bearer ${token}`), "Bearer (hidden)", "right"],
    [withHeader("Authorization: Bearer {{token}}"), "Bearer (hidden)", "right"],
    [withHeader(`Authorization: ${token}`), "no bearer token", "wrong"],
    [withHeader("Authorization: Bearer undefined"), "no bearer token", "wrong"],
    [withHeader("Authorization:"), "no bearer token", "wrong"],
    [withHeader("Authorization: {{authorization}}"), "a placeholder", "open"],
    [withHeader("Authorization: ?$AUTH"), "a variable", "open"],
    [withHeader("Authorization: ?****"), "masked by Intercom", "open"],
    [withHeader("-Authorization:"), "missing", "wrong"],
    [{}, "missing", "wrong"],
    [{ authorizationElsewhere: true }, "set in another way", "open"],
    [{ headersComplete: false }, "not visible here", "open"],
  ],
  "Intercom-Version": [
    [withHeader("Intercom-Version: 2.13"), "2.13", "right"],
    [withHeader("Intercom-Version: 9.9"), "9.9", "wrong"],
    [withHeader("Intercom-Version:"), "empty", "wrong"],
    [withHeader("Intercom-Version: pwSECRETpw"), "no version", "wrong"],
    [
      withHeader("Intercom-Version: 2.13", { url: "https://api.intercom.io/data_connectors" }),
      "2.13",
      "wrong",
    ],
    [withHeader("Intercom-Version: {{version}}"), "{{version}}", "open"],
    [withHeader("Intercom-Version: ?$VERSION"), "a variable", "open"],
    [withHeader("Intercom-Version: ?****"), "masked by Intercom", "open"],
    [withHeader("-Intercom-Version:"), "missing", "open"],
    [{}, "missing", "open"],
    [{ headersComplete: false }, "not visible here", "open"],
  ],
  Accept: [
    [withHeader("Accept: application/json"), "application/json", "right"],
    [withHeader("Accept: text/html"), "text/html", "wrong"],
    [withHeader("Accept: text/html, */*"), "text/html, */*", "wrong"],
    [withHeader("Accept:"), "empty", "wrong"],
    [withHeader("Accept: ?$ACCEPT"), "a variable", "open"],
    [withHeader("Accept: ?****"), "masked by Intercom", "open"],
    [withHeader("-Accept:"), "missing: none is sent", "wrong"],
    [{}, "not set; curl sends */* (measured, curl 7.88.1)", "open"],
    [
      { client: "urlConnection" },
      "not set; HttpURLConnection sends text/html, image/gif, image/jpeg, */*; q=0.2 (measured, Java 17)",
      "wrong",
    ],
    [
      { client: "httpRunner" },
      "missing; what the runner of this file sends: REST Client, httpYac and others differ",
      "wrong",
    ],
    [{ headersComplete: false }, "not visible here", "open"],
    [
      withHeader("Accept: application/octet-stream", { url: download }),
      "application/octet-stream",
      "right",
    ],
    [withHeader("Accept: application/json", { url: download }), "application/json", "open"],
    [withHeader("-Accept:", { url: download }), "missing: none is sent", "open"],
  ],
  "Content-Type": [
    [{}, "missing", "right"],
    [withHeader("Content-Type: application/json"), "application/json", "right"],
    [{ method: "POST", body: "{}" }, "missing", "wrong"],
    [withHeader("-Content-Type:", { method: "POST", body: "{}" }), "missing", "wrong"],
    [
      withHeader("Content-Type: application/json; charset=utf-8", { method: "POST", body: "{}" }),
      "application/json; charset=utf-8",
      "right",
    ],
    [withHeader("Content-Type: text/plain", { method: "POST", body: "{}" }), "text/plain", "open"],
    [withHeader("Content-Type: ?$TYPE"), "a variable", "open"],
    [{ method: "", url: null }, "missing", "right"],
    [{ method: "POST", body: "{}", headersComplete: false }, "not visible here", "open"],
  ],
};

describe("headerEvidence", () => {
  for (const [name, cases] of Object.entries(rows)) {
    for (const [given, found, judgement] of cases) {
      it(`${name}: ${laidOut(given).text.trim().replaceAll("\n", " / ")} is ${judgement}`, () => {
        const row = headerEvidence(laidOut(given).request).find((one) => one.name === name);
        assert.deepEqual([row?.found, row?.judgement], [found, judgement]);
      });
    }
  }

  it("has the guide's four headers in its order, and never a token", () => {
    const { request } = laidOut(withHeader(`Authorization: Bearer ${token}`));
    const evidence = headerEvidence(request);
    assert.deepEqual(
      evidence.map(({ name }) => name),
      ["Authorization", "Intercom-Version", "Accept", "Content-Type"],
    );
    assert.doesNotMatch(JSON.stringify(evidence), /dG9r/);
  });

  it("wants a download to be asked for what it serves", () => {
    const evidence = headerEvidence(laidOut({ url: download }).request);
    assert.match(JSON.stringify(evidence), /octet-stream for a download/);
  });
});
