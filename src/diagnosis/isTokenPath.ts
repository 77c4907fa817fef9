/** Where other services change a code of OAuth for a token; Intercom does so elsewhere (its OAuth guide). */
export function isTokenPath([first, second, ...rest]: readonly (string | undefined)[]): boolean {
  return (
    /^oauth2?$/i.test(first ?? "") && /^(?:access_)?token$/i.test(second ?? "") && rest.length === 0
  );
}
