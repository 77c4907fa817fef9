import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { connect } from "node:net";
import { getActiveResourcesInfo } from "node:process";
import { setImmediate as turn } from "node:timers/promises";
import { type IntercomClient, createClient } from "../../../src/intercom/client.ts";
import { IntercomError } from "../../../src/intercom/errors.ts";
import { sampleConnection } from "../../../src/model/connection.ts";
import { startSample } from "../../../src/sample/startSample.ts";
import { Session } from "../../../src/session/session.ts";
import { thrownBy } from "../support/thrownBy.ts";
import { never } from "../support/withClient.ts";

const type = "PeteUserTrainingTopic";

interface Opened {
  readonly session: Session;
  /** The ports of the samples that were started. */
  readonly ports: readonly number[];
}

/** A session with a sample behind it, both closed together; `before` says when it can be opened. */
function sampleSession(before: (time: number) => Promise<void> = () => Promise.resolve()): Opened {
  const ports: number[] = [];
  let times = 0;
  const open = async (): Promise<IntercomClient> => {
    times += 1;
    await before(times);
    const sample = await startSample();
    const { port, token } = sample;
    ports.push(port);
    const client = createClient({
      endpoint: { region: "sample", port },
      token,
      version: () => "2.13",
    });
    return {
      ...client,
      close: () => client.close().then(() => sample.close()),
    };
  };
  return { session: new Session({ connection: sampleConnection, open, perPage: () => 50 }), ports };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    let connected = false;
    const socket = connect(port, "127.0.0.1", () => {
      connected = true;
      socket.destroy();
    });
    // A refusal is what is asked about: "close" follows it.
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(connected));
  });
}

/** What Node would wait for before it ends, but for the test runner's own timers. */
const held = (): string[] =>
  getActiveResourcesInfo().filter((name) => /TCP|Pipe.*Server|FSReq|DNS/.test(name));

describe("a session", () => {
  it("lists the pages of 1,234 instances, each once, in the server's order", async () => {
    const { session, ports } = sampleSession();
    const list = session.list(type);
    await list.loadMore();
    assert.deepEqual([list.state.items.length, list.state.total], [50, 1_234]);
    while (list.state.hasMore) await list.loadMore();
    assert.equal(list.state.failure, undefined);
    assert.equal(new Set(list.state.items.map(({ id }) => id)).size, 1_234);
    assert.equal(session.list(type), list);
    assert.equal(ports.length, 1);
    await session.dispose();
  });

  it("reads an instance, keeps it, and says so", async () => {
    const { session } = sampleSession();
    const list = session.list(type);
    await list.loadMore();
    const listed = list.state.items[7] ?? assert.fail("no eighth instance");
    assert.equal(session.instance(type, listed.id), undefined);
    const heard: string[] = [];
    session.onDidRead.on(({ id }) => heard.push(id));
    const read = await session.readInstance(type, listed.id, never);
    assert.deepEqual(read, listed);
    assert.deepEqual(session.instance(type, listed.id)?.instance, listed);
    assert.equal(session.instance("Order", listed.id), undefined);
    assert.deepEqual(heard, [listed.id]);
    await session.dispose();
  });

  it("tells what Intercom refuses", async () => {
    const { session } = sampleSession();
    assert.equal((await thrownBy(session.readInstance(type, "none", never))).kind, "notFound");
    const list = session.list("NoSuchType");
    await list.loadMore();
    assert.equal(list.state.failure?.kind, "notFound");
    await session.dispose();
  });

  it("leaves no listener, no socket and no timer behind", async () => {
    const before = held();
    const { session, ports } = sampleSession();
    await session.list(type).loadMore();
    const [port = 0] = ports;
    assert.equal(await isListening(port), true);
    const underWay = [
      session.list(type).loadMore(),
      session.list("Order").loadMore(),
      session.readInstance(type, "1", never).catch(() => undefined),
    ];
    await session.dispose();
    await Promise.all(underWay);
    assert.equal(await isListening(port), false);
    // What is closed is gone one turn of the event loop later.
    await turn();
    assert.deepEqual(held(), before);
  });

  it("opens nothing after its end, whatever was about to be asked", async () => {
    const { session, ports } = sampleSession();
    const list = session.list(type);
    // Neither has come as far as opening the client when the session ends.
    const underWay = list.loadMore();
    const read = thrownBy(session.readInstance(type, "1", never));
    await session.dispose();
    await underWay;
    assert.equal((await read).kind, "cancelled");
    assert.equal((await thrownBy(session.readInstance(type, "1", never))).kind, "cancelled");
    assert.deepEqual(ports, []);
  });

  it("closes a client that is still being opened when it ends", async () => {
    const opening = new EventEmitter();
    const { session, ports } = sampleSession(async () => {
      opening.emit("asked");
      await once(opening, "allowed");
    });
    const asked = once(opening, "asked");
    const read = thrownBy(session.readInstance(type, "1", never));
    await asked;
    const ended = session.dispose();
    opening.emit("allowed");
    await ended;
    assert.equal((await read).kind, "cancelled");
    assert.equal(ports.length, 1);
    for (const port of ports) assert.equal(await isListening(port), false);
  });

  it("opens again after opening failed, for the list and for single instances", async () => {
    const { session, ports } = sampleSession((time) =>
      time <= 2
        ? Promise.reject(Object.assign(new Error("address in use"), { code: "EADDRINUSE" }))
        : Promise.resolve(),
    );
    const list = session.list(type);
    await list.loadMore();
    const { failure } = list.state;
    assert.ok(failure instanceof IntercomError);
    assert.deepEqual([failure.facts.code, failure.facts.said], ["EADDRINUSE", "address in use"]);
    assert.equal((await thrownBy(session.readInstance(type, "1", never))).kind, "network");
    await list.retry();
    assert.deepEqual([list.state.failure, list.state.items.length], [undefined, 50]);
    assert.equal(ports.length, 1);
    await session.dispose();
  });

  it("opens one client for all who ask at once", async () => {
    const { session, ports } = sampleSession();
    await Promise.all([session.list(type).loadMore(), session.list("Order").loadMore()]);
    assert.equal(ports.length, 1);
    await session.dispose();
    await session.dispose();
  });
});
