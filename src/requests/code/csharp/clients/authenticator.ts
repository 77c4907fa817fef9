import { sign } from "../../clients/urls.ts";
import type { Arg, Call } from "../../machine/library.ts";
import type { Run } from "../../machine/run.ts";
import { asText } from "../../machine/values/texts.ts";
import { joined, unknown, type Value } from "../../machine/values/values.ts";

const schemes: ReadonlyMap<string, string> = new Map([
  ["JwtAuthenticator", "Bearer "],
  ["HttpBasicAuthenticator", "Basic "],
  ["OAuth2AuthorizationRequestHeaderAuthenticator", "OAuth "],
]);

/** The header that an authenticator sends, as far as known. */
export function authenticator({ path, args }: Call, run: Run): Value | undefined {
  const scheme = schemes.get(path);
  const [first, second] = args;
  if (scheme === undefined || first === undefined) return undefined;
  const text = ({ value, span }: Arg) => asText(value, { kind: "other", parts: [], ...span }, run);
  if (path.startsWith("OAuth2") && second !== undefined)
    return joined([text(second), sign(" ", second.span), text(first)]);
  const token = text(path === "HttpBasicAuthenticator" ? { ...first, value: unknown } : first);
  const isWhole = token.written.text.startsWith(scheme);
  return joined(isWhole ? [token] : [sign(scheme, first.span), token]);
}
