const mask = "[redacted]";

/** What stands where a secret goes, and says nothing of it: `$TOKEN`, `{{token}}`, `%TOKEN%`, `YOUR_TOKEN`. */
const variable =
  /(?:\$\{?[\w.:]+|\{\{|\{os\.environ|%\w+%|<(?:your|access|api|token)[\w .-]*>|\[redacted\s|YOUR_[A-Z_]+\b)/
    .source;
const header = new RegExp(
  /(\bauthorization\\*["']?\s*[:=]\s*\\*["'`]?)/.source +
    `(?!(?:[\\w-]+[ \\t]+)?${variable})` +
    /(?:[\w-]+[ \t]+)?[^\s"'`,;\\]+/.source,
  "gi",
);
const bearer = new RegExp(`\\b(bearer\\s+)(?!${variable})[\\w.~+/=:-]{8,}`, "gi");

/**
 * Takes secrets out of a text that leaves the program: the secrets given, the value of an Authorization
 * header, bearer values, and anything that begins as Intercom's access tokens do (base64 of "tok"). A
 * variable or placeholder in a secret's place stays: who gets the text has to know where theirs goes.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets
    .filter((secret) => secret.length > 0)
    // The longest first: of a secret that holds another one nothing may be left over.
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, mask), text);
  return known
    .replace(header, `$1${mask}`)
    .replace(bearer, `$1${mask}`)
    .replace(/dG9r[\w+/=-]{8,}/g, mask);
}
