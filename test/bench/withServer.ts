import * as v from "valibot";
import { startChild } from "./child.ts";

/** Where a sample listens, and what it takes. */
export const targetSchema = v.object({ port: v.number(), token: v.string() });

export type Target = v.InferOutput<typeof targetSchema>;

/** A sample in another process. */
export interface Server extends Target {
  /** How many connections it has seen so far. */
  connections(): Promise<number>;
}

/** What a sample is set to, in the words of `SampleOptions`. */
export interface ServerOptions {
  readonly instances?: number;
  readonly rateLimit?: number;
  readonly delayMs?: number;
}

/** More than any measurement sends. */
const noLimit = 1_000_000_000;

/** Starts a sample in a process of its own, hands it over and ends it. */
export async function withServer<T>(
  { instances = 1_234, rateLimit = noLimit, delayMs }: ServerOptions,
  use: (server: Server) => Promise<T>,
): Promise<T> {
  const child = startChild(new URL("./sampleProcess.ts", import.meta.url));
  try {
    const started = await child.ask({ kind: "start", instances, rateLimit, delayMs });
    return await use({
      ...v.parse(targetSchema, started),
      connections: async () => {
        const answer = await child.ask({ kind: "connections" });
        return v.parse(v.object({ connections: v.number() }), answer).connections;
      },
    });
  } finally {
    await child.end();
  }
}
