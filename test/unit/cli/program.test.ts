import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Folder, folderOf } from "./folder.ts";

const root = join(import.meta.dirname, "../../..");
const sick = `curl -H 'Accept:' https://api.intercom.io/me\n`;

describe("the program as it is built", () => {
  let folder: Folder;
  let program: string;

  before(async () => {
    folder = await folderOf({ "work/a.sh": sick });
    const dist = join(folder.path, "dist");
    program = join(dist, "cli.cjs");
    const args = ["esbuild.mjs", "--production", "--outdir", dist];
    execFileSync(process.execPath, args, { cwd: root, stdio: "pipe" });
  });

  after(() => folder.remove());

  function start(args: readonly string[], input = "") {
    const cwd = join(folder.path, "work");
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd,
      input,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  }

  it("finds what is below the folder that it is called in", () => {
    const { status, stdout, stderr } = start(["."]);
    assert.equal(status, 1);
    assert.match(stdout, /^a\.sh:1:6: error accept-missing/);
    assert.equal(stderr, "");
  });

  it("reads standard input", () => {
    const { status, stdout } = start(["-", "--format", "json"], sick);
    assert.equal(status, 1);
    assert.match(stdout, /"file": "-"/);
  });

  it("reads source code, with the grammars beside it", async () => {
    await writeFile(
      join(folder.path, "work", "me.ts"),
      `import { request } from "node:https";\nrequest("https://api.intercom.io/me").end();\n`,
    );
    const { status, stdout } = start(["me.ts"]);
    assert.equal(status, 1);
    assert.match(stdout, /^me\.ts:2:\d+: error accept-missing/);
  });

  it("tells findings and failures apart by how it ends", () => {
    assert.equal(start(["-"], "nothing").status, 0);
    assert.equal(start([]).status, 2);
    const { status, stderr } = start(["missing"]);
    assert.equal(status, 2);
    assert.match(stderr, /^missing: There is no such file or folder/);
  });
});
