import { plainText } from "../machine/texts.ts";
import type { Native, Value } from "../machine/values.ts";

/** The name of the method of a client that is called by a name that is not known: `client[method](url)`. */
export const anyVerb = "any verb";

/** As a request says a method that is not known. */
export const unknownMethod = "$METHOD";

const clients = /^(?:axios|got|ky|ofetch|superagent)$/;

/** What is under a key of a client, which does not tell which of its methods it is. */
export function methodUnder({ path, state }: Native, key: Value): Native | undefined {
  if (!clients.test(path) || plainText(key) !== undefined) return undefined;
  const held = state === undefined ? {} : { state };
  return { kind: "native", path: `${path}.${anyVerb}`, ...held };
}
