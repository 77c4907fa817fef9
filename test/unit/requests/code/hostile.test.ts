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

  const url = "https://api.intercom.io/me";
  const call = 'fetch("https://api.intercom.io/me", { headers: { Accept: "text/html" } });';

  for (const [name, text] of Object.entries({
    "nested arrays": `const a = ${"[".repeat(20_000)}"${url}"${"]".repeat(20_000)};\n${call}`,
    "nested calls": `${"f(".repeat(20_000)}"${url}"${")".repeat(20_000)};\n${call}`,
    "long sums": `const a = ${'"a" + '.repeat(20_000)}"${url}";\n${call}`,
    "nested functions": `${"() => { ".repeat(5_000)}${call}${"}".repeat(5_000)}`,
    "nested branches": `${"if (a) { ".repeat(5_000)}${call}${"}".repeat(5_000)}`,
  })) {
    it(`survives ${name}, and says what it left out`, async () => {
      const { cutOff } = await extracted("javascript", text);
      assert.equal(cutOff, true);
    });
  }

  it("leaves out what is nested too deep where it has nothing to do with a request", async () => {
    const text = `const a = ${"[".repeat(20_000)}${"]".repeat(20_000)};\n${call}`;
    const { cutOff, requests } = await extracted("javascript", text);
    assert.deepEqual([cutOff, requests.length], [false, 1]);
  });

  for (const sign of [
    "/**\n",
    "'''\n",
    '"""\n',
    "# \n",
    "a.",
    "b<",
    "new ",
    "@",
    "http://",
    "x = ",
  ]) {
    it(`looks once at what goes on and on: ${JSON.stringify(sign)}`, async () => {
      // The square of this would take minutes.
      const stretch = sign.repeat(Math.ceil(2_000_000 / sign.length));
      const { requests } = await extracted("javascript", `const a = \`${stretch}\`;\n${call}`);
      assert.equal(requests.length, 1);
    });
  }

  const levels = Array.from({ length: 24 }, (_, level) => level);
  const each = (part: (name: string, both: string | undefined) => string): string =>
    levels
      .flatMap((level) => {
        const both = level === 0 ? undefined : `A${String(level - 1)}, B${String(level - 1)}`;
        return [part(`A${String(level)}`, both), part(`B${String(level)}`, both)];
      })
      .join("\n");
  const extending = (word: string) =>
    each((name, both) => `interface ${name}${both === undefined ? "" : ` ${word} ${both}`} {}`);

  // Followed on every way up, these would take for ever.
  for (const [languageId, text] of Object.entries({
    java: `${extending("extends")}\nclass C implements A23, B23 { void f() { this.g(); h(); } }`,
    csharp: `${extending(":")}\nclass C : A23, B23 { void F() { this.G(); H(); var x = this.Z; } }`,
    typescript: `${extending("extends")}\nclass C implements A23, B23 { f() { this.g(); } }`,
    php: `<?php\n${each((name, both) => `trait ${name} { ${both === undefined ? "" : `use ${both};`} }`)}\nclass C { use A23, B23; function f() { $this->g(); } }`,
    ruby: `${each((name, both) => `module ${name}\n${both === undefined ? "" : `include ${both}\n`}end`)}\nclass C\n  include A23, B23\n  def f\n    g\n  end\nend`,
    python: `${each((name, both) => `class ${name}(${both ?? ""}):\n    pass`)}\nclass C(A23, B23):\n    def f(self):\n        self.g()`,
  })) {
    it(`looks at what several classes have in common once: ${languageId}`, async () => {
      const { cutOff, requests } = await extracted(languageId, `${text}\n// ${url} \n# ${url}`);
      assert.deepEqual([cutOff, requests.length], [false, 0]);
    });
  }

  const chain = (branch: (index: string) => string): string =>
    Array.from({ length: 8_000 }, (_, index) => branch(String(index))).join("\n");

  for (const [languageId, text] of Object.entries({
    python: `if a:\n  b("${url}")\n${chain((n) => `elif x == ${n}:\n  y = ${n}`)}\n`,
    php: `<?php if (a()) { b("${url}"); } ${chain((n) => `elseif ($x == ${n}) { $y = ${n}; }`)}\n`,
    shellscript: `if a; then b; ${chain((n) => `elif [ "$x" = ${n} ]; then y=${n};`)} fi\n`,
  })) {
    it(`says that it left out what is nested deeper than it can follow: ${languageId}`, async () => {
      const { cutOff } = await extracted(languageId, `${text}# ${url}`);
      assert.equal(cutOff, true);
    });
  }

  it("tells a text from a pattern of a shell with any number of stars", async () => {
    const [stars, letters] = ["*a".repeat(40), "a".repeat(3_000)];
    const text = `f() { case $1 in ${stars}) echo text/html ;; *) echo text/csv ;; esac; }\ncurl -H "Accept: $(f ${letters}b)" ${url}`;
    const { requests } = await extracted("shellscript", text);
    assert.equal(requests[0]?.headers[0]?.value.kind, "known");
  });

  it("finds what stands before quotes of zsh that are nested without end", async () => {
    const curl = `curl -H 'Accept: text/html' -H "Authorization: Bearer $T" ${url}`;
    const text = `#!/bin/zsh\n${curl}\n: ${'"${x:-'.repeat(5000)}\n`;
    const { requests } = await diagnosedCode("shellscript", text);
    assert.deepEqual(
      requests.flatMap(({ findings }) => findings.map(({ code }) => code)),
      ["accept-value", "version-missing"],
    );
  });

  const lines = (line: (index: string) => string): string =>
    Array.from({ length: 5_000 }, (_, index) => line(String(index))).join("\n");

  // A copy of every variable for every one of these would be more than the memory holds.
  for (const [languageId, text] of Object.entries({
    php: `<?php\n${lines((n) => `include "x${n}.php"; $a${n} = ${n};`)}\n`,
    shellscript: `${lines((n) => `source x${n}; A${n}=${n}`)}\n`,
  })) {
    it(`takes any number of files that may set any number of variables: ${languageId}`, async () => {
      const { cutOff, requests } = await extracted(languageId, `${text}# ${url}`);
      assert.deepEqual([cutOff, requests.length], [false, 0]);
    });
  }

  const entries = (entry: (index: string) => string, count = 20_000): string =>
    Array.from({ length: count }, (_, index) => entry(String(index))).join("\n");

  // The square of each would take minutes.
  for (const [name, [languageId, text]] of Object.entries({
    "assignments of names in C#": [
      "csharp",
      `class A { void F() {\n${entries((n) => `var a${n} = b${n};`)}\nnew HttpClient().GetAsync("${url}"); } }`,
    ],
    "entries that are set one by one": [
      "javascript",
      `const h = {};\n${entries((n) => `h.a${n} = "b";`)}\nfetch("${url}");`,
    ],
    "fields of a class": [
      "php",
      `<?php class A {\n${entries((n) => `public $a${n} = "b";`)}\n}\nfile_get_contents("${url}");`,
    ],
    "methods that call one another": [
      "javascript",
      `class A {\n${entries((n) => `m${n}() { return this.m${n}(); }`, 5_000)}\n}\nfetch("${url}");`,
    ],
    "parts of one word": ["shellscript", `curl ${url} "${"$a".repeat(30_000)}"`],
    "blanks behind a word": ["shellscript", `curl ${" ".repeat(200_000)}${url}`],
    "letters of a name": ["go", `package main\nvar a = ${"b".repeat(200_000)}\n// ${url}`],
  } as const)) {
    it(`follows any number of ${name}`, async () => {
      const { cutOff } = await extracted(languageId, text);
      assert.equal(cutOff, false);
    });
  }

  it("takes a node with any number of children", async () => {
    const { requests } = await extracted("shellscript", `curl ${url} ${"a&".repeat(130_000)}`);
    assert.equal(requests.length, 1);
  });

  it("follows a class with a thousand fields, each with a method that sets it", async () => {
    const fields = Array.from({ length: 1_500 }, (_, index) => {
      const name = `p${String(index)}`;
      return `public $${name} = "a"; function ${name}() { $this->${name} = "b"; }`;
    });
    const text = `<?php class A { ${fields.join("\n")} }\nfile_get_contents("${url}");`;
    const { requests } = await extracted("php", text);
    assert.equal(requests.length, 1);
  });

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
