/**
 * Whether a path is where other services exchange an OAuth code for a token; Intercom's is different (its OAuth
 * guide).
 */
export function isTokenPath([first, second, ...rest]: readonly (string | undefined)[]): boolean {
  return (
    /^oauth2?$/i.test(first ?? "") && /^(?:access_)?token$/i.test(second ?? "") && rest.length === 0
  );
}
