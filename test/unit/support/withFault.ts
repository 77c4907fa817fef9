import type { Fault } from "./fault.ts";
import { type Loopback, withLoopback } from "./loopback.ts";

/** Runs `use` with a server that has the fault, and another one that nobody should ask. */
export async function withFault(
  fault: Fault,
  use: (server: Loopback, elsewhere: Loopback) => Promise<void>,
): Promise<void> {
  await withLoopback(
    (_, response) => response.end("{}"),
    async (other) => {
      const elsewhere = `http://127.0.0.1:${other.port}`;
      await withLoopback(
        (request, response) => fault.answer(response, { request, elsewhere }),
        (server) => use(server, other),
      );
    },
  );
}
