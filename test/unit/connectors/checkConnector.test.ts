import assert from "node:assert/strict";
import {
  type CheckContext,
  checkConnector,
  problemsOf,
} from "../../../src/connectors/checkConnector.ts";
import { getDataConnector, listDataConnectors } from "../../../src/intercom/dataConnectors.ts";
import { withSample } from "../sample/withSample.ts";
import { never, withClient } from "../support/withClient.ts";
import { connector, masked } from "./connector.ts";

function codesOf(
  configurations: Parameters<typeof checkConnector>[0],
  context: CheckContext = {},
): readonly string[] {
  return checkConnector(configurations, context).flatMap(({ version, findings, failures }) => {
    assert.deepEqual(failures, []);
    return findings.map(({ severity, code }) => `${version} ${severity} ${code}`);
  });
}

describe("checkConnector", () => {
  it("finds what is wrong with the sample's connectors, and nothing else", async () => {
    const found: Record<string, readonly string[]> = {};
    await withSample({}, async ({ port, token }) => {
      await withClient({ port, token }, async (client) => {
        const { data } = await client.send(listDataConnectors({ perPage: 50 }), never);
        for (const { id, name = "" } of data.items) {
          const draft = (await client.send(getDataConnector(id, "draft"), never)).data;
          const live = (await client.send(getDataConnector(id, "live"), never)).data;
          found[name] = codesOf({ draft, live });
        }
      });
    });
    assert.deepEqual(found, {
      "Get training topic": [],
      "Training topic for Fin": ["live warning accept-missing", "draft warning accept-missing"],
      "All training topics": [
        "live information version-too-old",
        "live information list-for-one-object",
        "draft information version-too-old",
        "draft information list-for-one-object",
      ],
      "Training topic by name": [
        "live error single-brace-variable",
        "live error variable-undeclared",
        "draft error single-brace-variable",
        "draft error variable-undeclared",
      ],
      "Recommend a training topic": ["live warning accept-missing"],
      "Training topic for the inbox": [],
    });
  });

  const withoutAccept = connector({ headers: masked("Authorization", "Intercom-Version") });

  it("is certain where a run was refused, of a draft only if it sends the same", () => {
    const refused = { refused: true };
    assert.deepEqual(codesOf({ live: withoutAccept, draft: withoutAccept }, refused), [
      "live error accept-missing",
      "draft error accept-missing",
    ]);
    const other = connector({ headers: masked("Authorization", "Intercom-Version", "X-A") });
    assert.deepEqual(codesOf({ live: withoutAccept, draft: other }, refused), [
      "live error accept-missing",
      "draft warning accept-missing",
    ]);
    assert.deepEqual(codesOf({ live: undefined, draft: withoutAccept }, refused), [
      "draft error accept-missing",
    ]);
  });

  it("never calls a masked header missing or wrong", () => {
    const headers = masked("Authorization", "Accept", "Intercom-Version", "X-Anything");
    assert.deepEqual(codesOf({ live: undefined, draft: connector({ headers }) }), []);
    assert.deepEqual(codesOf({ live: undefined, draft: connector({ headers: null }) }), []);
  });
});

describe("problemsOf", () => {
  it("names once what draft and live have in common", () => {
    const live = connector({ headers: masked("Authorization", "Intercom-Version") });
    const draft = connector({ ...live.raw, url: "http://api.intercom.io/me", data_inputs: [] });
    const problems = problemsOf(checkConnector({ live, draft }, {}));
    assert.deepEqual(
      problems.map(({ code, versions }) => [code, ...versions]),
      [
        ["accept-missing", "live", "draft"],
        ["plain-http", "draft"],
      ],
    );
  });
});
