import assert from "node:assert/strict";
import {
  type Diagnostic,
  DiagnosticSeverity,
  EventEmitter,
  type Memento,
  type SecretStorage,
  window,
  workspace,
} from "vscode";
import { ActiveSession } from "../../src/auth/activeSession.ts";
import { ActiveToken } from "../../src/auth/activeToken.ts";
import { ConnectionStore } from "../../src/auth/connectionStore.ts";
import { explain } from "../../src/commands/explain.ts";
import { probeLive } from "../../src/commands/probeLive.ts";
import { replay } from "../../src/commands/replay.ts";
import { replayOf } from "../../src/diagnosis/replayOf.ts";
import { analysisHere } from "./analysisHere.ts";
import { Reports } from "../../src/documents/reports.ts";
import { DiagnosedDocuments } from "../../src/editor/diagnosedDocuments.ts";
import { createClient } from "../../src/intercom/client.ts";
import { extractRequests } from "../../src/requests/extract.ts";
import type { SeenRequest } from "../../src/sample/sampleOptions.ts";
import { type Sample, startSample } from "../../src/sample/startSample.ts";
import { answered } from "./answered.ts";
import { closeAll, codeOf, openFile, untilProblems } from "./doctorFiles.ts";
import { shownBy } from "./shownBy.ts";
import { withProperty } from "./withProperty.ts";

const token = "canary-doctor-2f6d91c0";
const connection = { key: "abc", name: "Acme", region: "us" } as const;
const url = "https://api.intercom.io/custom_object_instances/PeteUserTrainingTopic?per_page=2";

function inMemory(): { state: Memento; secrets: SecretStorage } {
  const kept = new Map<string, unknown>();
  const hidden = new Map<string, string>();
  const changed = new EventEmitter<{ readonly key: string }>();
  const get: Memento["get"] = (key: string) => kept.get(key);
  return {
    state: {
      get,
      keys: () => [...kept.keys()],
      update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    },
    secrets: {
      onDidChange: changed.event,
      get: (key: string) => Promise.resolve(hidden.get(key)),
      store: (key: string, value: string) => {
        hidden.set(key, value);
        changed.fire({ key });
        return Promise.resolve();
      },
      delete: (key: string) => {
        hidden.delete(key);
        changed.fire({ key });
        return Promise.resolve();
      },
    },
  };
}

function requestOf(text: string) {
  return extractRequests(text, { languageId: "shellscript" }).requests[0] ?? assert.fail();
}

describe("a connection and the doctor", () => {
  const seen: SeenRequest[] = [];
  const logged: string[] = [];
  const log = {
    attempt: () => undefined,
    info: () => undefined,
    show: () => undefined,
    dispose: () => undefined,
    error: (message: string) => void logged.push(message),
  };
  let sample: Sample;
  let store: ConnectionStore;
  let active: ActiveSession;
  let reports: Reports;

  before(async () => {
    sample = await startSample({ token, onRequest: (request) => seen.push(request) });
    store = new ConnectionStore(inMemory());
    await store.save(connection);
    await store.storeToken(connection.key, token);
    active = new ActiveSession({
      store,
      perPage: () => 50,
      openClient: () =>
        Promise.resolve(
          createClient({
            endpoint: { region: "sample", port: sample.port },
            token,
            version: () => "2.13",
          }),
        ),
    });
    await active.use(connection);
    reports = new Reports();
  });

  beforeEach(() => seen.splice(0));

  afterEach(closeAll);

  after(async () => {
    reports.dispose();
    active.dispose();
    store.dispose();
    await sample.close();
  });

  async function openReport(text: string) {
    const ruleContext = () => Promise.resolve({});
    await explain(
      { text, origin: "a test" },
      { reports, analysis: analysisHere, ruleContext, log },
    );
    return window.activeTextEditor?.document ?? assert.fail();
  }

  it("sends nothing before somebody agrees, and nothing if nobody does", async () => {
    const { uri } = await openReport(`curl ${url}`);
    const probing = probeLive({ active, reports, analysis: analysisHere })(uri);
    await answered(probing, "workbench.action.closeQuickOpen");
    assert.deepEqual(seen, []);
    assert.doesNotMatch(reports.at(uri)?.explanation.markdown ?? "", /Live probe/);
  });

  it("sends four requests without a credential, and says what follows from the answers", async () => {
    const { uri } = await openReport(`curl ${url} -H "Authorization: Bearer ${token}"`);
    const probing = probeLive({ active, reports, analysis: analysisHere })(uri);
    await answered(probing, "workbench.action.acceptSelectedQuickOpenItem");
    assert.deepEqual(
      seen.map(({ method, target, headers }) => [method, target, headers.accept]),
      [undefined, "*/*", "application/json", "application/json, text/plain, */*"].map((accept) => [
        "GET",
        "/me",
        accept,
      ]),
    );
    assert.deepEqual(
      seen.filter(({ headers }) => headers.authorization !== undefined),
      [],
    );
    const text = reports.at(uri)?.explanation.markdown ?? assert.fail();
    assert.match(text, /^- This confirms it: the answer is 406 without Accept/m);
    assert.match(text, /^- No Accept: 406, refused$/m);
    assert.ok(!text.includes(token));
  });

  it("shows what a replay sends, and offers none in a workspace that is not trusted", async () => {
    const { uri } = await openReport(
      `curl "${url}&api_key=abc" -H "X-Who: a" -H "Authorization: Bearer b" -H "Cookie: c=d"`,
    );
    const probing = probeLive({ active, reports, analysis: analysisHere });
    const offered = JSON.stringify(await shownBy("showQuickPick", () => probing(uri)));
    assert.match(
      offered,
      /"With Authorization, X-Who, Accept(?:, Intercom-Version)?: GET \/custom_object_instances\/\w+\?per_page=2&api_key=\[redacted\]/,
    );
    await withProperty(workspace, "isTrusted", false, async () => {
      const [choices] = await shownBy("showQuickPick", () => probing(uri));
      assert.equal(Array.isArray(choices) ? choices.length : choices, 1);
      assert.doesNotMatch(JSON.stringify(choices), /custom_object_instances|the request itself/);
    });
    assert.deepEqual(seen, []);
  });

  it("replays a GET as its client would send it, with the connection's token", async () => {
    const { signal } = new AbortController();
    const { current } = active;
    assert.ok(current);
    const send: typeof current.sendExactly = (request, own) => current.sendExactly(request, own);
    const written = '-H "Authorization: Bearer of-somebody" -H "Intercom-Version: 2.16"';
    const replayed = (text: string) => replay(replayOf(requestOf(text)), send, signal);
    const silent = await replayed(`curl "${url}" ${written} -H 'Accept:'`);
    const plain = await replayed(`curl "${url}" ${written}`);
    assert.deepEqual(silent, { accept: "no Accept", status: 406 });
    assert.deepEqual(plain, { accept: "Accept: */*", status: 200 });
    for (const { headers } of seen) assert.equal(headers.authorization, `Bearer ${token}`);
  });

  it("finds its token in a file, tells nobody what it is, and follows a new one", async () => {
    const activeToken = new ActiveToken({ active, store });
    const judging = new DiagnosedDocuments({
      analysis: analysisHere,
      settings: () => ({ enabled: true, languages: [], minimumSeverity: "error" }),
      context: async () => ({ activeTokenDigest: await activeToken.digest() }),
      log,
    });
    const refreshing = store.onDidChangeToken(() => judging.refresh());
    const isError = (problem: Diagnostic): boolean =>
      problem.severity === DiagnosticSeverity.Error && codeOf(problem) === "token-in-file";
    try {
      const { uri } = await openFile(
        "token.http",
        `GET ${url}\nAuthorization: Bearer ${token}\nAccept: application/json\nIntercom-Version: 2.16\n`,
      );
      const problems = await untilProblems(uri, (now) => now.some(isError));
      assert.ok(!JSON.stringify([problems, logged]).includes(token));
      await store.storeToken(connection.key, "another");
      await untilProblems(uri, (now) => !now.some(isError));
    } finally {
      refreshing.dispose();
      judging.dispose();
      activeToken.dispose();
    }
  });
});
