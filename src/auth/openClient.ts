import type { Attempt, IntercomClient } from "../intercom/client.ts";
import type { ApiVersion } from "../intercom/apiVersion.ts";

/** The embedded Intercom, as far as a connection needs to know it. */
export interface RunningSample {
  readonly port: number;
  readonly token: string;
  close(): Promise<void>;
}

/** What every client is told, whatever it talks to. */
export interface ClientSettings {
  readonly version: ApiVersion;
  readonly onAttempt: (attempt: Attempt) => void;
}

/** Starts the embedded Intercom and a client for it; closing the client ends both. */
export async function openSampleClient(
  startSample: () => Promise<RunningSample>,
  settings: ClientSettings,
): Promise<IntercomClient> {
  // Loaded with the first call: axios is most of what the extension weighs.
  const { createClient } = await import("../intercom/client.ts");
  const sample = await startSample();
  const client = createClient({
    endpoint: { region: "sample", port: sample.port },
    token: sample.token,
    ...settings,
  });
  return {
    send: (operation, signal) => client.send(operation, signal),
    close: async () => {
      await client.close();
      await sample.close();
    },
  };
}
