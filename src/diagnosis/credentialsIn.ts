/** A query parameter that is a credential, with its place in the URL. */
export interface QueryCredential {
  readonly name: string;
  /** Whether the value shows it to be one; otherwise only its name does. */
  readonly certain: boolean;
  readonly start: number;
  readonly end: number;
}

/** Names under which credentials are sent. */
const credential =
  /^(?:access[_-]?token|auth(?:orization)?(?:[_-]?token)?|api[_-]?(?:key|token|secret)|bearer|token|secret|client[_-]?secret|password|passwd|pwd|private[_-]?token|x-api-key)$/i;
/** The beginning of an Intercom token or a JSON web token. */
const tokenLike = /^(?:dG9r[\w+/=%-]{8,}|eyJ[\w-]{8,}\.[\w-]+\.[\w-]*)$/;

/** The credentials in a URL's query; a fragment is not sent. */
export function credentialsIn(url: string): readonly QueryCredential[] {
  const query = url.indexOf("?");
  if (query < 0) return [];
  const part = /^[^#]*/.exec(url.slice(query + 1))?.[0] ?? "";
  return [...part.matchAll(/([^&=]+)=([^&]+)/g)].flatMap(
    ({ index, 0: pair, 1: name = "", 2: value = "" }) => {
      const certain = tokenLike.test(value);
      if (!certain && !credential.test(name)) return [];
      const start = query + 1 + index;
      return [{ name, certain, start, end: start + pair.length }];
    },
  );
}

/** A URL with the credentials in its query redacted. */
export function withoutCredentials(url: string): string {
  return credentialsIn(url).reduceRight(
    (text, { name, start, end }) => `${text.slice(0, start)}${name}=[redacted]${text.slice(end)}`,
    url,
  );
}
