import assert from "node:assert/strict";
import { BroadcastChannel } from "node:worker_threads";
import { Analyst } from "../../../src/analysis/analyst.ts";
import type { DiagnoseInput } from "../../../src/analysis/jobs.ts";

const worker = new URL("../../../src/analysis/worker.ts", import.meta.url);
const sick = `curl https://api.intercom.io/me -H 'Accept:' -H "Authorization: Bearer $T"\n`;
const never = new AbortController().signal;

function input(text: string, atMost = 1000): DiagnoseInput {
  return { text, hints: { languageId: "shellscript" }, options: {}, atMost };
}

function explained(text: string) {
  return { text, hints: {}, options: {}, origin: "a test", locale: "de" };
}

/** The exit code of the thread that starts next; its errors are left to whoever started it. */
function endOfNextThread(): Promise<number> {
  return new Promise((resolve) => {
    process.once("worker", (worker) => worker.once("exit", resolve));
  });
}

describe("the analyst", () => {
  let analyst: Analyst;

  beforeEach(() => (analyst = new Analyst({ worker })));
  afterEach(() => analyst.dispose());

  it("judges a text in a thread of its own", async () => {
    const { requests, omitted } = await analyst.diagnose(input(sick), never);
    const codes = requests.flatMap(({ findings }) => findings.map(({ code }) => code));
    assert.deepEqual(codes, ["accept-missing", "version-missing"]);
    assert.equal(omitted, 0);
  });

  it("keeps to the number of findings that is wanted, and says how many there are more", async () => {
    const { requests, omitted } = await analyst.diagnose(input(sick.repeat(10), 7), never);
    assert.equal(requests.length, 3);
    assert.equal(omitted, 14);
  });

  it("explains a text, with the request that can be sent again before and after its repair", async () => {
    const { markdown, repaired, snippets, replay, failures } = await analyst.explain(
      explained(sick),
      never,
    );
    assert.match(markdown, /^# media_type_not_acceptable/);
    assert.match(repaired ?? "", /Accept: application\/json/);
    assert.ok(snippets.some(({ title }) => title === "cURL"));
    const accept = [replay?.before, replay?.after].map(
      (request) => request?.headers.find(({ name }) => name === "Accept")?.value,
    );
    assert.deepEqual(
      accept.map((value) => value?.kind === "known" && value.text),
      ["", "application/json"],
    );
    assert.deepEqual(failures, []);
  });

  it("writes numbers as the language does", async () => {
    const long = `${sick}${"x".repeat(6_000_000)}`;
    const { markdown } = await analyst.explain(explained(long), never);
    assert.match(markdown, /up to line 2 \(5\.242\.880 characters\)/);
  });

  it("offers no text to paste where the repair is Intercom's to take", async () => {
    const connector = { inputs: undefined, refused: true };
    const asked = { ...explained(sick), options: { connector } };
    const { markdown, repaired } = await analyst.explain(asked, never);
    assert.equal(repaired, undefined);
    assert.doesNotMatch(markdown, /in the form you used/);
  });

  it("reads source code, with the grammars that it needs", async () => {
    const text = `import { request } from "node:https";\nrequest("https://api.intercom.io/me");\n`;
    const asked = { ...input(text), hints: { languageId: "typescript" } };
    const { requests } = await analyst.diagnose(asked, never);
    const [finding] = requests.flatMap(({ findings }) => findings);
    assert.deepEqual([finding?.code, finding?.severity], ["accept-missing", "error"]);
  });

  it("has nothing to send again where there is no such request", async () => {
    const { replay } = await analyst.explain(explained("media_type_not_acceptable"), never);
    assert.equal(replay, undefined);
  });

  it("answers those who wait in their order", async () => {
    const ended: string[] = [];
    await Promise.all(
      ["a", "b", "c"].map(async (name) => {
        await analyst.diagnose(input(sick), never);
        ended.push(name);
      }),
    );
    assert.deepEqual(ended, ["a", "b", "c"]);
  });

  it("drops what is cancelled before its turn, and goes on with the rest", async () => {
    const cancelled = new AbortController();
    const first = analyst.diagnose(input(sick), never);
    const second = analyst.diagnose(input(sick), cancelled.signal);
    const third = analyst.diagnose(input(sick), never);
    cancelled.abort(new Error("not wanted"));
    await assert.rejects(second, /not wanted/);
    assert.equal((await first).requests.length, 1);
    assert.equal((await third).requests.length, 1);
  });

  it("ends what is cancelled in the midst of it", async () => {
    const cancelled = new AbortController();
    const long = analyst.explain(explained(sick.repeat(60_000)), cancelled.signal);
    setImmediate(() => cancelled.abort(new Error("not wanted")));
    await assert.rejects(long, /not wanted/);
    assert.equal((await analyst.diagnose(input(sick), never)).requests.length, 1);
  });

  it("gives up a text that takes too long, and judges the next", async () => {
    const hasty = new Analyst({ worker, longest: 1 });
    try {
      await assert.rejects(
        hasty.diagnose(input(sick.repeat(60_000)), never),
        /It takes too long to judge this text/,
      );
    } finally {
      hasty.dispose();
    }
  });

  it("starts anew where the thread ended", async () => {
    await analyst.diagnose(input(sick), never);
    analyst.dispose();
    assert.equal((await analyst.diagnose(input(sick), never)).requests.length, 1);
  });

  it("starts anew where the thread failed, in the midst of a text or when nobody waited for it", async () => {
    const failing = new Analyst({ worker: new URL("./failingWorker.ts", import.meta.url) });
    const failure = new BroadcastChannel("fail now");
    try {
      await assert.rejects(failing.diagnose(input("fail first"), never), /out of order/);
      for (const text of ["one", "two"]) {
        const ended = endOfNextThread();
        assert.equal((await failing.diagnose(input(text), never)).omitted, 7);
        failure.postMessage(undefined);
        assert.equal(await ended, 1);
      }
    } finally {
      failure.close();
      failing.dispose();
    }
  });

  it("says what kept the thread from starting", async () => {
    const broken = new Analyst({ worker: new URL("./missing.mjs", import.meta.url) });
    try {
      await assert.rejects(broken.diagnose(input(sick), never), /missing\.mjs/);
    } finally {
      broken.dispose();
    }
  });
});
