import assert from "node:assert/strict";
import { wasRefused } from "../../../src/connectors/wasRefused.ts";
import { sendJson, withLoopback } from "../support/loopback.ts";
import { thrownBy } from "../support/thrownBy.ts";
import { never, withClient } from "../support/withClient.ts";
import { connector } from "./connector.ts";
import { sendOf } from "./withConnectors.ts";

const of = connector();
const now = Date.parse("2026-01-25T00:00:00Z");

async function asked(
  answer: readonly [body: unknown, status: number],
  at: { readonly now: number; readonly signal?: AbortSignal },
): Promise<{ readonly refused: boolean; readonly target: string | undefined }> {
  return withLoopback(
    (_, response) => sendJson(response, ...answer),
    async ({ port, arrived }) =>
      withClient({ port }, async (client) => ({
        refused: await wasRefused(of, sendOf(client), { signal: never, ...at }),
        target: arrived[0]?.target,
      })),
  );
}

function runs(...statuses: readonly number[]) {
  return {
    type: "list",
    data: statuses.map((status, index) => ({ id: String(index), http_status: status })),
  };
}

describe("wasRefused", () => {
  it("asks for the failures since the connector's last change", async () => {
    const { refused, target = "" } = await asked([runs(500, 406), 200], { now });
    assert.equal(refused, true);
    const { searchParams } = new URL(target, "http://a");
    assert.equal(searchParams.get("start_ts"), String(Date.parse("2026-01-20T14:22:15Z") / 1_000));
    assert.equal(searchParams.get("success"), "false");
  });

  it("asks for a fortnight at most", async () => {
    const later = Date.parse("2026-06-15T00:00:00Z");
    const { target = "" } = await asked([runs(), 200], { now: later });
    const start = new URL(target, "http://a").searchParams.get("start_ts");
    assert.equal(start, String(Date.parse("2026-06-01T00:00:00Z") / 1_000));
  });

  it("is not so after other failures, nor where runs may not be read", async () => {
    assert.equal((await asked([runs(500, 401), 200], { now })).refused, false);
    const forbidden = { type: "error.list", errors: [{ code: "forbidden", message: "no" }] };
    assert.equal((await asked([forbidden, 403], { now })).refused, false);
  });

  it("asks nothing of a connector that does not tell when it was changed", async () => {
    const unasked = (): never => assert.fail("asked");
    const unknown = connector({ updated_at: null });
    assert.equal(await wasRefused(unknown, unasked, { signal: never, now }), false);
  });

  it("ends when it is cancelled", async () => {
    const call = asked([runs(), 200], { now, signal: AbortSignal.abort() });
    assert.equal((await thrownBy(call)).kind, "cancelled");
  });
});
