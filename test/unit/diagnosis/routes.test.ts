import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { documentedPaths } from "../../../src/diagnosis/documentedMethods.ts";
import { intercomUrl } from "../../../src/diagnosis/intercomHost.ts";
import { type RouteMatch, matchRoute, routes } from "../../../src/diagnosis/routes.ts";
import { isBefore, isKnownVersion, meantVersion } from "../../../src/diagnosis/versions.ts";
import { repository } from "../../host/repository.ts";
import { at, properties } from "../sample/exchange.ts";
import { describedVersions, overlay, readDescription } from "../sdk/overlay.ts";
import { laidOut } from "./laidOut.ts";

/** Every operation of the descriptions, with the first of their versions that has it. */
const operations = new Map<string, { method: string; path: string; since: string }>();
for (const since of describedVersions) {
  for (const [path, item] of Object.entries(properties(readDescription(since, [])["paths"]))) {
    for (const [method, operation] of Object.entries(properties(item))) {
      const id = at(operation, "operationId");
      if (typeof id !== "string" || operations.has(id)) continue;
      operations.set(id, { method: method.toUpperCase(), path, since });
    }
  }
}

/** The calls in the code of the official SDK: `POST contacts/search`, `GET contacts/7`. */
async function callsOfSdk(): Promise<
  readonly { readonly method: string; readonly path: string }[]
> {
  const resources = join(repository, "node_modules/intercom-client/dist/esm/api/resources");
  const files = await readdir(resources, { recursive: true });
  const texts = await Promise.all(
    files
      .filter((file) => file.endsWith("Client.mjs"))
      .map((file) => readFile(join(resources, file), "utf8")),
  );
  return texts.flatMap((text) =>
    [
      ...text.matchAll(
        /UsProduction, (?:"([^"]+)"|`([^`]+)`)\)(?:(?!UsProduction)[^])*?method: "(\w+)"/g,
      ),
    ].map(([, plain, template, method = ""]) => ({
      method,
      path: (plain ?? template ?? "").replace(/\$\{[^{}]*\}/g, "7"),
    })),
  );
}

function matchOf(method: string, pathAndQuery: string): RouteMatch {
  const url = intercomUrl(laidOut({ url: `https://api.intercom.io${pathAndQuery}` }).request);
  assert.ok(url);
  return matchRoute(method, url);
}

describe("matchRoute", () => {
  it("knows the operations of the descriptions, and no others", () => {
    assert.deepEqual(
      routes.map(({ operation }) => operation).sort(),
      [...operations.keys()].sort(),
    );
  });

  for (const [id, { method, path, since }] of operations) {
    it(`finds ${id}`, () => {
      const query = id === "getCustomObjectInstancesByExternalId" ? "?external_id=1" : "";
      for (const value of ["7", "{{id}}", "%7Bx%7D"]) {
        const match = matchOf(method, path.replace(/\{\w+\}/g, value) + query);
        assert.equal(match.kind, "route");
        assert.equal(match.route.operation, id);
        // No description is older than 2.13, and `/me` is as old as the API.
        assert.equal(match.route.since, id === "identifyAdmin" ? "1.0" : since);
      }
    });
  }

  it("takes no call of the official SDK for a slip, nor for one with another method", async () => {
    const calls = await callsOfSdk();
    assert.ok(calls.length > 140);
    for (const { method, path } of calls) {
      const { kind } = matchOf(method, `/${path}`);
      assert.ok(kind === "route" || kind === "other", `${method} ${path}: ${kind}`);
    }
  });

  it("knows the paths of the SDK", async () => {
    const calls = (await callsOfSdk()).map(({ path }) => path.replace(/(?<=\/)7(?=\/|$)/g, "*"));
    const own = [...routes.map(({ path }) => path), ...documentedPaths].map((each) =>
      each.join("/"),
    );
    assert.deepEqual(
      calls.filter((path) => !own.includes(path)),
      [],
    );
  });

  it("takes no documented path for a slip", () => {
    for (const path of documentedPaths) {
      for (const id of ["7", "$ID", "{{contact_id}}"]) {
        const segments = path.map((segment) => (segment === "*" ? id : segment));
        assert.notEqual(
          matchOf("GET", `/${segments.join("/")}`).kind,
          "misspelt",
          segments.join("/"),
        );
      }
    }
  });

  it("takes an external_id anywhere in the query for a look-up", () => {
    for (const query of ["?external_id=", "?x=1&external_id={{id}}", "?external_id=a#b"]) {
      const match = matchOf("GET", `/custom_object_instances/Order${query}`);
      assert.equal(match.kind === "route" && match.route.since, "2.13", query);
    }
    for (const query of ["", "?", "?my_external_id=1", "?x=external_id=1", "#?external_id=1"]) {
      const match = matchOf("GET", `/custom_object_instances/Order${query}`);
      assert.equal(match.kind === "route" && match.route.since, "2.16", query);
    }
  });

  it("says nothing where a variable may bring the external_id along", () => {
    for (const rest of ["?$QUERY", "?{{name}}=1", "?per_page=1&${MORE}", "$QUERY", "?%QUERY%"]) {
      assert.equal(matchOf("GET", `/custom_object_instances/Order${rest}`).kind, "other", rest);
    }
    const known = matchOf("GET", "/custom_object_instances/$TYPE?external_id=$ID");
    assert.equal(known.kind, "route");
  });
});

describe("versions", () => {
  const described = new Set(
    describedVersions.flatMap((version) => {
      const { components } = readDescription(version, overlay);
      const names = at(components, "schemas", "intercom_version", "enum");
      return Array.isArray(names) ? names.map(String) : [];
    }),
  );

  it("knows those of the descriptions", () => {
    assert.ok(described.size >= 20);
    for (const version of described) assert.ok(isKnownVersion(version), version);
  });

  it("knows none that is no version", () => {
    for (const version of ["", "2", "2.130", "2.13.0", "v2.13", "3.0", "preview", "constructor"]) {
      assert.ok(!isKnownVersion(version), version);
    }
  });

  it("orders them as they came, Preview last", () => {
    const ordered = ["1.0", "1.4", "2.0", "2.2", "2.9", "2.10", "2.13", "2.16", "2.17", "Preview"];
    for (const [index, version] of ordered.entries()) {
      for (const [other, later] of ordered.entries()) {
        assert.equal(isBefore(version, later), index < other, `${version} ${later}`);
      }
    }
    assert.ok(!isBefore("9.9", "2.13"));
    assert.ok(!isBefore("2.13", "9.9"));
  });

  it("finds the version that was meant", () => {
    for (const written of ["v2.13", "V2.13", '"2.13"', "'v2.13'", " 2.13 ", "`2.13`"]) {
      assert.equal(meantVersion(written), "2.13", written);
    }
    assert.equal(meantVersion("PREVIEW"), "Preview");
    assert.equal(meantVersion("2.1 3"), undefined);
  });
});
