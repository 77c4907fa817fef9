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
});
