import * as l10n from "@vscode/l10n";

/** Blacked out as a whole, as logs do it: `****`, `[FILTERED]`, in quotes too. */
const isMasked =
  /^["']?(?:bearer\s+)?(?:([^\w\s])\1{2,}|([x.])\2{3,}|[[<(*]+\s*(?:filtered|redacted|masked|hidden|secret|removed|omitted)\s*[\])>*]+)["']?$/i;

/** What makes a whole value no bearer token, as a sentence; a placeholder may bring anything along. */
export function wrongness(value: string): string | undefined {
  if (isMasked.test(value)) return undefined;
  if (value === "" || /^bearer$/i.test(value)) return l10n.t("There is no token.");
  if (/^(["'`]).*\1$/.test(value)) return l10n.t("The quotes are part of the value. Remove them.");
  if (/^bearer\s*[:=]/i.test(value))
    return l10n.t("“Bearer” is followed by a character that does not belong there.");
  if (/^bearer\s+bearer\b/i.test(value)) return l10n.t("“Bearer” is repeated.");
  if (/^bearer\s+(?:undefined|null|none|nil|\[object \w+\])$/i.test(value)) {
    return l10n.t("The token comes from a variable that was not set.");
  }
  if (/^bearer\s+(["'`]).*\1$/i.test(value))
    return l10n.t("The quotes are sent as part of the token. Remove them.");
  if (/^bearer\s/i.test(value)) return undefined;
  if (/^bearer\S/i.test(value)) return l10n.t("The space after “Bearer” is missing.");
  if (/^basic\s/i.test(value))
    return l10n.t("Basic authentication was for API keys, which Intercom no longer has.");
  if (/^[a-z][\w-]*(?:\s+\S|\s*[=:]\s*[^\s=])/i.test(value))
    return l10n.t("There is another word instead of “Bearer”.");
  // A placeholder such as {{token}} may bring the word along.
  return /[{}$<>%[\]]/.test(value) ? undefined : l10n.t("“Bearer” is missing.");
}

/** A sign that other languages mark a variable with. */
export function wrongSign(start: string): string | undefined {
  return /^bearer\s+(?:[#$]|\$?\{)$/i.test(start)
    ? l10n.t("The character before the token is sent with it.")
    : undefined;
}

/** As `wrongness`, where what follows is a variable: it may be anything that a token is made of. */
export function wrongStart(start: string): string | undefined {
  if (/^bearer$/i.test(start)) return l10n.t("The space after “Bearer” is missing.");
  if (/^bearer\s*[:=]/i.test(start))
    return l10n.t("“Bearer” is followed by a character that does not belong there.");
  if (/^bearer\s+bearer\s/i.test(start)) return l10n.t("“Bearer” is repeated.");
  if (/^bearer\s+["'`]/i.test(start))
    return l10n.t("The quotes are sent as part of the token. Remove them.");
  if (/^basic\s/i.test(start))
    return l10n.t("Basic authentication was for API keys, which Intercom no longer has.");
  if (/^(?!bearer\b)[a-z][\w-]*\s+$/i.test(start)) {
    return l10n.t("There is another word instead of “Bearer”.");
  }
  return wrongSign(start);
}
