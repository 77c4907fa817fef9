import assert from "node:assert/strict";
import { chmod, symlink } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import * as v from "valibot";
import { JobThread, TookTooLong } from "../../../src/analysis/jobThread.ts";
import { judge, type JudgeInput, type Judged, type JudgeJobs } from "../../../src/cli/judge.ts";
import { judging } from "../../../src/cli/judging.ts";
import type { CodeReader } from "../../../src/requests/code/codeReader.ts";
import { type Folder, folderOf } from "./folder.ts";

const sick = `curl -H 'Accept:' -H "Authorization: Bearer $T" https://api.intercom.io/me\n`;
const healthy = sick.replace("Accept:", "Accept: application/json");
const place = v.number();
const region = { line: place, column: place, endLine: place, endColumn: place };
const findingSchema = v.strictObject({
  file: v.string(),
  ...region,
  code: v.string(),
  severity: v.picklist(["error", "warning", "information", "hint"]),
  confidence: v.picklist(["certain", "likely", "possible"]),
  message: v.string(),
  source: v.string(),
  client: v.string(),
  fix: v.optional(
    v.strictObject({
      title: v.string(),
      edits: v.array(v.strictObject({ ...region, text: v.string() })),
    }),
  ),
});

function readJson(out: string) {
  return v.parse(v.array(findingSchema), JSON.parse(out));
}

describe("the command line", () => {
  let folder: Folder | undefined;

  async function given(files: Parameters<typeof folderOf>[0]): Promise<Folder> {
    folder = await folderOf(files);
    return folder;
  }

  afterEach(async () => {
    await folder?.remove();
    folder = undefined;
  });

  it("ends with 0 where nothing is found, and says how much was looked at", async () => {
    const { run } = await given({ "a.sh": healthy, "b.txt": "nothing of it" });
    const { code, out, warned } = await run(["."]);
    assert.equal(code, 0);
    assert.equal(out, "Nothing found in 1 file that mentions Intercom.\n");
    assert.equal(warned, "");
  });

  it("ends with 1 where something is found, with its place and its repair", async () => {
    const { run } = await given({ "ci/call.sh": `#!/bin/sh\n${sick}` });
    const { code, out } = await run(["."]);
    assert.equal(code, 1);
    assert.match(out, /^ci\/call\.sh:2:6: error accept-missing: No Accept header is sent/);
    assert.match(out, /\n {2}fix: Set Accept: application\/json\n/);
    assert.match(out, /\nFound 1 error in 1 file that mentions Intercom\.\n$/);
  });

  it("reports what is at least as bad as it was asked for, and ends by that alone", async () => {
    const { run } = await given({ "a.sh": healthy });
    const hints = await run([".", "--min-severity", "hint"]);
    assert.equal(hints.code, 1);
    assert.match(hints.out, /hint version-missing/);
    assert.equal((await run([".", "--min-severity=information"])).code, 0);
  });

  for (const [what, args, said] of [
    ["no path", [], /There is no path to look at\./],
    ["an unknown format", [".", "--format", "xml"], /--format is one of: text, json, sarif\./],
    ["an unknown level", [".", "--min-severity", "fatal"], /--min-severity is one of: error/],
    ["an unknown option", [".", "--fix"], /^There is no option --fix\.$/m],
    ["an option without its value", [".", "--format"], /^--format is not given in this way\.$/m],
  ] as const) {
    it(`ends with 2 for ${what}, and says how it is called`, async () => {
      const { run } = await given({});
      const { code, out, warned } = await run(args);
      assert.equal(code, 2);
      assert.equal(out, "");
      assert.match(warned, said);
      assert.match(warned, /^Usage: intercom-request-doctor/m);
    });
  }

  it("explains itself when it is asked to", async () => {
    const { run } = await given({});
    const { code, out } = await run(["--help"]);
    assert.equal(code, 0);
    assert.match(out, /^Usage: /);
  });

  it("ends with 2 where one file cannot be judged, and reports the rest all the same", async () => {
    const { run } = await given({
      "a.sh": sick,
      "b.http": "GET https://api.intercom.io/me\nAccept: text/html",
    });
    const noGrammar = (): Promise<never> => Promise.reject(new Error("no grammar"));
    const failing = (input: JudgeInput): Promise<Judged> => judge(input, noGrammar);
    const { code, out, warned } = await run(["."], "", failing);
    assert.equal(code, 2);
    assert.match(out, /^b\.http:2:9: error accept-value/m);
    assert.equal(warned, "a.sh: It cannot be judged: Error: no grammar.\n");
  });

  it("gives up a file that takes too long, and has a thread judge the rest", async () => {
    const { run } = await given({ "a/a.sh": sick, "a/b.sh": sick });
    const endless: CodeReader = {
      read: () => {
        for (;;);
      },
    };
    const code = `const { parentPort } = require("node:worker_threads");
      const output = { findings: [], leftOut: ["This is of the thread."] };
      parentPort.on("message", () => parentPort.postMessage({ kind: "done", output }));`;
    const thread = new JobThread<JudgeJobs>({ start: () => new Worker(code, { eval: true }) });
    const limited = judging({
      ...{ loadCode: () => Promise.resolve(endless), thread, longest: 100 },
    });
    const notice =
      "a/a.sh: It is too long, nested too deep or too entangled: it took too long and was not looked at.\n";
    try {
      const { code: ended, warned } = await run(["a"], "", limited);
      assert.deepEqual([ended, warned], [0, `${notice}a/b.sh: This is of the thread.\n`]);
    } finally {
      thread.dispose();
    }
  });

  it("ends with 2 where what was named takes too long", async () => {
    const { run } = await given({ "a.sh": sick, "b.sh": sick });
    const tooLong = (): Promise<never> => Promise.reject(new TookTooLong());
    const { code, warned } = await run(["a.sh"], "", tooLong);
    assert.equal(code, 2);
    assert.match(warned, /^a\.sh: .* it took too long and was not looked at\.\n$/);
  });

  it("ends with 2 for what cannot be read, and reports the rest all the same", async () => {
    const { run } = await given({ "a.sh": sick });
    const { code, out, warned } = await run(["missing", "a.sh"]);
    assert.equal(code, 2);
    assert.match(out, /^a\.sh:1:6: error/);
    assert.equal(warned, "missing: There is no such file or folder.\n");
  });

  it("knows a script by its first line", async () => {
    const { run } = await given({
      "bin/sync": `#!/usr/bin/env ruby\nRestClient.get "https://api.intercom.io/me", accept: "text/html"\n`,
    });
    const { code, out } = await run(["."]);
    assert.equal(code, 1);
    assert.match(out, /^bin\/sync:2:54: error accept-value: /m);
  });

  it("gives places that begin with 1, in UTF-16 units, whatever the line ends are", async () => {
    const { run } = await given({
      "a.sh": `# 🧑‍🚀\r\n\r# é\n: 🙂; ${sick}`,
      "b.sh": `\ufeff${sick}`,
    });
    const [a, b, ...none] = readJson((await run([".", "--format", "json"])).out);
    assert.deepEqual(none, []);
    assert.deepEqual(
      [a?.file, a?.line, a?.column, a?.endLine, a?.endColumn],
      ["a.sh", 4, 12, 4, 24],
    );
    assert.deepEqual([b?.file, b?.line, b?.column], ["b.sh", 1, 6]);
  });

  it("gives repairs that make the file right", async () => {
    const { run } = await given({ "a.sh": sick });
    const [finding] = readJson((await run(["a.sh", "--format", "json"])).out);
    const [edit] = finding?.fix?.edits ?? [];
    assert.ok(edit && edit.line === 1 && edit.endLine === 1);
    const repaired = sick.slice(0, edit.column - 1) + edit.text + sick.slice(edit.endColumn - 1);
    assert.equal(repaired, healthy);
  });

  it("names files relative to the working folder, each once", async () => {
    const { run, path } = await given({ "a/b.sh": sick });
    const findings = readJson(
      (await run(["a", "./a/b.sh", join(path, "a"), "--format", "json"])).out,
    );
    assert.deepEqual(
      findings.map(({ file }) => file),
      ["a/b.sh"],
    );
  });

  it("looks at standard input where the path is -", async () => {
    const { run } = await given({});
    const { code, out } = await run(["-", "--format", "json"], `héllo\n\`\`\`sh\n${sick}\`\`\`\n`);
    const [finding] = readJson(out);
    assert.equal(code, 1);
    assert.deepEqual([finding?.file, finding?.line, finding?.code], ["-", 3, "accept-missing"]);
  });

  it("reads notes and logs as what people paste, and everything else by its name", async () => {
    const table =
      "https://api.intercom.io\nAuthorization\tBearer {{t}}\nContent-Type\tapplication/json\n";
    const { run } = await given({ "notes.txt": table, "a.log": table, "table.csv": table });
    const findings = readJson((await run([".", "--format", "json"])).out);
    assert.deepEqual([...new Set(findings.map(({ file }) => file))], ["a.log", "notes.txt"]);
  });

  it("leaves out what git ignores, but for what is named", async () => {
    const { run } = await given({
      ".git/info/exclude": "local.sh\n",
      ".git/a.sh": sick,
      ".gitignore": "/build/\n*.gen.sh\n!keep.gen.sh\n",
      "build/a.sh": sick,
      "src/build/a.sh": sick,
      "src/b.gen.sh": sick,
      "src/keep.gen.sh": sick,
      "src/local.sh": sick,
      "src/.gitignore": "c.sh\n",
      "src/c.sh": sick,
      "c.sh": sick,
      "node_modules/d.sh": sick,
    });
    const named = async (...paths: string[]): Promise<string[]> =>
      readJson((await run([...paths, "--format", "json"])).out).map(({ file }) => file);
    assert.deepEqual(await named("."), ["c.sh", "src/build/a.sh", "src/keep.gen.sh"]);
    assert.deepEqual(await named("src"), ["src/build/a.sh", "src/keep.gen.sh"]);
    assert.deepEqual(await named("src/c.sh", "build"), ["src/c.sh", "build/a.sh"]);
  });

  it("goes by no list of what git ignores that is a link, no file, or too long, and says so", async () => {
    const { run, path } = await given({
      "a/a.sh": sick,
      "b/.gitignore": "*.sh\n#".padEnd(100_001, "#"),
      "b/b.sh": sick,
      "c/.gitignore/c.sh": sick,
      "d/.gitignore": `${"**/*a*/".repeat(4)}d.sh\nx.sh\n`,
      "d/d.sh": sick,
      "d/x.sh": sick,
    });
    // Read, it would have no end.
    await symlink("/dev/zero", join(path, "a", ".gitignore"));
    const { out, warned } = await run([".", "--format", "json"]);
    assert.deepEqual(
      readJson(out).map(({ file }) => file),
      ["a/a.sh", "b/b.sh", "c/.gitignore/c.sh", "d/d.sh"],
    );
    assert.deepEqual(warned.split("\n"), [
      "a/.gitignore: It is no regular file: what it names was looked at.",
      "b/.gitignore: It is longer than 100 kB: what it names was looked at.",
      "c/.gitignore: It is no regular file: what it names was looked at.",
      "d/.gitignore: Patterns with more than three **, or more than three * in one name, do not count.",
      "",
    ]);
  });

  it("follows no link inside a folder", async () => {
    const { run, path } = await given({ "a/a.sh": sick });
    await symlink(path, join(path, "a", "up"));
    await symlink(join(path, "a", "a.sh"), join(path, "a", "b.sh"));
    const findings = readJson((await run([".", "--format", "json"])).out);
    assert.equal(findings.length, 1);
  });

  it("says of a file that is too long that it was left out", async () => {
    const long = `${sick}${"#".repeat(5 * 1024 * 1024)}`;
    const { run } = await given({
      "long.sh": long,
      "short.sh": long.slice(0, 5 * 1024 * 1024 - 1),
    });
    const { code, out, warned } = await run([".", "--format", "json"]);
    assert.equal(code, 1);
    assert.deepEqual(
      readJson(out).map(({ file }) => file),
      ["short.sh"],
    );
    assert.equal(warned, "long.sh: It is 5 MB or longer and was not looked at.\n");
  });

  it("reads no more of standard input than shows that it is too long", async () => {
    const { run } = await given({});
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield await Promise.resolve(new TextEncoder().encode(sick.repeat(1000)));
    }
    const { code, warned } = await run(["-"], endless());
    assert.deepEqual([code, warned], [2, "-: It is 5 MB or longer and was not looked at.\n"]);
  });

  it("knows texts from other bytes, and the encodings that begin with a mark", async () => {
    const { run } = await given({
      "binary.sh": `\0${sick}`,
      "utf16le.sh": Buffer.from(`\ufeff${sick}`, "utf16le"),
      "utf16be.sh": Buffer.from(`\ufeff${sick}`, "utf16le").swap16(),
    });
    const findings = readJson((await run([".", "--format", "json"])).out);
    assert.deepEqual(
      findings.map(({ file, column }) => [file, column]),
      [
        ["utf16be.sh", 6],
        ["utf16le.sh", 6],
      ],
    );
  });

  it("shows a name that would move the cursor as what it is", async () => {
    const { run } = await given({ "a\u001b[2J.sh": sick });
    assert.match((await run(["."])).out, /^"a\\u001b\[2J\.sh":1:6: error/);
  });

  for (const name of ["::error::a.sh", " ::stop-commands::a.sh", "##[error]a.sh", "##vso[x]a.sh"]) {
    it(`gives no order to a build server by the name ${name}`, async () => {
      const { run } = await given({ [name]: sick, [`${name}.gz`]: "" });
      const { out, warned } = await run([".", `${name}.none`]);
      assert.match(out, /^".*a\.sh":1:6: error/);
      assert.match(warned, /^".*a\.sh\.none": There is no such file/);
      for (const line of `${out}${warned}`.split("\n")) {
        assert.doesNotMatch(line, /^\s*::|##/);
      }
    });
  }

  it("gives no order by a text of the file that a sentence quotes", async () => {
    const { run } = await given({});
    const message = "Accept is \n::error::x\u2028##[error]y.";
    const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
    const found: Judged["findings"] = [
      {
        ...{ file: "a.sh", ...place, code: "accept-value", severity: "error" },
        ...{ confidence: "certain", message, source: "", client: "curl" },
        fix: { title: message, edits: [] },
      },
    ];
    const judged: Judged = { findings: found, leftOut: [message] };
    const { out, warned } = await run(["-"], sick, () => Promise.resolve(judged));
    const shown = String.raw`Accept is \u000a::error::x\u2028#\u0023[error]y.`;
    assert.equal(warned, `-: ${shown}\n`);
    const [first, second, third = ""] = out.split("\n");
    assert.equal(first, `a.sh:1:1: error accept-value: ${shown}`);
    assert.equal(second, `  fix: ${shown}`);
    assert.match(third, /^Found 1 error/);
  });

  it("says which folder it may not read", async () => {
    const { run, path } = await given({ "locked/a.sh": sick, "open.sh": sick });
    await chmod(join(path, "locked"), 0o000);
    try {
      const { code, warned } = await run(["."]);
      // Who runs as root may read everything.
      if (process.getuid?.() === 0) assert.equal(code, 1);
      else assert.match(warned, /^locked: It cannot be read: EACCES\./);
    } finally {
      await chmod(join(path, "locked"), 0o700);
    }
  });

  it("says of an error alone that a request is wanted", async () => {
    const error = `{"type":"error.list","errors":[{"code":"media_type_not_acceptable"}]}\n`;
    const { run } = await given({ "error.log": error, "both.log": `${sick}${error}` });
    const { code, warned } = await run(["error.log"]);
    assert.equal(code, 0);
    assert.match(
      warned,
      /^error\.log: It holds an error of Intercom and no request .*: add the request\.\n$/,
    );
    assert.equal((await run(["both.log"])).warned, "");
  });

  it("ends with 2 where it was given what is no text, or no path at all", async () => {
    const { run } = await given({ "image.png": "\0\0", "a.sh": sick });
    const image = await run(["image.png", "a.sh"]);
    assert.equal(image.code, 2);
    assert.equal(image.warned, "image.png: It is no text and was not looked at.\n");
    assert.match(image.out, /accept-missing/);
    const empty = await run([""]);
    assert.equal(empty.code, 2);
    assert.match(empty.warned, /^A path is empty\./);
    assert.match((await run(["nowhere"])).warned, /^nowhere: There is no such file or folder\.\n$/);
  });

  it("tells of a file once, whatever names lead to it", async () => {
    const { run, path } = await given({ "real/a.sh": sick });
    await symlink(join(path, "real"), join(path, "link"));
    const { out } = await run(["real", "link/a.sh", "--format", "json"]);
    assert.deepEqual(
      readJson(out).map(({ file }) => file),
      ["real/a.sh"],
    );
  });

  it("tells of what it had to leave out", async () => {
    const call = `python3 -c "import requests; requests.get('https://api.intercom.io/me')"\n`;
    const { run } = await given({ "many.sh": call.repeat(60) });
    assert.match((await run(["."])).warned, /^many\.sh: .* a part of it was not looked at\.\n/);
  });

  it("takes no settings of a server for a request", async () => {
    const csp = { key: "Content-Security-Policy", value: "connect-src https://api.intercom.io" };
    const nothing = { key: "Authorization", value: "x" };
    const { run } = await given({
      "vercel.json": JSON.stringify({ headers: [{ source: "/", headers: [csp, nothing] }] }),
      "proxy.json": JSON.stringify({ url: "x", about: "api.intercom.io", headers: [nothing] }),
    });
    assert.equal((await run(["."])).out, "Nothing found in 2 files that mention Intercom.\n");
  });
});
