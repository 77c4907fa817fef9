import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findingCodes } from "../../../src/diagnosis/finding.ts";
import { rules } from "../../../src/diagnosis/rules.ts";

const page = readFileSync(join(import.meta.dirname, "../../../RULES.md"), "utf8");
const rows = [...page.matchAll(/^\| `([\w-]+)` +\| (.+?) +\| (.+?) +\|/gm)];

describe("the page of rules", () => {
  it("has a row for each code, and for no other", () => {
    const codes = rows.map(([, code = ""]) => code);
    assert.deepEqual(codes.toSorted(), [...findingCodes].sort());
    assert.deepEqual(codes.toSorted(), rules.map(({ code }) => code).sort());
  });

  it("names a severity in each", () => {
    for (const [row, , , severity = ""] of rows) {
      assert.match(severity, /^(?:error|warning|information|hint)\b/, row);
    }
  });
});
