import type { Send } from "../../../src/connectors/applyChange.ts";
import type { IntercomClient } from "../../../src/intercom/client.ts";
import type { DataConnector } from "../../../src/intercom/dataConnector.ts";
import {
  type StateVersion,
  getDataConnector,
  updateDataConnector,
} from "../../../src/intercom/dataConnectors.ts";
import type { SampleOptions } from "../../../src/sample/sampleOptions.ts";
import { withSample } from "../sample/withSample.ts";
import { never, withClient } from "../support/withClient.ts";

/** A client of a sample that has Data Connectors, and what somebody else does there. */
export interface Workspace {
  readonly send: Send;
  /** Reads a configuration, past any interference. */
  readonly read: (id: string, version?: StateVersion) => Promise<DataConnector>;
  /** Renames a connector's draft, as somebody else would. */
  readonly rename: (id: string, name: string) => Promise<void>;
}

/** What a client sends by. */
export function sendOf(client: IntercomClient): Send {
  return (operation, signal) => client.send(operation, signal);
}

/** Runs `use` against a sample that interferes with the requests of `send` alone. */
export async function withConnectors(
  { interfere, ...options }: SampleOptions,
  use: (workspace: Workspace) => Promise<void>,
): Promise<void> {
  // Time passes with every request, so that every change shows in `updated_at`.
  let time = Date.parse("2026-03-01T00:00:00Z");
  const now = (): number => (time += 1_000);
  let interfering = true;
  const sample: SampleOptions = {
    now,
    ...options,
    interfere: async (request) => (interfering ? interfere?.(request) : undefined),
  };
  await withSample(sample, async ({ port, token }) => {
    await withClient({ port, token }, async (client) => {
      const send = sendOf(client);
      const aside = async <T>(call: () => Promise<T>): Promise<T> => {
        const before = interfering;
        interfering = false;
        try {
          return await call();
        } finally {
          interfering = before;
        }
      };
      await use({
        send,
        read: (id, version = "draft") =>
          aside(async () => (await send(getDataConnector(id, version), never)).data),
        rename: (id, name) =>
          aside(async () => {
            await send(updateDataConnector(id, { name }), never);
          }),
      });
    });
  });
}
