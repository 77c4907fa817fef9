import assert from "node:assert/strict";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import { extractRequests } from "../../../src/requests/extract.ts";
import { judged } from "../requests/code/judged.ts";

/** The titles of the fixes of each finding, by code; hints too. */
async function fixes(text: string): Promise<readonly string[]> {
  return (await judged("javascript", text)).flatMap(({ findings }) =>
    findings.map(({ code, fix }) => `${code}: ${fix?.title ?? "no fix"}`),
  );
}

const head = `const headers = { Accept: "application/json", Authorization: \`Bearer \${token}\`, "Intercom-Version": "2.13" };\n`;
const download = `await fetch("https://api.intercom.io/download/content/data/1", { headers });\n`;
const read = `await fetch("https://api.intercom.io/me", { headers });\n`;

describe("sparing", () => {
  it("leaves headers as they are that another request needs", async () => {
    assert.deepEqual(await fixes(head + download), [
      "accept-on-download: Set Accept: application/octet-stream",
    ]);
    assert.deepEqual(await fixes(head + download + read), ["accept-on-download: no fix"]);
  });

  it("adds no Accept: application/json where a download takes its headers from, too", async () => {
    const none = head.replace(`Accept: "application/json", `, "");
    const get = `import https from "node:https";\n${none}https.get("https://api.intercom.io/me", { headers });\n`;
    assert.deepEqual(await fixes(get), ["accept-missing: Set Accept: application/json"]);
    assert.deepEqual(await fixes(get + download), ["accept-missing: no fix"]);
  });

  it("leaves the Content-Type that a write needs", async () => {
    const typed = head.replace("Accept:", `"Content-Type": "application/json", Accept:`);
    const named = read.replace("{ headers }", `{ method: "GET", headers }`);
    const write = `await fetch("https://api.intercom.io/contacts", { method: "POST", headers, body: JSON.stringify(contact) });\n`;
    assert.deepEqual(await fixes(typed + named), ["content-type-on-get: Remove Content-Type"]);
    assert.deepEqual(await fixes(typed + named + named), [
      "content-type-on-get: Remove Content-Type",
    ]);
    assert.deepEqual(await fixes(typed + named + write), ["content-type-on-get: no fix"]);
  });

  it("calls no body JSON where a form or files take their headers from, too", async () => {
    const post = `await fetch("https://api.intercom.io/contacts", { method: "POST", headers, body: JSON.stringify(contact) });\n`;
    const form = `await fetch("https://api.intercom.io/conversations/1/reply", { method: "POST", headers, body: new FormData(reply) });\n`;
    const set = "content-type-missing: Set Content-Type: application/json";
    assert.ok((await fixes(head + post)).includes(set));
    const both = await fixes(head + post + form);
    assert.ok(both.includes("content-type-missing: no fix"), both.join());
  });

  it("leaves what requests to others are made of, too", () => {
    const file = (host: string): string =>
      [
        "@scheme = http",
        "@accept = text/html",
        "@path = contact",
        "",
        `GET {{scheme}}://${host}/{{path}}`,
        "Accept: {{accept}}",
        "",
        "###",
        "GET {{scheme}}://api.intercom.io/{{path}}",
        "Accept: {{accept}}",
        "Authorization: Bearer {{token}}",
        "Intercom-Version: 2.13",
        "",
      ].join("\n");
    const titles = (text: string): readonly string[] =>
      diagnose(extractRequests(text, { languageId: "http" }))
        .requests.slice(-1)
        .flatMap(({ findings }) =>
          findings.map(({ code, fix }) => `${code}: ${fix?.title ?? "-"}`),
        );
    assert.deepEqual(titles(file("localhost:8080")), [
      "accept-value: -",
      "plain-http: -",
      "route-unknown: -",
    ]);
    // An address that comes from elsewhere may be Intercom's, and so may its headers.
    assert.deepEqual(titles(file("{{host}}")), [
      "accept-value: Set Accept: application/json",
      "plain-http: -",
      "route-unknown: -",
    ]);
    const alone = file("{{host}}").split("\n").toSpliced(4, 4).join("\n");
    assert.deepEqual(titles(alone), [
      "accept-value: Set Accept: application/json",
      "plain-http: Use https:",
      "route-unknown: Use /contacts",
    ]);
  });

  it("leaves a header that a program sends to others, too", async () => {
    const own = `await fetch("https://shop.example.com/me", { headers });\n`;
    const wrong = head.replace("application/json", "text/html");
    assert.deepEqual(await fixes(wrong + read), ["accept-value: Set Accept: application/json"]);
    assert.deepEqual(await fixes(wrong + read + own), ["accept-value: no fix"]);
    assert.deepEqual(await fixes(wrong + read + own.replace("{ headers }", "{}")), [
      "accept-value: Set Accept: application/json",
    ]);
  });
});
