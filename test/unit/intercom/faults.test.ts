import assert from "node:assert/strict";
import { isIdempotent } from "../../../src/intercom/operation.ts";
import { maxAttempts } from "../../../src/intercom/retry.ts";
import type { Fault } from "../support/fault.ts";
import { faults } from "../support/faults.ts";
import { withLoopback } from "../support/loopback.ts";
import { operations, readable } from "../support/operations.ts";
import { assertHarmless, thrownBy } from "../support/thrownBy.ts";
import { never, withClient } from "../support/withClient.ts";
import { withFault } from "../support/withFault.ts";

const timeoutsOf = ({ hangs }: Fault) =>
  hangs ? { attempt: 40, total: 20_000 } : { attempt: 10_000, total: 20_000 };

for (const [operationName, operation] of Object.entries(operations)) {
  describe(`${operationName}, answered by`, () => {
    for (const [faultName, fault] of Object.entries(faults)) {
      if (readable[operationName]?.includes(faultName)) {
        it(`${faultName}: a miss`, async () => {
          await withFault(fault, async ({ port }) => {
            await withClient({ port }, async (client) => {
              assert.equal((await client.send(operation, never)).data, undefined);
            });
          });
        });
        continue;
      }

      it(`${faultName}: ${fault.facts.kind ?? ""}`, async () => {
        await withFault(fault, async (server, elsewhere) => {
          const options = { port: server.port, timeouts: timeoutsOf(fault) };
          await withClient(options, async (client, attempts) => {
            const error = await thrownBy(client.send(operation, never));

            const facts = new Map<string, unknown>(Object.entries(error.facts));
            const named = Object.keys(fault.facts).map((name) => [name, facts.get(name)]);
            assert.deepEqual(Object.fromEntries(named), fault.facts);
            const repeated = fault.retried && isIdempotent(operation);
            assert.equal(attempts.length, repeated ? maxAttempts : 1);
            // A busy machine may give up on so short a time before the server has heard of it.
            if (!fault.hangs) assert.equal(server.arrived.length, attempts.length);
            assert.ok(server.arrived.length <= attempts.length);
            assert.equal(elsewhere.arrived.length, 0, "another host was asked");
            assertHarmless(error, ...attempts);
          });
        });
      });
    }
  });
}

describe("a client", () => {
  it("reports a server that is not there as the network's failure, after three attempts", async () => {
    const port = await withLoopback(
      () => undefined,
      (server) => Promise.resolve(server.port),
    );
    await withClient({ port }, async (client, attempts) => {
      const error = await thrownBy(client.send(operations["getInstance"] ?? assert.fail(), never));
      assert.deepEqual([error.kind, error.facts.code], ["network", "ECONNREFUSED"]);
      assert.equal(attempts.length, maxAttempts);
    });
  });
});
