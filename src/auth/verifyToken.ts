import type { Region } from "../intercom/endpoint.ts";
import type { Me } from "../intercom/me.ts";
import type { ClientSettings } from "./openClient.ts";

/** Asks Intercom whose token it is, by a client of its own. Throws `IntercomError`. */
export async function verifyToken(
  region: Region,
  token: string,
  { settings, signal }: { readonly settings: ClientSettings; readonly signal: AbortSignal },
): Promise<Me> {
  const [{ createClient }, { identifyAdmin }] = await Promise.all([
    import("../intercom/client.ts"),
    import("../intercom/me.ts"),
  ]);
  const client = createClient({ endpoint: { region }, token, ...settings });
  try {
    return (await client.send(identifyAdmin(), signal)).data;
  } finally {
    await client.close();
  }
}
