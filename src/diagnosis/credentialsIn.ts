import { isCredentialParameter, isToken } from "../intercom/secrets.ts";

/** A parameter of a query that is a credential, and where it stands in the URL. */
export interface QueryCredential {
  readonly name: string;
  /** Whether the value shows what it is; else its name alone does. */
  readonly certain: boolean;
  readonly start: number;
  readonly end: number;
}

/** The credentials in the query of a URL; what stands in its fragment is not sent. */
export function credentialsIn(url: string): readonly QueryCredential[] {
  const query = url.indexOf("?");
  if (query < 0) return [];
  const part = /^[^#]*/.exec(url.slice(query + 1))?.[0] ?? "";
  return [...part.matchAll(/(?<![^&=])([^&=]+)=([^&]+)/g)].flatMap(
    ({ index, 0: pair, 1: name = "", 2: value = "" }) => {
      const certain = isToken(value);
      if (!certain && !isCredentialParameter(name)) return [];
      const start = query + 1 + index;
      return [{ name, certain, start, end: start + pair.length }];
    },
  );
}
