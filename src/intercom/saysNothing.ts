/** What is filled in elsewhere: `$TOKEN`, `${token}`, `$(cat file)`, `{{token}}`, `#{token}`, `{token}`, `%TOKEN%`, `<your token>`, `YOUR_TOKEN`. */
const filledIn = new RegExp(
  [
    /\$\{\{?[^{}]{0,200}(?:\}{1,2}|$)|\$\([^()]{0,200}(?:\)|$)|\$[\w.:]+/,
    /\{\{[^{}]{0,200}(?:\}\}|$)|#\{[^{}]{0,200}(?:\}|$)|\{[a-z_][\w.]{0,100}(?:[[(!:][^{}]{0,200})?(?:\}|$)/,
    /\{\d?\}|%[sv](?!\w)|%\w{1,100}%|<[\w .-]{1,80}>|\[redacted[^\]]{0,200}(?:\]|$)|\byour[_-][\w-]+/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gi",
);
/** What stands before a secret and is none. */
const scheme =
  /^(?:(?:-h|--header)[\s=]{0,4})?["'`]?(?:(?:proxy-)?authorization:\s{0,4})?(?:(?:bearer|basic|token|key|apikey)\s+(?:token=)?)?/i;
/** Words of programs and their types, of what fetch takes for `credentials`, and of schemes. */
const words =
  /^(?:true|false|null|none|nil|undefined|required|optional|include|same-origin|omit|inherit|bearer|basic|digest|apikey|oauth2|string|str|&str|number|int|integer|bool|boolean|any|unknown|bytes|securestring)$/i;

/**
 * Whether what stands in a secret's place is none: nothing, a mask, a word that everybody knows, or what is
 * filled in elsewhere. It stays in what leaves the program: who gets that has to know where theirs goes.
 */
export function saysNothing(value: string): boolean {
  if (value.length > 300) return false;
  const own = value.trim().replace(scheme, "");
  if (/^(?:x*|[^\p{L}\p{N}]*)$/iu.test(own) || words.test(own)) return true;
  const rest = own.replace(filledIn, "");
  return rest !== own && !/[\p{L}\p{N}]{4}/u.test(rest);
}
