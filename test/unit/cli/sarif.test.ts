import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import * as v from "valibot";
import { folderOf } from "./folder.ts";

const schemaFile = join(
  import.meta.dirname,
  "../../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
);
const logSchema = v.object({
  runs: v.array(
    v.object({
      invocations: v.array(
        v.object({
          executionSuccessful: v.boolean(),
          toolExecutionNotifications: v.array(v.unknown()),
        }),
      ),
      tool: v.object({ driver: v.object({ rules: v.array(v.object({ id: v.string() })) }) }),
      results: v.array(
        v.object({
          ruleId: v.string(),
          ruleIndex: v.number(),
          level: v.string(),
          fixes: v.optional(v.array(v.unknown())),
          locations: v.array(
            v.object({
              physicalLocation: v.object({
                artifactLocation: v.object({ uri: v.string() }),
                region: v.object({ startLine: v.number(), startColumn: v.number() }),
              }),
            }),
          ),
        }),
      ),
    }),
  ),
});

describe("SARIF", () => {
  let problemsOf: (log: unknown) => unknown;

  before(async () => {
    const ajv = new AjvDraft04({ strict: false, allErrors: true, unicodeRegExp: false });
    addFormats(ajv);
    const schema: unknown = JSON.parse(await readFile(schemaFile, "utf8"));
    assert.ok(typeof schema === "object" && schema !== null);
    const validate = ajv.compile(schema);
    problemsOf = (log) => (validate(log) ? [] : validate.errors);
  });

  async function logOf(files: Parameters<typeof folderOf>[0], args: readonly string[]) {
    const folder = await folderOf(files);
    try {
      const log: unknown = JSON.parse((await folder.run([...args, "--format", "sarif"])).out);
      assert.deepEqual(problemsOf(log), []);
      const [run, ...more] = v.parse(logSchema, log).runs;
      assert.ok(run && more.length === 0);
      return run;
    } finally {
      await folder.remove();
    }
  }

  it("is valid where nothing was found", async () => {
    const { results, invocations } = await logOf({}, ["."]);
    assert.deepEqual(results, []);
    assert.deepEqual(invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });

  it("has each finding with its rule, its place and its repair", async () => {
    const name = "a b/100%:ü#?.sh";
    const text = `\ncurl -H 'Accept:' https://api.intercom.io/custom-objects/x\n`;
    const { results, tool } = await logOf({ [name]: text }, [".", "--min-severity", "hint"]);
    assert.deepEqual(results.map(({ ruleId, level }) => `${level} ${ruleId}`).sort(), [
      "error accept-missing",
      "note version-missing",
      "warning authorization-missing",
      "warning route-unknown",
    ]);
    for (const { ruleId, ruleIndex, locations } of results) {
      assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
      const { artifactLocation, region } =
        locations[0]?.physicalLocation ?? assert.fail("no place");
      assert.equal(decodeURIComponent(artifactLocation.uri), name);
      assert.doesNotMatch(artifactLocation.uri, /[ :#?ü]/);
      assert.equal(region.startLine, 2);
    }
    assert.equal(results.find(({ ruleId }) => ruleId === "accept-missing")?.fixes?.length, 1);
  });

  it("says what could not be read, and what was left out", async () => {
    const long = `https://api.intercom.io${"#".repeat(5 * 1024 * 1024)}`;
    const { invocations } = await logOf({ "long.txt": long }, [".", "missing"]);
    assert.equal(invocations[0]?.executionSuccessful, false);
    assert.equal(invocations[0].toolExecutionNotifications.length, 2);
  });
});
