import { plainText } from "../machine/values/texts.ts";
import type { Native, Value } from "../machine/values/values.ts";

/** The member name for a client's method with a computed name: `client[method](url)`. */
export const anyVerb = "any verb";

/** How a request's unknown method is written. */
export const unknownMethod = "$METHOD";

const clients = /^(?:axios|got|ky|ofetch|superagent)$/;

/** A client's member under an unknown key: some method of it. */
export function methodUnder({ path, state }: Native, key: Value): Native | undefined {
  if (!clients.test(path) || plainText(key) !== undefined) return undefined;
  const held = state === undefined ? {} : { state };
  return { kind: "native", path: `${path}.${anyVerb}`, ...held };
}
