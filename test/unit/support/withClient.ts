import type { Attempt } from "../../../src/intercom/attempt.ts";
import {
  type ClientOptions,
  type IntercomClient,
  createClient,
} from "../../../src/intercom/client.ts";
import { virtualClock } from "./virtualClock.ts";

/** A token that no answer, error or log may repeat; it does not look like one of Intercom's. */
export const canary = "canary.4f9a27d1e05b-NOBODY-MAY-SEE-THIS";

/** A signal that is never aborted. */
export const never: AbortSignal = new AbortController().signal;

/** Runs `use` with a client of the server at `port`, whose pauses take no time, and closes it. */
export async function withClient<T>(
  { port, ...options }: Partial<ClientOptions> & { readonly port: number },
  use: (client: IntercomClient, attempts: readonly Attempt[]) => Promise<T>,
): Promise<T> {
  const attempts: Attempt[] = [];
  const client = createClient({
    endpoint: { region: "sample", port },
    token: canary,
    version: () => "2.13",
    clock: virtualClock(),
    onAttempt: (attempt) => attempts.push(attempt),
    ...options,
  });
  try {
    return await use(client, attempts);
  } finally {
    await client.close();
  }
}
