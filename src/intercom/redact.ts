import { withoutNamedSecrets } from "./namedSecrets.ts";
import { saysNothing } from "./saysNothing.ts";
import { tokenInText } from "./secrets.ts";
import { withoutCredentialsInUrls } from "./withoutCredentials.ts";

const mask = "[redacted]";

/** What stands where a secret goes, and says nothing of it: `$TOKEN`, `{{token}}`, `%TOKEN%`, `YOUR_TOKEN`, `#{token}`. */
const placeholder =
  /\{\{|#\{|\{[a-z_][\w.]*(?:\}|\[|\()|\{os\.environ|%\w+%|<(?:your|access|api|token)[\w .-]*>|\[redacted\s|YOUR_[A-Z_]+\b|\{\d?\}|%[sv](?!\w)|\*{3}|\.{3}|…/
    .source;
const variable = `(?:\\$[({\\w.:]|${placeholder})`;
/** Before a text: the letters that say what kind of one it is, and its quotes, perhaps escaped. */
const opening = /(?:[fbru$@]{1,2}(?=["'`]))?\\*["'`]?/.source;
const header = new RegExp(
  `(\\b${/authorization\\*["']?\s*(?:=>|[:=](?!>))\s*/.source}${opening})(?!(?:[\\w-]+[ \\t]+)?${variable}|(?:bearer|basic|token)[ \\t]*["'\`]|[fbru$@]{1,2}["'\`])` +
    /(?:digest[ \t][^\n]*|(?:[\w-]+[ \t]+)?[^\s"'`,;\\]+)/.source,
  "gi",
);
const bearer = new RegExp(`\\b(bearer\\s+)(?!${variable})[\\w.~+/=:-]{8,}`, "gi");
/** What a command logs in with: `-u user:password`, joined as `-sSu`; a token may be the user. */
const login =
  /((?:^|[\s"'])(?:-[a-z]{0,8}u[ \t]{0,80}|--(?:proxy-)?user[ \t=]{1,80}|-a[ \t]{1,80}|--auth[ \t=]{1,80})(?:\\\r?\n[ \t]{0,80})?)(?!\d+:\d+\b)("[^"\n]*"|'[^'\n]*'|["']?[^\s"']+)/gi;
/** A token or a password that an option of a command names, and cookies. */
const named = new RegExp(
  `((?:--(?:oauth2-bearer|(?:http-|proxy-)?passw(?:or)?d)[\\s=]+|-A[\\s=]*bearer\\s[^\\n]{0,500}?-a[\\s=]+)["']?)(?!${variable})[^\\s"']+`,
  "gi",
);
const cookies =
  /(\s(?:-b\s{0,80}|--cookie[\s=]{1,80}))("[^"\n=]*=[^"\n]*"|'[^'\n=]*=[^'\n]*'|[^\s"'=]+=[^\s"']*)/g;
/** A password beside a user, as programs write them: `auth=("user", "password")`. */
const pair = /(\bauth\s*=\s*\(\s*(["'])[^"'\n]*\2\s*,\s*)(["'])[^"'\n]+\3/g;
/** What is joined to a scheme that stands in quotes of its own: `"Bearer " + "…"`. */
const joined =
  /(\bbearer[ \t]{0,8}\\{0,8}["'`]\s{0,40}(?:\+|\.{1,2}|&|~|\|\||<<|<>)?\s{0,40}\\{0,8}["'`])([^"'`\n\\]+)/gi;
/** What stands before the host of a URL. */
const userinfo = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)([^\s/?#@"'`]+)(?=@)/gi;

/**
 * Takes secrets out of a text that leaves the program: the secrets given, what stands by the name of a secret
 * (a header, a field, a variable, an option, a parameter of a URL), bearer values, what a command or a URL logs
 * in with, and what looks like a token. A variable or placeholder in a secret's place stays: who gets the text
 * has to know where theirs goes.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets
    .filter((secret) => secret.length > 0)
    // The longest first: of a secret that holds another one nothing may be left over.
    .sort((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, mask), text)
    .replace(header, `$1${mask}`)
    .replace(bearer, `$1${mask}`)
    .replace(joined, unlessNothing)
    .replace(login, (whole: string, before: string, word: string) =>
      isLogin(word) ? `${before}${mask}` : whole,
    )
    .replace(named, `$1${mask}`)
    .replace(cookies, unlessNothing)
    .replace(pair, `$1${mask}`)
    .replace(userinfo, (whole: string, before: string, login: string) =>
      login.split(":").every(isNothing) ? whole : `${before}${mask}`,
    )
    .replace(tokenInText, mask);
  return withoutNamedSecrets(withoutCredentialsInUrls(known), mask);
}

function unlessNothing(whole: string, before: string, value: string): string {
  return saysNothing(unquoted(value)) ? whole : `${before}${mask}`;
}

/** A user and a password, of which one at least is written out. */
function isLogin(word: string): boolean {
  const parts = unquoted(word).split(":");
  return parts.length > 1 && !parts.every(isNothing);
}

function isNothing(part: string): boolean {
  return part === "" || saysNothing(part);
}

function unquoted(word: string): string {
  return word.replace(/^["']|["']$/g, "");
}
