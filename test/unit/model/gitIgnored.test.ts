import assert from "node:assert/strict";
import { gitIgnoreFile, gitIgnored } from "../../../src/model/gitIgnored.ts";

const files = [
  gitIgnoreFile("a", "!.env\n!b.env\n"),
  gitIgnoreFile("", "secret/\n*.env\n!a/keep.env\n"),
  gitIgnoreFile("secret", "!.env\n"),
  gitIgnoreFile("a/b", "/.env\r\n"),
];

// What `git check-ignore` says of these files.
const verdicts: Readonly<Record<string, boolean>> = {
  ".env": true,
  "secret/.env": true,
  "secret/x/.env": true,
  "a/.env": false,
  "a/keep.env": false,
  "a/x.env": true,
  "a/b/.env": true,
  "a/b/b.env": false,
  "a/b/.env.local": false,
  "ab/keep.env": true,
};

describe("gitIgnored", () => {
  for (const [path, ignored] of Object.entries(verdicts)) {
    it(`says that ${path} is ${ignored ? "" : "not "}ignored, as git does`, () => {
      assert.equal(gitIgnored(path, files), ignored);
    });
  }

  it("ignores nothing where there is no .gitignore", () => {
    assert.equal(gitIgnored("a/.env", []), false);
  });

  // Tried in every way, either would take for ever.
  for (const [stars, pattern, path] of [
    ["many `**`", `${"**/a*/".repeat(12)}**/b`, `${"aa/".repeat(60)}c`],
    ["many stars in one name", `${"*a".repeat(40)}b`, `${"a".repeat(250)}c`],
  ] as const) {
    it(`leaves out a pattern with ${stars}, and says so`, () => {
      const file = gitIgnoreFile("", `*.env\n${pattern}\n`);
      assert.equal(file.leftOut, 1);
      assert.equal(gitIgnored(path, [file]), false);
      assert.equal(gitIgnored("a/.env", [file]), true);
    });
  }

  it("takes three stars of each kind, and any number in a remark", () => {
    const file = gitIgnoreFile("", "# ** ** ** **\n**/a/**/b/**/*.*.*\n");
    assert.equal(file.leftOut, 0);
    assert.equal(gitIgnored("x/a/y/b/z/c.d.e", [file]), true);
  });
});
