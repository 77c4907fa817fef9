import { headersNow } from "../../clients/making.ts";
import type { Run } from "../../machine/run.ts";
import { sign } from "../../clients/urls.ts";
import { asText, plainText } from "../../machine/values/texts.ts";
import { entryOf, joined, type Entry, type Thing } from "../../machine/values/values.ts";

/** The header from the request's token, or else the client's. */
export function tokenOf(
  request: Thing | undefined,
  client: Thing | undefined,
  run: Run,
): Entry | undefined {
  const found = (name: string): Entry | undefined =>
    [request, client]
      .map((each) => each && entryOf(each, name))
      .find((entry) => entry !== undefined);
  const token = found("AuthToken");
  if (token === undefined || plainText(token.value) === "") return undefined;
  const { valueSpan: at } = token;
  const scheme = found("AuthScheme")?.value ?? sign("Bearer", at);
  const place = { kind: "other", parts: [], ...at } as const;
  const value = joined([
    asText(scheme, place, run),
    sign(" ", at),
    asText(token.value, place, run),
  ]);
  const key = plainText(found("HeaderAuthorizationKey")?.value) ?? "Authorization";
  const name = { text: key, runs: [] };
  return { name, value, valueSpan: at, span: at, isSure: token.isSure };
}

/** Sets the token's header, which overrides one that is set explicitly. */
export function putToken(state: Thing, client: Thing | undefined, run: Run): void {
  const headers = headersNow(state);
  const token = tokenOf(state, client, run);
  if (token !== undefined && headers !== undefined) run.put(headers, token);
}
