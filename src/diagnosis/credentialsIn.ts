import { isCredentialParameter, isToken } from "../intercom/secrets.ts";

/** A query parameter that is a credential, with its place in the URL. */
export interface QueryCredential {
  readonly name: string;
  /** Whether the value shows it to be one; otherwise only its name does. */
  readonly certain: boolean;
  readonly start: number;
  readonly end: number;
}

/** The credentials in a URL's query; a fragment is not sent. */
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
