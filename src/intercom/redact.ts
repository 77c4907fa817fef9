const mask = "[redacted]";

/**
 * Takes secrets out of a text that leaves the program: the secrets given, the value of an Authorization
 * header, bearer values, and anything that begins as Intercom's access tokens do (base64 of "tok").
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets
    .filter((secret) => secret.length > 0)
    // The longest first: of a secret that holds another one nothing may be left over.
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, mask), text);
  return known
    .replace(
      /(\bauthorization\\*["']?\s*[:=]\s*\\*["'`]?)(?:[\w-]+[ \t]+)?[^\s"'`,;\\]+/gi,
      `$1${mask}`,
    )
    .replace(/\b(bearer\s+)[\w.~+/=:-]{8,}/gi, `$1${mask}`)
    .replace(/dG9r[\w+/=-]{8,}/g, mask);
}
