import type { ApiVersion } from "./apiVersion.ts";
import type { Assumptions } from "./assumptions.ts";

/** A request that passed all checks which do not depend on its route. */
export interface ApiRequest {
  readonly method: string;
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** The decoded JSON of the body; undefined without one. */
  readonly body: unknown;
  readonly version: ApiVersion;
  readonly assumptions: Assumptions;
  /** The server's own address, without a trailing slash. */
  readonly origin: string;
  readonly nowSeconds: number;
}
