import assert from "node:assert/strict";
import fc from "fast-check";
import { codeCases } from "./codeCases.ts";
import { diagnosedCode, extracted } from "./codeFindings.ts";

const cases = codeCases();

/** A snippet with something cut out, doubled, or put in. */
const mutated = fc
  .record({
    snippet: fc.constantFrom(...cases),
    changes: fc.array(
      fc.record({
        at: fc.nat(2000),
        length: fc.nat(40),
        by: fc.oneof(
          fc.constantFrom("", "{", "}", "(", ")", '"', "'", "`", "${", "\n", "...", "=>", "[", "#"),
          fc.string({ unit: "binary", maxLength: 5 }),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ snippet: { languageId, text }, changes }) => ({
    languageId,
    text: changes.reduce((left, { at, length, by }) => {
      const start = at % (left.length + 1);
      return left.slice(0, start) + by + left.slice(start + length);
    }, text),
  }));

describe("source code that is no code", () => {
  it("never throws, and points into the text", async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async ({ languageId, text }) => {
        const { requests, failures } = await diagnosedCode(languageId, text);
        assert.deepEqual(failures, []);
        for (const { request, findings } of requests) {
          const spans = [
            request.span,
            ...findings.map(({ span }) => span),
            ...request.headers.flatMap(({ span, value }) => [span, value.span]),
          ];
          for (const { start, end } of spans) {
            assert.ok(0 <= start && start <= end && end <= text.length, text);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  const call = 'fetch("https://api.intercom.io/me", { headers: { Accept: "text/html" } });';

  for (const [name, text] of Object.entries({
    "nested arrays": `const a = ${"[".repeat(20_000)}${"]".repeat(20_000)};\n${call}`,
    "nested calls": `${"f(".repeat(20_000)}${")".repeat(20_000)};\n${call}`,
    "long sums": `const a = ${'"a" + '.repeat(20_000)}"b";\n${call}`,
    "nested functions": `${"() => { ".repeat(5_000)}${"}".repeat(5_000)}\n${call}`,
    "nested branches": `${"if (a) { ".repeat(5_000)}${"}".repeat(5_000)}\n${call}`,
  })) {
    it(`survives ${name}, and says what it left out`, async () => {
      const { cutOff } = await extracted("javascript", text);
      assert.equal(cutOff, true);
    });
  }

  it("gives up on functions that call one another over and over", async () => {
    const functions = Array.from({ length: 40 }, (_, index) => {
      const next = `f${String(index + 1)}`;
      return `function f${String(index)}(a) { ${next}(a); ${next}(a); ${next}(a); }`;
    });
    const last = `function f40(a) { ${call} }`;
    const { requests } = await extracted("javascript", [...functions, last, "f0(1);"].join("\n"));
    assert.ok(requests.length <= 1);
  });

  it("follows functions that call themselves and one another", async () => {
    const text = `function a(n) { return b(n - 1); }\nfunction b(n) { return a(n) ?? ${call.slice(0, -1)}; }\na(3);`;
    const { requests } = await extracted("javascript", text);
    assert.equal(requests.length, 1);
  });
});
