import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import type { SeenRequest } from "../../../src/sample/sampleOptions.ts";
import { posixCurl } from "../../../src/text/curl.ts";
import { snippets } from "../../../src/text/snippets.ts";
import { withSample } from "../sample/withSample.ts";

const run = promisify(execFile);
const url =
  "https://api.intercom.io/custom_object_instances/PeteUserTrainingTopic?external_id=test-curl-001";
const headers = { "Intercom-Version": "2.13", Accept: "application/json" };
const javascript = ["fetch", "axios"];

function textOf(title: string, from: Parameters<typeof snippets>[0] = { url, headers }): string {
  const text = snippets(from).find((snippet) => snippet.title === title)?.text;
  assert.ok(text);
  return text;
}

/** Runs JavaScript as somebody would who pasted it into a project of theirs, with the token in the environment. */
async function ran(
  code: string,
  axiosDefaultAccept: "accepted" | "refused" = "refused",
): Promise<{ readonly said: string; readonly seen: readonly SeenRequest[] }> {
  const seen: SeenRequest[] = [];
  let said = "";
  const options = {
    assumptions: { axiosDefaultAccept },
    onRequest: (request: SeenRequest) => seen.push(request),
  };
  await withSample(options, async (sample) => {
    const there = code.replaceAll("https://api.intercom.io", sample.url);
    const { stdout, stderr } = await run(
      process.execPath,
      ["--input-type=module", "--eval", there],
      { env: { ...process.env, INTERCOM_ACCESS_TOKEN: sample.token } },
    );
    said = stdout + stderr;
  });
  return { said, seen };
}

describe("snippets", () => {
  it("are six forms, with a variable for the token in each", () => {
    assert.deepEqual(
      snippets({ url, headers }).map(({ title, language }) => [title, language]),
      [
        ["cURL", "bash"],
        ["Data Connector", "text"],
        [".http file", "http"],
        ["fetch", "js"],
        ["axios", "js"],
        ["Python requests", "python"],
      ],
    );
    const token =
      /\$INTERCOM_ACCESS_TOKEN|YOUR_ACCESS_TOKEN|\$processEnv|process\.env|os\.environ\['/;
    for (const { text } of snippets({ url, headers })) {
      assert.match(text, token);
      assert.doesNotMatch(text, /GOES_HERE/);
    }
  });

  it("writes the rows of the connector's form", () => {
    assert.deepEqual(textOf("Data Connector").split("\n"), [
      "Method\tGET",
      `URL\t${url}`,
      "Authorization\tBearer YOUR_ACCESS_TOKEN",
      "Intercom-Version\t2.13",
      "Accept\tapplication/json",
    ]);
  });

  it("writes a request of a .http file", () => {
    assert.deepEqual(textOf(".http file").split("\n"), [
      `GET ${url}`,
      "Authorization: Bearer {{$processEnv INTERCOM_ACCESS_TOKEN}}",
      "Intercom-Version: 2.13",
      "Accept: application/json",
    ]);
  });

  it("writes a request of Python", () => {
    const text = textOf("Python requests");
    assert.match(text, /^import os\nimport requests\n/);
    assert.match(text, /f"Bearer \{os\.environ\['INTERCOM_ACCESS_TOKEN'\]\}"/);
    assert.match(text, /"Accept": "application\/json"/);
  });

  it("writes the command that Copy as cURL writes", () => {
    assert.equal(textOf("cURL"), posixCurl({ url, headers }));
  });

  for (const title of javascript) {
    it(`runs the ${title} one, which finds the instance`, async () => {
      const { said, seen } = await ran(textOf(title));
      assert.match(said, /external_id: 'test-curl-001'/);
      assert.deepEqual(
        seen.map((request) => [request.method, request.target, request.headers.accept]),
        [["GET", new URL(url).pathname + new URL(url).search, "application/json"]],
      );
      assert.equal(seen[0]?.headers["intercom-version"], "2.13");
    });
  }

  it("runs the fetch one without Accept, which works today: fetch sends */*", async () => {
    const { said, seen } = await ran(
      textOf("fetch").replace(/,\s*Accept: 'application\/json'/, ""),
    );
    assert.equal(seen[0]?.headers.accept, "*/*");
    assert.match(said, /external_id: 'test-curl-001'/);
  });

  it("runs the fetch one with an undefined Accept, which is refused", async () => {
    const code = textOf("fetch").replace("'application/json'", "undefined");
    const { said, seen } = await ran(code);
    assert.equal(seen[0]?.headers.accept, "undefined");
    assert.match(said, /media_type_not_acceptable/);
  });

  for (const [assumption, answer] of [
    ["accepted", /external_id: 'test-curl-001'/],
    ["refused", /media_type_not_acceptable/],
  ] as const) {
    it(`runs the axios one without Accept: its own list is ${assumption}, as assumed`, async () => {
      const code = textOf("axios").replace(/,\s*Accept: 'application\/json'/, "");
      const { said, seen } = await ran(code, assumption);
      assert.equal(seen[0]?.headers.accept, "application/json, text/plain, */*");
      assert.match(said, answer);
    });
  }

  it("writes any address without throwing, and as nothing but one string", () => {
    const rest = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[%'"`\\${}?#&=[\]/@:\s]{0,20}$/),
      fc.constantFrom("'+evil()+'", "`${evil()}`", "\\'+evil()//", "\n*/evil()/*"),
    );
    fc.assert(
      fc.property(rest, rest, (path, query) => {
        const hostile = `https://api.intercom.io/${path}?external_id=${query}`;
        for (const title of javascript) {
          const called: unknown[] = [];
          const call = (what: unknown): Promise<void> => {
            called.push(what);
            return new Promise(() => undefined);
          };
          runInNewContext(textOf(title, { url: hostile, headers }).replace(/^import .*/, ""), {
            fetch: call,
            axios: { request: ({ url: to }: { url: unknown }) => call(to) },
            process: { env: {} },
            evil: () => call("evil"),
          });
          assert.equal(called.length, 1);
          assert.ok(String(called[0]).startsWith("https://api.intercom.io/"), String(called[0]));
        }
      }),
    );
  });
});
