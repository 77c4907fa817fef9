import assert from "node:assert/strict";
import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { withSample } from "./withSample.ts";

const command = fileURLToPath(new URL("../../host/sampleServer.ts", import.meta.url));

type Running = ChildProcessByStdio<null, Readable, Readable>;

function start(...args: readonly string[]): Running {
  return spawn(process.execPath, [command, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

async function finish(running: Running) {
  const [stdout, stderr] = await Promise.all([
    text(running.stdout),
    text(running.stderr),
    once(running, "exit"),
  ]);
  return { stdout, stderr, exitCode: running.exitCode };
}

describe("the sample-server command", () => {
  // Each test starts a Node process of its own.

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`prints one line, serves, and ends cleanly on ${signal}`, async () => {
      const running = start("--token", "sample-from-test", "--rate-limit", "7");
      const lines: string[] = [];
      const output = createInterface(running.stdout);
      output.on("line", (line) => lines.push(line));
      await once(output, "line");
      const [, url, token] =
        /^url=(http:\/\/127\.0\.0\.1:\d+) token=(\S+)$/.exec(lines[0] ?? "") ?? [];
      assert.equal(token, "sample-from-test");
      const answer = await fetch(`${url ?? ""}/me`, {
        headers: { authorization: `Bearer ${token}` },
      });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get("x-ratelimit-limit"), "7");
      await answer.body?.cancel();
      const connectors = await fetch(`${url ?? ""}/data_connectors`, {
        headers: { authorization: `Bearer ${token}`, "intercom-version": "2.16" },
      });
      assert.match(await connectors.text(), /"Get training topic"/);
      const exit = once(running, "exit");
      running.kill(signal);
      assert.deepEqual(await exit, [0, null]);
      assert.equal(lines.length, 1);
    });
  }

  const bad: readonly (readonly string[])[] = [
    ["--port", "abc"],
    ["--port", "0"],
    ["--port", "65536"],
    ["--port"],
    ["--rate-limit", "-1"],
    ["--token", "two words"],
    ["--unknown"],
    ["argument"],
  ];
  for (const args of bad) {
    it(`explains itself and exits with 2 given ${args.join(" ")}`, async () => {
      const { stdout, stderr, exitCode } = await finish(start(...args));
      assert.equal(exitCode, 2);
      assert.equal(stdout, "");
      assert.match(stderr, /\nUsage: npm run -s sample-server -- \[--port N\]/);
      assert.doesNotMatch(stderr, /^ +at /m);
    });
  }

  it("says that the port is in use and exits with 1", async () => {
    await withSample({}, async ({ port }) => {
      const { stdout, stderr, exitCode } = await finish(start("--port", String(port)));
      assert.equal(exitCode, 1);
      assert.equal(stdout, "");
      assert.equal(stderr, "The sample server could not start: the port is already in use.\n");
    });
  });
});
