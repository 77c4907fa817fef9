import assert from "node:assert/strict";
import { startSample, type Sample } from "../../../src/sample/startSample.ts";
import { at, exchange, firstError, type Sending } from "./exchange.ts";
import { withSample } from "./withSample.ts";

const notAcceptable =
  '{"errors":[{"code":"media_type_not_acceptable","message":"The Accept header should send a media type of application/json"}],"type":"error.list"}';

describe("the embedded Intercom, before any route", () => {
  let sample: Sample;
  before(async () => (sample = await startSample()));
  after(async () => await sample.close());

  describe("without an acceptable Accept header", () => {
    const cases: readonly (readonly [string, string, Sending])[] = [
      ["a good request", "/me", {}],
      ["no token", "/me", { headers: { authorization: undefined } }],
      ["a wrong token", "/me", { headers: { authorization: "Bearer sample-wrong" } }],
      ["an unknown route", "/nowhere", {}],
      ["an unknown type", "/custom_object_instances/Nothing", {}],
      ["an unknown version", "/me", { headers: { "intercom-version": "9.9" } }],
      ["a method that no route has", "/me", { method: "PATCH" }],
      ["a body that is not JSON", "/custom_object_instances/Order", { method: "POST", body: "{" }],
    ];
    for (const [name, path, sending] of cases) {
      it(`answers 406 with the exact body to ${name}`, async () => {
        const headers = { ...sending.headers, accept: undefined };
        const answer = await exchange(sample, path, { ...sending, headers });
        assert.equal(answer.status, 406);
        assert.equal(answer.text, notAcceptable);
        assert.equal(answer.headers["x-request-id"], undefined);
        assert.equal(answer.headers["x-ratelimit-limit"], undefined);
      });
    }

    it("has a request id in the header where that is assumed", async () => {
      await withSample({ assumptions: { requestIdOn406: "header" } }, async (other) => {
        const answer = await exchange(other, "/me", { headers: { accept: undefined } });
        assert.match(String(answer.headers["x-request-id"]), /^[0-9a-v]{20}$/);
        assert.equal(answer.text, notAcceptable);
      });
    });
  });

  describe("without the token", () => {
    const invalid = ["unauthorized", "Access Token Invalid"] as const;
    const missing = ["missing_authorization", "The request has no authorization data"] as const;
    const cases: readonly (readonly [string | undefined, readonly [string, string]])[] = [
      [undefined, missing],
      ["", invalid],
      ["Bearer", invalid],
      ["Bearer ", invalid],
      ["Bearer sample-wrong", invalid],
      ["Bearer token with spaces", invalid],
      ["Basic c2FtcGxlOg==", invalid],
    ];
    for (const [authorization, error] of cases) {
      it(`answers 401 to ${authorization ?? "no header"}`, async () => {
        const answer = await exchange(sample, "/me", { headers: { authorization } });
        assert.equal(answer.status, 401);
        assert.deepEqual(firstError(answer), error);
        assert.equal(at(answer.json, "type"), "error.list");
        assert.equal(at(answer.json, "request_id"), answer.headers["x-request-id"]);
        assert.equal(answer.headers["x-ratelimit-limit"], undefined);
        assert.equal(answer.headers["intercom-version"], undefined);
      });
    }

    it("tells an unknown route, a bad version and bad JSON nothing more", async () => {
      const headers = { authorization: undefined, "intercom-version": "9.9" };
      for (const path of ["/nowhere", "/custom_object_instances/Nothing"]) {
        const answer = await exchange(sample, path, { method: "POST", body: "{", headers });
        assert.equal(answer.status, 401, path);
      }
    });

    it("answers the code of every documented 401 where that is assumed", async () => {
      await withSample({ assumptions: { authorizationMissing: "unauthorized" } }, async (other) => {
        const answer = await exchange(other, "/me", { headers: { authorization: undefined } });
        assert.deepEqual(firstError(answer), invalid);
      });
    });

    it("takes the scheme in any case and the token in its own alone", async () => {
      const lower = { authorization: `bearer ${sample.token}` };
      assert.equal((await exchange(sample, "/me", { headers: lower })).status, 200);
      const upper = { authorization: `Bearer ${sample.token.toUpperCase()}` };
      assert.equal((await exchange(sample, "/me", { headers: upper })).status, 401);
    });
  });

  describe("Intercom-Version", () => {
    const known = ["1.0", "1.4", "2.0", "2.9", "2.13", "2.14", "2.15", "2.16", "2.17"];
    for (const version of [...known, "Preview", "Unstable"]) {
      it(`knows ${version}`, async () => {
        const headers = { "intercom-version": version };
        const answer = await exchange(sample, "/me", { headers });
        assert.equal(answer.status, 200);
        assert.equal(answer.headers["intercom-version"], version);
      });
    }
    for (const version of ["9.9", "1.5", "2.18", "2.013", "2", "2.13.1", "v2.13", "preview"]) {
      it(`does not know ${version}`, async () => {
        const headers = { "intercom-version": version };
        const answer = await exchange(sample, "/me", { headers });
        assert.equal(answer.status, 400);
        assert.deepEqual(firstError(answer), [
          "intercom_version_invalid",
          "The requested version could not be found",
        ]);
      });
    }

    it("is the app's own where the request names none", async () => {
      assert.equal((await exchange(sample, "/me")).headers["intercom-version"], "2.13");
      await withSample({ version: "2.16" }, async (other) => {
        assert.equal((await exchange(other, "/me")).headers["intercom-version"], "2.16");
      });
    });

    it("is not the build, which every answer names too", async () => {
      const good = await exchange(sample, "/me");
      const bad = await exchange(sample, "/me", { headers: { accept: undefined } });
      assert.match(String(good.headers["x-intercom-version"]), /^[0-9a-f]{40}$/);
      assert.equal(bad.headers["x-intercom-version"], good.headers["x-intercom-version"]);
    });
  });

  describe("routes", () => {
    const unknown: readonly (readonly [string, string])[] = [
      ["GET", "/"],
      ["GET", "/nowhere"],
      ["GET", "/me/too"],
      ["POST", "/me"],
      ["OPTIONS", "/me"],
      ["GET", "/custom_object_instances"],
      ["GET", "/custom_object_instances/Order/1/more"],
      ["GET", "/custom_object_instances//1"],
      ["PUT", "/custom_object_instances/Order"],
      ["PATCH", "/custom_object_instances/Order/1"],
      ["POST", "/custom_object_instances/Order/1"],
      ["OPTIONS", "/custom_object_instances/Order"],
    ];
    for (const [method, path] of unknown) {
      it(`answers 404 to ${method} ${path}`, async () => {
        const answer = await exchange(sample, path, { method });
        assert.equal(answer.status, 404);
        assert.equal(firstError(answer)[0], "not_found");
        assert.equal(at(answer.json, "request_id"), answer.headers["x-request-id"]);
      });
    }

    it("sends no CORS header", async () => {
      for (const method of ["GET", "OPTIONS"]) {
        const headers = { origin: "http://example.com", "access-control-request-method": "GET" };
        const answer = await exchange(sample, "/me", { method, headers });
        assert.deepEqual(
          Object.keys(answer.headers).filter((name) => name.startsWith("access-control")),
          [],
        );
      }
    });

    it("answers HEAD as GET, without the body", async () => {
      const get = await exchange(sample, "/me");
      const head = await exchange(sample, "/me", { method: "HEAD" });
      assert.equal(head.status, 200);
      assert.equal(head.text, "");
      assert.equal(head.headers["content-length"], get.headers["content-length"]);
    });

    it("gives each request an id of its own", async () => {
      const ids = new Set<unknown>();
      for (let round = 0; round < 3; round += 1) {
        ids.add((await exchange(sample, "/nowhere")).headers["x-request-id"]);
      }
      assert.equal(ids.size, 3);
      for (const id of ids) assert.match(String(id), /^[0-9a-z]{20}$/);
    });
  });

  it("says whose token it is at /me", async () => {
    const { json, headers } = await exchange(sample, "/me");
    assert.equal(at(json, "type"), "admin");
    assert.equal(at(json, "app", "type"), "app");
    assert.equal(at(json, "app", "name"), "Sample Workspace");
    assert.equal(at(json, "app", "region"), "US");
    assert.equal(headers["content-type"], "application/json; charset=utf-8");
    assert.equal(headers.vary, "Accept,Accept-Encoding");
  });
});
