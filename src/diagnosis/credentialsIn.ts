/** A parameter of a query that is a credential, and where it stands in the URL. */
export interface QueryCredential {
  readonly name: string;
  /** Whether the value shows what it is; else its name alone does. */
  readonly certain: boolean;
  readonly start: number;
  readonly end: number;
}

/** Names under which credentials are sent. */
const credential =
  /^(?:access[_-]?token|auth(?:orization)?(?:[_-]?token)?|api[_-]?(?:key|token|secret)|bearer|token|secret|client[_-]?secret|password|passwd|pwd|private[_-]?token|x-api-key)$/i;
/** As Intercom's tokens begin, and JSON web tokens do. */
const tokenLike = /^(?:dG9r[\w+/=%-]{8,}|eyJ[\w-]{8,}\.[\w-]+\.[\w-]*)$/;

/** The credentials in the query of a URL; what stands in its fragment is not sent. */
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

/** A URL with a remark in the place of each credential in its query. */
export function withoutCredentials(url: string): string {
  return credentialsIn(url).reduceRight(
    (text, { name, start, end }) => `${text.slice(0, start)}${name}=[redacted]${text.slice(end)}`,
    url,
  );
}
