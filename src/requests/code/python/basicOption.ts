import type { Span } from "../../httpRequest.ts";
import { basicAuth } from "../clients/basicAuth.ts";
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
export function basicHeaders(auth: Value | undefined, span: Span, run: Run): Thing | undefined {
  const isPair = auth?.kind === "list" && auth.isComplete && auth.items.length === 2;
  if (!isPair && (auth?.kind !== "native" || auth.path !== credentials)) return undefined;
  return basicHeader(span, run);
}

/** Headers with nothing but what a user and a password go out as. */
export function basicHeader(span: Span, run: Run): Thing {
  const headers = run.thing([], { foldsCase: true });
  const name = { text: "Authorization", runs: [] };
  const value = basicAuth(span, run);
  run.put(headers, { name, value, valueSpan: span, span, isSure: true });
  return headers;
}
