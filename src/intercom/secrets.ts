/**
 * What is taken for a secret, by its name and by its looks: the one place that says so. Texts that leave the
 * program take the widest view; rules judge by narrower ones, since what they say has to be right.
 */

const keys =
  /(?:access|account|api|app|auth|client|encryption|functions|hmac|license|master|private|secret|service|shared|signing|subscription|webhook)[_-]?key|(?<!idempotency)-key/
    .source;
/** What names of fields, headers, variables and options end with that hold a secret: `INTERCOM_ACCESS_TOKEN`, `X-Api-Key`. */
const endings = `(?:${keys}|(?<!page[_-]?)token|${
  /secret|passw(?:or)?d|passphrase|pwd|credentials?|cookie|authorization|bearer|jwt|signature/
    .source
}|${/sess(?:ion)?[_-]?id|\.sid|basic[_-]?auth|(?<![a-z])auth/.source})`;
/** Which one of several it is: `API_KEY_EU`, `token2`. */
const which =
  /(?:[_-]?\d{1,3})?(?:[_-](?:us|eu|au|prod(?:uction)?|dev|test|live|staging|value|raw))?/.source;

/** The end of a name of a secret within a text; see `namesSecret`. */
export const secretName = `${endings}${which}(?![\\w-])`;

const wholeName = new RegExp(`${secretName}$`, "i");

/** Whether a field, a header, a variable or an option of this name holds a secret. */
export function namesSecret(name: string): boolean {
  return wholeName.test(name.trim());
}

/** Short names that mean a secret in URLs, and anything elsewhere. */
const inUrls = /^(?:sig|code|key|sid|st|ticket|otp)$/i;

/** Whether a parameter of a URL of this name holds a secret: a signature and a code that is changed for a token do, too. */
export function namesSecretInUrl(name: string): boolean {
  return inUrls.test(name) || namesSecret(name.replace(/\]+$/, ""));
}

const parameters =
  /^(?:access[_-]?token|auth(?:orization)?(?:[_-]?token)?|api[_-]?(?:key|token|secret)|bearer|token|secret|client[_-]?secret|password|passwd|pwd|private[_-]?token|x-api-key)$/i;

/** Whether a parameter of a query is a credential for sure enough to be called a mistake. */
export function isCredentialParameter(name: string): boolean {
  return parameters.test(name);
}

/** Whether a header that stands as a variable in an example has secrets in it. */
export function isSecretHeader(name: string): boolean {
  return /authorization$|^cookie$|(?:token|secret|key)$/i.test(name.trim());
}

const publicHeader =
  /^(?:accept(?:-\w+)*|content-type|intercom-version|user-agent|cache-control|origin|referer)$/i;

/** Whether everybody may see what a header of this name holds; of any other it is not known. */
export function isPublicHeader(name: string): boolean {
  return publicHeader.test(name.trim());
}

/** Intercom's access tokens are base64 of a text that begins with "tok:"; JSON web tokens of one with a brace and a quote. */
const [tokenHead, webTokenHead] = ["dG9r", "eyJ"];
const webToken = `${webTokenHead}[\\w-]{8,}\\.[\\w-]+\\.[\\w-]*`;

/** What shows that it is a token, wherever it stands and whatever stands before it. */
export const tokenInText = new RegExp(`${tokenHead}[\\w+/=-]{8,}|(?<![\\w-])${webToken}`, "g");

const wholeToken = new RegExp(`^(?:${tokenHead}[\\w+/=%-]{8,}|${webToken})$`);

/** Whether a whole value, perhaps percent-encoded, shows that it is a token. */
export function isToken(value: string): boolean {
  return wholeToken.test(value);
}

const accessToken = new RegExp(`^${tokenHead}[\\w+/=-]{20,}$`);

/** Whether a whole value is as long as Intercom's access tokens are, and begins as they do: no example of one. */
export function isAccessToken(value: string): boolean {
  return accessToken.test(value);
}

const beginning = new RegExp(`(?<![A-Za-z0-9])(?:${tokenHead}|${webTokenHead})[A-Za-z0-9]{6}`);
/** Letters and digits in disorder, as no name has them. */
const disordered = /(?=[A-Za-z]*\d+[A-Za-z])[A-Za-z0-9]{16,}/;
/** Longer than words are. */
const endless = /[A-Za-z0-9]{41}/;

/** Whether a text may be a token or have one in it: messages and the titles of fixes repeat no such text. */
export function looksSecret(text: string): boolean {
  return beginning.test(text) || endless.test(text) || disordered.test(text);
}
