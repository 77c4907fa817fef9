import assert from "node:assert/strict";
import { extractRequests } from "../../../src/requests/extract.ts";
import { mentionsIntercom } from "../../../src/requests/mentionsIntercom.ts";
import { headersOf, seen } from "./seen.ts";

describe("mentionsIntercom", () => {
  it("looks for the API's host and the error", () => {
    for (const text of [
      "https://api.intercom.io",
      "API.EU.INTERCOM.IO",
      "x media_type_not_acceptable y",
    ]) {
      assert.equal(mentionsIntercom(text), true);
    }
    for (const text of ["", "an intercom at the door", "intercom-client"]) {
      assert.equal(mentionsIntercom(text), false);
    }
  });
});

describe("extractRequests", () => {
  it("finds what a paste is made of, each once and in order", () => {
    const text = [
      "Our connector fails:",
      "Accept\ta/b",
      "but this works:",
      "$ curl https://api.intercom.io/me \\",
      "    -H 'Accept: x' \\",
      "    -H 'Authorization: y'",
      "and the wire says",
      "GET /me HTTP/1.1",
      "Host: api.intercom.io",
      "",
      '12:00 {"type":"error.list","errors":[{"code":"media_type_not_acceptable","message":null}]}',
      "| Key | Value |",
      "|---|---|",
      "| Accept | c/d |",
    ].join("\n");
    const { requests, errors } = extractRequests(text);
    assert.deepEqual(
      requests.map((request) => [seen(request).form, ...headersOf(request)]),
      [
        ["table tabs", "Accept: a/b"],
        ["curl posix", "Accept: x", "Authorization: y"],
        ["raw", "Host: api.intercom.io"],
        ["table markdown", "Accept: c/d"],
      ],
    );
    assert.equal(errors.length, 1);
  });

  it("goes by the language, then by the name of the file, then by the look", () => {
    const text = "curl https://a.io/x -H 'Accept: x'\n";
    const forms = (languageId?: string, fileName?: string): string[] =>
      extractRequests(text, { languageId, fileName }).requests.map((request) => seen(request).form);
    assert.deepEqual(forms(), ["curl posix"]);
    assert.deepEqual(forms("plaintext"), ["curl posix"]);
    assert.deepEqual(forms("bat"), ["curl cmd"]);
    assert.deepEqual(forms("plaintext", "/x/a.ps1"), ["curl powershell"]);
    assert.deepEqual(forms("powershell", "/x/a.sh"), ["curl powershell"]);
    assert.deepEqual(forms("json"), []);
    assert.deepEqual(forms("typescript", "a.ts"), []);
    assert.deepEqual(forms("constructor", "__proto__"), []);
  });

  it("says nothing about a text that is about something else", () => {
    for (const text of ["", "\ufeff", "hello\nworld", "\0\u0001\ud800", "{}", "```\n```"]) {
      assert.deepEqual(extractRequests(text), { requests: [], errors: [], cutOff: false });
    }
  });
});
