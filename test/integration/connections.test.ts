import assert from "node:assert/strict";
import { createClient } from "../../src/intercom/client.ts";
import { getInstance } from "../../src/intercom/customObjects.ts";
import { startSample } from "../../src/sample/startSample.ts";

describe("the client under VS Code's patched http", () => {
  it("uses one connection for 100 look-ups in a row", async () => {
    const ports = new Set<number>();
    const sample = await startSample({ onRequest: ({ clientPort }) => ports.add(clientPort) });
    const client = createClient({
      endpoint: { region: "sample", port: sample.port },
      token: sample.token,
      version: () => "2.13",
    });
    try {
      const { signal } = new AbortController();
      for (let look = 0; look < 100; look += 1) {
        const id = String(16_033_258 - look);
        const answer = await client.send(getInstance("PeteUserTrainingTopic", id), signal);
        assert.equal(answer.data.id, id);
      }
      assert.equal(ports.size, 1);
    } finally {
      await client.close();
      await sample.close();
    }
  });
});
