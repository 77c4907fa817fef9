import assert from "node:assert/strict";
import type { FindingCode, Severity } from "../../../src/diagnosis/finding.ts";
import type { Found } from "../../corpus/findingsOf.ts";
import type { Expectation, Expected } from "../../corpus/readCorpus.ts";
import { type Result, scoreOf } from "../../corpus/scoreOf.ts";

function found(
  code: FindingCode,
  first: number,
  last = first,
  severity: Severity = "error",
): Found {
  return { code, severity, first, last };
}

function result(expected: Partial<Omit<Expected, "why">>, ...all: readonly Found[]): Result {
  return {
    language: "go",
    path: "go/a.go",
    expected: { findings: [], allowed: [], hints: [], why: "made up", ...expected },
    found: all,
  };
}

/** Kinds, lines and codes of what went wrong. */
function wrong(...results: readonly Result[]): readonly string[] {
  return scoreOf(results).failures.map(({ kind, line, code }) => `${kind} ${line} ${code}`);
}

const missing = (place: Omit<Expectation, "code">): Expectation => ({
  code: "accept-missing",
  ...place,
});

describe("scoreOf", () => {
  it("takes a range that covers or touches the line", () => {
    const findings = [missing({ line: 10 })];
    for (const [first, last] of [
      [10, 10],
      [1, 9],
      [11, 20],
      [4, 30],
    ] as const) {
      assert.deepEqual(wrong(result({ findings }, found("accept-missing", first, last))), []);
    }
    for (const [first, last] of [
      [1, 8],
      [12, 12],
    ] as const) {
      assert.deepEqual(wrong(result({ findings }, found("accept-missing", first, last))), [
        "miss 10 accept-missing",
        `false alarm ${first} accept-missing`,
      ]);
    }
  });

  it("takes any of several places", () => {
    const findings = [missing({ lines: [10, 12], or: [3] })];
    for (const line of [9, 13, 3, 2]) {
      assert.deepEqual(wrong(result({ findings }, found("accept-missing", line))), []);
    }
    assert.deepEqual(wrong(result({ findings }, found("accept-missing", 6))), [
      "miss 10 accept-missing",
      "false alarm 6 accept-missing",
    ]);
  });

  it("takes another code that says the same, and no other", () => {
    const findings = [missing({ line: 3, orCode: ["headers-not-attached"] })];
    assert.deepEqual(wrong(result({ findings }, found("headers-not-attached", 3))), []);
    assert.deepEqual(wrong(result({ findings }, found("accept-value", 3))), [
      "miss 3 accept-missing",
      "false alarm 3 accept-value",
    ]);
  });

  it("counts an expectation once, however many findings meet it", () => {
    const { total } = scoreOf([
      result(
        { findings: [missing({ line: 3 })] },
        found("accept-missing", 3),
        found("accept-missing", 4),
      ),
    ]);
    assert.deepEqual(total, { hits: 1, misses: 0, falseAlarms: 0, precision: 1, recall: 1 });
  });

  it("lets what is allowed pass, found or not", () => {
    const allowed: Expectation[] = [{ code: "authorization-missing", line: 3 }];
    assert.deepEqual(wrong(result({ allowed })), []);
    assert.deepEqual(wrong(result({ allowed }, found("authorization-missing", 3))), []);
  });

  it("does not look at hints, unless they are listed", () => {
    const hint = found("accept-missing", 3, 3, "hint");
    assert.deepEqual(wrong(result({}, hint, found("version-missing", 1, 1, "information"))), []);
    assert.deepEqual(wrong(result({ findings: [missing({ line: 3 })] }, hint)), [
      "miss 3 accept-missing",
    ]);
    const hints = [missing({ line: 3 })];
    const scores = scoreOf([result({ hints }, hint), result({ hints })]);
    assert.deepEqual(scores.hints, { expected: 2, found: 1 });
    assert.deepEqual(
      scores.failures.map(({ kind }) => kind),
      ["missed hint"],
    );
    assert.equal(scores.total.misses, 0);
    // What is more than a hint is too loud for it.
    assert.deepEqual(wrong(result({ hints }, found("accept-missing", 3))), [
      "false alarm 3 accept-missing",
    ]);
  });

  it("adds up by language, by rule and in all", () => {
    const right = result({ findings: [missing({ line: 3 })] }, found("accept-missing", 3));
    const scores = scoreOf([
      right,
      { ...right, path: "go/b.go" },
      { ...right, path: "go/c.go", found: [] },
      { ...result({}, found("plain-http", 1)), language: "ruby", path: "ruby/a.rb" },
      { ...result({}), language: "ruby", path: "ruby/b.rb" },
    ]);
    const go = { hits: 2, misses: 1, falseAlarms: 0, precision: 1, recall: 2 / 3 };
    const ruby = { hits: 0, misses: 0, falseAlarms: 1, precision: 0, recall: 1 };
    assert.deepEqual(
      scores.languages,
      new Map([
        ["go", go],
        ["ruby", ruby],
      ]),
    );
    assert.deepEqual(
      scores.rules,
      new Map([
        ["accept-missing", go],
        ["plain-http", ruby],
      ]),
    );
    assert.deepEqual(scores.total, {
      ...{ hits: 2, misses: 1, falseAlarms: 1 },
      ...{ precision: 2 / 3, recall: 2 / 3 },
    });
    assert.deepEqual(scores.silent, { files: 2, loud: 1 });
  });

  it("is perfect where nothing was asked", () => {
    const { total } = scoreOf([]);
    assert.deepEqual([total.precision, total.recall], [1, 1]);
  });
});
