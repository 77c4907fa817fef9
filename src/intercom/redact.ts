const mask = "[redacted]";

/** What stands where a secret goes, and says nothing of it: `$TOKEN`, `{{token}}`, `%TOKEN%`, `YOUR_TOKEN`, `#{token}`. */
const placeholder =
  /\{\{|#\{|\{[a-z_][\w.]*(?:\}|\[|\()|\{os\.environ|%\w+%|<(?:your|access|api|token)[\w .-]*>|\[redacted\s|YOUR_[A-Z_]+\b/
    .source;
const variable = `(?:\\$\\{?[\\w.:]+|${placeholder})`;
/** The same without a colon, which is what stands between two of them. */
const oneVariable = `(?:\\$\\{?[\\w.]+|${placeholder})`;
/** Before a text: the letters that say what kind of one it is, and its quotes, perhaps escaped. */
const opening = /(?:[fbru$@]{1,2}(?=["'`]))?\\*["'`]?/.source;
const header = new RegExp(
  `(\\b${/authorization\\*["']?\s*(?:=>|[:=](?!>))\s*/.source}${opening})(?!(?:[\\w-]+[ \\t]+)?${variable}|(?:bearer|basic|token)[ \\t]*["'\`]|[fbru$@]{1,2}["'\`])` +
    /(?:digest[ \t][^\n]*|(?:[\w-]+[ \t]+)?[^\s"'`,;\\]+)/.source,
  "gi",
);
const bearer = new RegExp(`\\b(bearer\\s+)(?!${variable})[\\w.~+/=:-]{8,}`, "gi");
/** A user and a password that a command is given: `-u user:password`, joined as `-sSu`; a token may be the user. */
const login = new RegExp(
  /((?:^|[\s"'])(?:-[a-z]*u\s*|--(?:proxy-)?user[\s=]+|-a\s+|--auth[\s=]+))(?!\d+:\d+\b)/.source +
    `(?:(["'])[^"'\\n]*?:(?!${variable})[^"'\\n]+\\2|["']?(?!${variable})[^\\s:"']+:[^\\s"']*|[^\\s:"']*:(?!${variable})[^\\s"']+)`,
  "gi",
);
/** A token or a password that an option of a command names. */
const named = new RegExp(
  `((?:--(?:oauth2-bearer|(?:http-|proxy-)?passw(?:or)?d)[\\s=]+|-A[\\s=]*bearer\\s[^\\n]{0,500}?-a[\\s=]+)["']?)(?!${variable})[^\\s"']+`,
  "gi",
);
/** A password beside a user, as programs write them: `auth=("user", "password")`. */
const pair = /(\bauth\s*=\s*\(\s*(["'])[^"'\n]*\2\s*,\s*)(["'])[^"'\n]+\3/g;
/** What stands before the host of a URL. */
const userinfo = new RegExp(
  `(\\b[a-z][a-z0-9+.-]{0,20}://)(?!(?:${oneVariable}[\\w.}>]*:?){1,2}@)[^\\s/?#@"'\`]+(?=@)`,
  "gi",
);

/**
 * Takes secrets out of a text that leaves the program: the secrets given, the value of an Authorization
 * header, bearer values, what a command or a URL logs in with, and anything that begins as Intercom's access
 * tokens do (base64 of "tok"). A variable or placeholder in a secret's place stays: who gets the text has to
 * know where theirs goes.
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
    .replace(login, `$1${mask}`)
    .replace(named, `$1${mask}`)
    .replace(pair, `$1${mask}`)
    .replace(userinfo, `$1${mask}`)
    .replace(/dG9r[\w+/=-]{8,}/g, mask);
}
