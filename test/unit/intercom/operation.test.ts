import assert from "node:assert/strict";
import fc from "fast-check";
import { type ApiVersion, apiVersions } from "../../../src/intercom/apiVersion.ts";
import { getInstance, listInstances } from "../../../src/intercom/customObjects.ts";
import { IntercomError } from "../../../src/intercom/errors.ts";
import { type Operation, isIdempotent, requestOf } from "../../../src/intercom/operation.ts";
import { nameOf } from "../../../src/intercom/operationName.ts";

const sender = {
  endpoint: { region: "eu" },
  token: "a-token",
  version: "2.13",
} as const;

const operation: Operation<unknown> = { method: "GET", path: ["a", "b"], decode: (json) => json };

describe("requestOf", () => {
  it("sends these headers and no others", () => {
    const headers = {
      Accept: "application/json",
      Authorization: "Bearer a-token",
      "Intercom-Version": "2.13",
      Connection: "keep-alive",
    };
    assert.deepEqual(requestOf(operation, sender), {
      method: "GET",
      url: "https://api.eu.intercom.io/a/b",
      headers,
    });
    assert.deepEqual(requestOf({ ...operation, method: "POST", body: { c: 1 } }, sender), {
      method: "POST",
      url: "https://api.eu.intercom.io/a/b",
      headers: { ...headers, "Content-Type": "application/json" },
      body: '{"c":1}',
    });
  });

  it("takes the configured version for a floor", () => {
    const versionOf = (version: ApiVersion, minimumVersion?: ApiVersion): string | undefined => {
      const asked = { ...operation, ...(minimumVersion && { minimumVersion }) };
      return requestOf(asked, { ...sender, version }).headers["Intercom-Version"];
    };
    assert.deepEqual(
      apiVersions.map((version) => versionOf(version)),
      apiVersions,
    );
    assert.deepEqual(
      apiVersions.map((version) => versionOf(version, "2.16")),
      ["2.16", "2.16", "2.16", "2.16", "2.17", "Preview"],
    );
  });

  it("refuses a segment that no URL can hold, in any place", () => {
    for (const segment of ["", ".", ".."]) {
      for (const path of [[segment], [segment, "a"], ["a", segment], ["a", segment, "b"]]) {
        assert.throws(
          () => requestOf({ ...operation, path }, sender),
          (error) =>
            error instanceof IntercomError &&
            error.kind === "invalidRequest" &&
            error.facts.code === "id_not_addressable",
        );
      }
    }
  });

  it("keeps every other segment what it is, and the host what it was", () => {
    const segment = fc
      .string({ unit: "binary", minLength: 1 })
      .filter((text) => !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (path) => {
        const url = new URL(requestOf({ ...operation, path }, sender).url);
        assert.equal(url.origin, "https://api.eu.intercom.io");
        assert.deepEqual([url.search, url.hash, url.username], ["", "", ""]);
        assert.deepEqual(url.pathname.slice(1).split("/").map(decodeURIComponent), path);
      }),
    );
  });

  it("keeps every parameter of a query what it is", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(text, text), { selector: ([name]) => name }), (query) => {
        const asked = { ...operation, query: Object.fromEntries(query) };
        const { searchParams } = new URL(requestOf(asked, sender).url);
        assert.deepEqual(Object.fromEntries(searchParams), Object.fromEntries(query));
      }),
    );
  });
});

describe("nameOf", () => {
  it("has the method and the encoded path, never the query", () => {
    const list = listInstances("Pete/Topic", { perPage: 50, cursor: { external_id: "x@y.z" } });
    assert.equal(nameOf(list), "GET /custom_object_instances/Pete%2FTopic");
    assert.equal(
      nameOf(getInstance("A", "\ud800\u001b")),
      "GET /custom_object_instances/A/%EF%BF%BD%1B",
    );
  });
});

describe("isIdempotent", () => {
  it("is true of GET and DELETE alone", () => {
    const methods = ["GET", "POST", "PATCH", "DELETE"] as const;
    assert.deepEqual(
      methods.filter((method) => isIdempotent({ ...operation, method })),
      ["GET", "DELETE"],
    );
  });
});
