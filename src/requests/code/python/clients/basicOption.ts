import type { Span } from "../../../httpRequest.ts";
import { basicAuth, basicHeaders } from "../../clients/basicAuth.ts";
import type { Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import type { Thing, Value } from "../../machine/values/values.ts";

/** The path of a client's object for a user and password. */
const credentials = "basicAuth";

const makers = /^(?:requests\.HTTPBasicAuth|(?:httpx|aiohttp)\.BasicAuth)$/;

/** `HTTPBasicAuth(user, password)`, and its encoded header value. */
export function callBasicAuth(path: string, { at }: Call, run: Run): Value | undefined {
  if (makers.test(path)) return { kind: "native", path: credentials };
  const isText = path === `${credentials}.encode` || path === "requests._basic_auth_str";
  return isText ? basicAuth(at, run) : undefined;
}

/** The header set by an authentication object or pair, which overrides others; undefined if not known. */
export function basicOption(auth: Value | undefined, span: Span, run: Run): Thing | undefined {
  const isPair = auth?.kind === "list" && auth.isComplete && auth.items.length === 2;
  if (!isPair && (auth?.kind !== "native" || auth.path !== credentials)) return undefined;
  return basicHeaders(span, run);
}
