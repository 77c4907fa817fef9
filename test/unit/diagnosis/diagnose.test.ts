import { digestOf } from "../../../src/model/digestOf.ts";
import assert from "node:assert/strict";
import fc from "fast-check";
import { diagnose, rank } from "../../../src/diagnosis/diagnose.ts";
import { type Rule, findingCodes } from "../../../src/diagnosis/finding.ts";
import { acceptMissing } from "../../../src/diagnosis/rules/acceptMissing.ts";
import { authorizationMissing } from "../../../src/diagnosis/rules/authorizationMissing.ts";
import { rules } from "../../../src/diagnosis/rules.ts";
import { shifted } from "../../../src/requests/places/shifted.ts";
import { changed, changedContext, input } from "./changed.ts";
import { type Described, laidOut } from "./laidOut.ts";
import { diagnosed, found } from "./diagnosed.ts";

const order = "https://api.intercom.io/custom_object_instances/Order";

describe("diagnose", () => {
  it("reports what the other rules say when one throws", () => {
    const broken: Rule = {
      ...acceptMissing,
      code: "id-not-encoded",
      check: () => {
        throw new Error("broken");
      },
    };
    const { request } = laidOut({ client: "unknown" });
    const { requests, failures } = diagnose(
      { requests: [request, shifted(request, 100)], errors: [], cutOff: true },
      {},
      [acceptMissing, broken, authorizationMissing],
    );
    for (const { findings } of requests) {
      assert.deepEqual(
        findings.map(({ code }) => code),
        ["accept-missing", "authorization-missing"],
      );
    }
    assert.deepEqual(
      failures.map(({ code, message }) => [code, message]),
      [
        ["id-not-encoded", "Error: broken"],
        ["id-not-encoded", "Error: broken"],
      ],
    );
  });

  it("has the worst first, then the order of the rules", () => {
    const findings = found({
      url: order.replace("https", "http"),
      headers: ["Accept: text/html", "Intercom-Version: 2.13"],
    });
    assert.deepEqual(findings, [
      "error accept-value",
      "error version-too-old",
      "error plain-http",
      "warning authorization-missing",
    ]);
    assert.deepEqual(
      [rank("error"), rank("warning"), rank("information"), rank("hint")],
      [0, 1, 2, 3],
    );
  });

  it("keeps errors and says that the text was cut off", () => {
    const error = {
      code: "x",
      message: undefined,
      requestId: undefined,
      span: { start: 0, end: 1 },
    };
    const { errors, cutOff } = diagnose({ requests: [], errors: [error], cutOff: true });
    assert.deepEqual([errors, cutOff], [[error], true]);
  });

  it("takes a bare table of headers for Intercom's where it says so, or where people ask", () => {
    const table: Described = { url: null, method: "", headers: ["Accept: text/html"] };
    const { request } = laidOut(table);
    const extraction = { requests: [request], errors: [], cutOff: false };
    assert.equal(diagnose(extraction).requests.length, 0);
    assert.equal(diagnose(extraction, { asked: true }).requests.length, 1);
    const own: Described = { ...table, headers: ["intercom-version: 2.13"] };
    assert.equal(diagnosed(own).requests.length, 1);
  });

  it("does not take another's URL for Intercom's, even where people ask", () => {
    const { request } = laidOut({
      url: "https://evil.com/me",
      headers: ["Intercom-Version: 2.13"],
    });
    const extraction = { requests: [request], errors: [], cutOff: false };
    assert.deepEqual(diagnose(extraction, { asked: true }).requests, []);
  });

  it("says of a connector to another host what holds for all of them, and nothing of Intercom's", () => {
    const connector = { inputs: [] };
    const url = "https://orders.example.com/{{id}}?key={key}";
    assert.deepEqual(found({ url, client: "dataConnector" }, { connector }), [
      "error single-brace-variable",
      "error variable-undeclared",
    ]);
    assert.deepEqual(found({ url, client: "dataConnector" }), []);
  });

  it("does not call refused what was answered well", () => {
    const given = {
      url: order.replace("https", "http"),
      headers: ["Accept: text/html", "Authorization: x", "Intercom-Version: 9"],
    };
    assert.deepEqual(found({ ...given, accepted: true }), [
      "error version-unknown",
      "error plain-http",
    ]);
    assert.equal(found(given).length, 4);
  });

  it("has nothing to say about what browsers ask before they call a host", () => {
    assert.deepEqual(diagnosed({ method: "OPTIONS", headers: ["Accept: text/html"] }).requests, []);
  });

  it("has nothing to say about the guide's own request once it is complete", () => {
    const headers = [
      "Authorization: Bearer $INTERCOM_ACCESS_TOKEN",
      "Intercom-Version: 2.13",
      "Accept: application/json",
    ];
    assert.deepEqual(found({ url: `${order}?external_id=test-curl-001`, headers }), []);
  });
});

describe("rules", () => {
  it("are one for each code, each once", () => {
    const codes = rules.map(({ code }) => code);
    assert.deepEqual(codes.toSorted(), [...findingCodes].sort());
  });

  it("name a title and a source", () => {
    for (const { code, title, source } of rules) {
      assert.match(title, /^[A-Z].*[^.]$/, code);
      assert.match(source, /\S{3}/, code);
    }
  });

  const header = fc.oneof(
    fc.constantFrom(
      ...["Accept: application/json", "Accept: text/html", "-Accept:", "Accept:", "Accept: ?$A"],
      ...["Accepts: application/json", "Accept : */*", "+Accept: application/json"],
      ...["Content-Type: application/json", "-Content-Type:", "+Content-Type: application/json"],
      ...["Authorization: Bearer x", "Authorization: x", "Authorization: ?$A", "-Authorization:"],
      ...["Intercom-Version: 2.13", "Intercom-Version: v2.16", "Intercom-Version: 1.0"],
    ),
    fc.string({ unit: "binary" }),
  );
  const url = fc.oneof(
    fc.constantFrom(null, "?$URL", order, `${order}?external_id=a b`, `${order}/{id}?x={id}`),
    fc.constantFrom("http://API.intercom.io/custom_objects/X", "https://api.intercom.io/ME"),
    fc.string({ unit: "binary" }).map((rest) => `https://api.eu.intercom.io/${rest}`),
    fc.string({ unit: "binary" }),
  );
  const described: fc.Arbitrary<Described> = fc.record({
    method: fc.constantFrom("GET", "POST", "HEAD", "DELETE", "PUT", "", "$METHOD"),
    url,
    headers: fc.array(header, { maxLength: 5 }),
    client: fc.constantFrom("curl", "httpRunner", "dataConnector", "unknown"),
    headersComplete: fc.boolean(),
    authorizationElsewhere: fc.boolean(),
    methodImplied: fc.boolean(),
  });

  it("never throw, point into the text, and are content once their fix is made", () => {
    fc.assert(
      fc.property(described, (given) => {
        const { text, request } = laidOut(given);
        const context = {
          region: "us",
          // One of each kind: a fix repairs what it names, not what else there is.
          connector: { inputs: [input("external_id")] },
          activeTokenDigest: digestOf("another"),
        } as const;
        for (const rule of rules) {
          for (const { span, fix } of rule.check(request, context)) {
            assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
            if (fix === undefined) continue;
            const after = laidOut(changed(given, fix.changes)).request;
            // A misspelt path may hide that its method is wrong too, which no fix can know.
            const left = rule
              .check(after, changedContext(context, fix.changes))
              .filter((other) => other.fix !== undefined);
            assert.deepEqual(left, [], `${rule.code} in ${text}`);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
