import assert from "node:assert/strict";
import {
  type Expectation,
  corpusLanguages,
  readExpected,
  readSnippets,
} from "../corpus/readCorpus.ts";
import { resultsOf } from "../corpus/resultsOf.ts";
import { scoreOf } from "../corpus/scoreOf.ts";
import { failureLines } from "../corpus/scoreTable.ts";

/** What the corpus has to have, so that its measure means something. */
const least = { snippets: 250, silent: 0.4 } as const;
const longestLines = 250;

describe("the corpus", () => {
  it("covers every language", () => {
    const wanted =
      "csharp go java javascript markdown pasted php python ruby shell typescript".split(" ");
    assert.deepEqual(corpusLanguages(), wanted);
  });

  it("has enough snippets", () => {
    const count = corpusLanguages().flatMap((language) => readSnippets(language)).length;
    assert.ok(count >= least.snippets, `${count} snippets`);
  });

  for (const language of corpusLanguages()) {
    it(`says what is true of every file, and of no other: ${language}`, () => {
      assert.deepEqual(
        readSnippets(language).map(({ name }) => name),
        Object.keys(readExpected(language)).sort(),
      );
    });

    it(`names lines that are there: ${language}`, () => {
      for (const { name, text, expected } of readSnippets(language)) {
        const lines = text.split("\n").length - 1;
        assert.ok(text.endsWith("\n") && lines >= 5 && lines <= longestLines, `${name}: ${lines}`);
        for (const expectation of [
          ...(expected?.findings ?? []),
          ...(expected?.allowed ?? []),
          ...(expected?.hints ?? []),
        ]) {
          const named = linesOf(expectation);
          assert.ok(named.length > 0, `${name} names no line`);
          assert.ok(
            Math.max(...named, ...(expectation.or ?? [])) <= lines,
            `${name} has ${lines} lines`,
          );
          assert.deepEqual(named, named.toSorted(byNumber), `${name}: ${named.join(", ")}`);
        }
      }
    });

    it(`has about as many silent files as others: ${language}`, () => {
      const snippets = readSnippets(language);
      const silent = snippets.filter(({ expected }) => expected?.findings.length === 0).length;
      const share = silent / snippets.length;
      assert.ok(share >= least.silent && share <= 1 - least.silent, `${share.toFixed(2)} silent`);
    });
  }

  it("names Intercom in every file: others are never looked at", () => {
    for (const { path, text } of corpusLanguages().flatMap((language) => readSnippets(language))) {
      assert.match(text, /intercom\.io|media_type_not_acceptable/, path);
    }
  });

  for (const language of corpusLanguages()) {
    it(`is judged right, 98 of 100 times and more: ${language}`, async () => {
      const { total, silent, failures } = scoreOf(await resultsOf([language]));
      const wrong = failureLines(failures).join("\n");
      assert.ok(total.precision >= 0.98 && total.recall >= 0.98, wrong);
      assert.equal(silent.loud, 0, wrong);
    });
  }
});

/** Those of `line` or `lines`, which are in order; the others stand in an order of their own. */
function linesOf({ line, lines }: Expectation): readonly number[] {
  return line === undefined ? (lines ?? []) : [line];
}

function byNumber(a: number, b: number): number {
  return a - b;
}
