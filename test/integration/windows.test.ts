import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { EventEmitter, type SecretStorage } from "vscode";
import { ActiveSession } from "../../src/auth/activeSession.ts";
import { ConnectionStore, type KeptState } from "../../src/auth/connectionStore.ts";
import { openClient } from "../../src/auth/openClient.ts";
import type { Connection } from "../../src/model/connection.ts";
import type { Session } from "../../src/session/session.ts";

const acme: Connection = { key: "c1", name: "Acme", region: "eu", workspaceId: "ws1" };

/** What VS Code keeps for all windows of a computer: the same for each store that is made of it. */
class Computer {
  readonly kept = new Map<string, unknown>();
  readonly tokens = new Map<string, string>();
  readonly #changed = new EventEmitter<{ readonly key: string }>();

  readonly state: KeptState = {
    get: (key) => this.kept.get(key),
    update: (key, value) => {
      if (value === undefined) this.kept.delete(key);
      else this.kept.set(key, value);
      return Promise.resolve();
    },
  };

  readonly secrets: SecretStorage = {
    get: (key) => Promise.resolve(this.tokens.get(key)),
    store: (key, value) => {
      this.tokens.set(key, value);
      this.#changed.fire({ key });
      return Promise.resolve();
    },
    delete: (key) => {
      this.tokens.delete(key);
      this.#changed.fire({ key });
      return Promise.resolve();
    },
    onDidChange: this.#changed.event,
  };
}

function openWindow({ state, secrets }: Computer) {
  const store = new ConnectionStore({ state, secrets });
  const active = new ActiveSession({
    store,
    perPage: () => 50,
    openClient: (connection) =>
      openClient(connection, {
        store,
        startSample: () => Promise.reject(new Error("no sample here")),
        settings: { version: () => "2.13", onAttempt: () => undefined },
      }),
  });
  return { store, active };
}

/** Resolves with the next session that a window shows. */
function next(active: ActiveSession): Promise<Session | undefined> {
  return new Promise((resolve) => {
    const listening = active.onDidChange((session) => {
      listening.dispose();
      resolve(session);
    });
  });
}

describe("two windows of one computer", () => {
  it("opens with the connection that the other one made active", async () => {
    const computer = new Computer();
    const one = openWindow(computer);
    await one.store.storeToken(acme.key, "canary-a");
    await one.store.save(acme);
    await one.active.use(acme, "canary-a");
    assert.deepEqual(openWindow(computer).active.current?.connection, acme);
  });

  it("ends the session when the other one disconnects, and what is under way is cancelled", async () => {
    const computer = new Computer();
    const one = openWindow(computer);
    await one.store.storeToken(acme.key, "canary-a");
    await one.store.save(acme);
    await one.active.use(acme, "canary-a");
    const other = openWindow(computer);
    const session = other.active.current;
    assert.ok(session);
    const changed = next(other.active);
    await one.store.remove(acme.key);
    assert.equal(await changed, undefined);
    await assert.rejects(
      session.readInstance("Order", "1", new AbortController().signal),
      ({ kind }: { kind: string }) => kind === "cancelled",
    );
    assert.equal(other.store.activeKey(), undefined);
    assert.deepEqual([...computer.tokens], []);
    assert.deepEqual(one.store.all(), []);
    assert.deepEqual(await other.store.token(acme.key), { kind: "none" });
  });

  it("starts over when the other one replaces the token, and only then", async () => {
    const computer = new Computer();
    const one = openWindow(computer);
    await one.store.storeToken(acme.key, "canary-a");
    await one.store.save(acme);
    const first = await one.active.use(acme, "canary-a");
    const other = openWindow(computer);
    const changed = next(other.active);
    await other.store.storeToken("c2", "canary-of-another");
    await one.store.storeToken(acme.key, "canary-b");
    const again = await changed;
    assert.deepEqual(again?.connection, acme);
    await one.active.use(acme, "canary-b");
    assert.notEqual(one.active.current, first);
    const kept = one.active.current;
    // The event of its own storing is over; it does not start the session once more.
    await setImmediate();
    assert.equal(one.active.current, kept);
  });

  it("says that a token was not kept, and never where there was none", async () => {
    const computer = new Computer();
    const { store } = openWindow(computer);
    await store.storeToken(acme.key, "canary-a");
    await store.save(acme);
    computer.tokens.clear();
    const later = openWindow(computer);
    assert.deepEqual(await later.store.token(acme.key), { kind: "lost" });
    assert.deepEqual(await later.store.token("c9"), { kind: "none" });
    await later.active.use(acme);
    await assert.rejects(
      async () => later.active.current?.readInstance("Order", "1", new AbortController().signal),
      (error: Error) => error.message.includes("token_not_kept"),
    );
    assert.doesNotMatch(JSON.stringify([...computer.kept]), /canary/);
  });

  it("takes nothing from a state that somebody else wrote", () => {
    const computer = new Computer();
    for (const list of [
      "x",
      [null, 1, {}, { key: "../x", name: "n", region: "us" }],
      [
        { key: "c1", name: "n", region: "evil.example" },
        { key: "c1", name: 1, region: "us" },
      ],
    ]) {
      computer.kept.set("connections", list);
      computer.kept.set("activeConnection", { key: "c1" });
      const { store, active } = openWindow(computer);
      assert.deepEqual(store.all(), []);
      assert.equal(active.current, undefined);
    }
  });
});
