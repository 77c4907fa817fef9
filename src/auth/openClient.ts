import type { ApiVersion } from "../intercom/apiVersion.ts";
import type { Attempt } from "../intercom/attempt.ts";
import type { IntercomClient } from "../intercom/client.ts";
import { IntercomError } from "../intercom/errors.ts";
import type { Connection } from "../model/connection.ts";
import type { ConnectionStore } from "./connectionStore.ts";

/** The embedded Intercom, as far as a connection needs to know it. */
export interface RunningSample {
  readonly port: number;
  readonly token: string;
  close(): Promise<void>;
}

/** What every client is told, whatever it talks to. */
export interface ClientSettings {
  /** Read at each request. */
  readonly version: () => ApiVersion;
  readonly onAttempt: (attempt: Attempt) => void;
}

/** Where clients come from. */
export interface ClientSources {
  readonly store: ConnectionStore;
  readonly startSample: () => Promise<RunningSample>;
  readonly settings: ClientSettings;
}

/** Opens a client for a connection. Throws `IntercomError` where its token is missing. */
export async function openClient(
  connection: Connection,
  { store, startSample, settings }: ClientSources,
): Promise<IntercomClient> {
  // Loaded with the first call: axios is most of what the extension weighs.
  const { createClient } = await import("../intercom/client.ts");
  const { region } = connection;
  if (region === "sample") {
    const sample = await startSample();
    const endpoint = { region, port: sample.port };
    const client = createClient({ endpoint, token: sample.token, ...settings });
    return {
      ...client,
      close: async () => {
        await client.close();
        await sample.close();
      },
    };
  }
  const stored = await store.token(connection.key);
  if (stored.kind === "present") {
    return createClient({ endpoint: { region }, token: stored.token, ...settings });
  }
  throw new IntercomError({
    kind: "unauthorized",
    operation: "connect",
    code: stored.kind === "lost" ? "token_not_kept" : "token_missing",
    said: connection.name,
  });
}
