import type { ErrorKind } from "../../../src/intercom/errors.ts";
import { everyOf } from "./everyOf.ts";

export const errorKinds = everyOf<ErrorKind>()([
  ...(["unauthorized", "forbidden", "notFound", "notAcceptable", "versionUnsupported"] as const),
  ...(["invalidRequest", "conflict", "rateLimited", "server", "network", "proxy", "tls"] as const),
  ...(["timeout", "cancelled", "tooLarge", "unexpectedResponse"] as const),
]);
