/** Ten-second slices, in milliseconds ("10_seconds" in the text of a 429). */
const slice = 10_000;

/** The numbers of the X-RateLimit headers after a request was counted. */
export interface RateLimitCount {
  readonly limit: number;
  readonly remaining: number;
  /** When the slice ends, in Unix seconds. */
  readonly reset: number;
  readonly exceeded: boolean;
}

/** Counts the requests of the current slice; `now` is in milliseconds. */
export class RateLimit {
  private readonly limit: number;
  private readonly now: () => number;
  private current = -1;
  private used = 0;

  constructor(limit: number, now: () => number) {
    this.limit = limit;
    this.now = now;
  }

  /** Counts one request, refused ones too. */
  count(): RateLimitCount {
    const current = Math.floor(this.now() / slice);
    if (current !== this.current) {
      this.current = current;
      this.used = 0;
    }
    this.used += 1;
    return {
      limit: this.limit,
      remaining: Math.max(0, this.limit - this.used),
      reset: ((current + 1) * slice) / 1_000,
      exceeded: this.used > this.limit,
    };
  }
}
