import type { Span } from "../../httpRequest.ts";
import { basicAuth, basicHeaders } from "../clients/basicAuth.ts";
import type { Call } from "../machine/library.ts";
import type { Run } from "../machine/run.ts";
import type { Thing, Value } from "../machine/values.ts";

/** A user and a password, as an object of one of the clients. */
const credentials = "basicAuth";

const makers = /^(?:requests\.HTTPBasicAuth|(?:httpx|aiohttp)\.BasicAuth)$/;

/** `HTTPBasicAuth(user, password)`, and the text that goes out for one. */
export function callBasicAuth(path: string, { at }: Call, run: Run): Value | undefined {
  if (makers.test(path)) return { kind: "native", path: credentials };
  const isText = path === `${credentials}.encode` || path === "requests._basic_auth_str";
  return isText ? basicAuth(at, run) : undefined;
}

/** The header that an authentication sets, whatever other one there is; undefined where that is not to be seen. */
export function basicOption(auth: Value | undefined, span: Span, run: Run): Thing | undefined {
  const isPair = auth?.kind === "list" && auth.isComplete && auth.items.length === 2;
  if (!isPair && (auth?.kind !== "native" || auth.path !== credentials)) return undefined;
  return basicHeaders(span, run);
}
