import type { IntercomErrorFacts } from "./errors.ts";

/** At most this many requests for one call. */
export const maxAttempts = 3;

const firstBackoffMs = 500;
const longestWaitMs = 30_000;

/**
 * Milliseconds to wait before trying again, or undefined where a further try is no use: not what only
 * Intercom's clock or luck can mend (408, 429, 5xx, dropped connections), or not safe to send twice.
 * The server's own wish comes first, then exponential back-off with up to 20 % jitter.
 */
export function retryDelay(
  { kind, retryAfter }: Pick<IntercomErrorFacts, "kind" | "retryAfter">,
  { attempt, idempotent, random }: { attempt: number; idempotent: boolean; random: () => number },
): number | undefined {
  if (!idempotent || attempt >= maxAttempts) return undefined;
  switch (kind) {
    case "rateLimited":
    case "server":
    case "timeout":
    case "network": {
      const jitter = 1 + 0.2 * random();
      const wait = (retryAfter ?? firstBackoffMs * 2 ** (attempt - 1)) * jitter;
      return wait <= longestWaitMs ? wait : undefined;
    }
    case "unauthorized":
    case "forbidden":
    case "notFound":
    case "notAcceptable":
    case "versionUnsupported":
    case "invalidRequest":
    case "conflict":
    case "proxy":
    case "tls":
    case "cancelled":
    case "tooLarge":
    case "unexpectedResponse":
      return undefined;
  }
}
