import type { IncomingMessage } from "node:http";

/** The largest request body that is read, in bytes; the instances themselves are a few kilobytes at most. */
const bodyLimit = 1_000_000;

/**
 * The whole body as text, or undefined as soon as it is certain to be too large. The rest is then left to
 * Node, which discards it while the answer goes out, up to the server's request timeout.
 */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  return await new Promise((resolve, reject) => {
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= bodyLimit) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve(undefined);
      }
    });
    request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.on("error", reject);
    request.on("close", () => reject(new Error("The client went away.")));
  });
}
