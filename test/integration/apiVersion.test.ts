import assert from "node:assert/strict";
import { EventEmitter, workspace } from "vscode";
import { ConnectionStore } from "../../src/auth/connectionStore.ts";
import { openClient } from "../../src/auth/openClient.ts";
import { identifyAdmin } from "../../src/intercom/me.ts";
import { sampleConnection } from "../../src/model/connection.ts";
import { startSample } from "../../src/sample/startSample.ts";
import { readSettings } from "../../src/ui/settings.ts";

/** The sample needs nothing of it. */
const emptyStore = new ConnectionStore({
  state: { get: () => undefined, update: () => Promise.resolve() },
  secrets: {
    get: () => Promise.resolve(undefined),
    store: () => Promise.resolve(),
    delete: () => Promise.resolve(),
    onDidChange: new EventEmitter<{ readonly key: string }>().event,
  },
});

describe("the setting apiVersion", () => {
  it("holds for the next request of a client that is open already", async () => {
    const asked: unknown[] = [];
    const client = await openClient(sampleConnection, {
      store: emptyStore,
      startSample: () =>
        startSample({ onRequest: ({ headers }) => asked.push(headers["intercom-version"]) }),
      settings: { version: () => readSettings().apiVersion, onAttempt: () => undefined },
    });
    const section = workspace.getConfiguration("intercomExplorer");
    const { signal } = new AbortController();
    try {
      await client.send(identifyAdmin(), signal);
      await section.update("apiVersion", "2.14");
      await client.send(identifyAdmin(), signal);
      assert.deepEqual(asked, ["2.13", "2.14"]);
    } finally {
      await section.update("apiVersion", undefined);
      await client.close();
    }
  });
});
