import * as l10n from "@vscode/l10n";

/** A value masked in a log: `****`, `[FILTERED]`, possibly quoted. */
const isMasked =
  /^["']?(?:bearer\s+)?(?:([^\w\s])\1{2,}|([x.])\2{3,}|[[<(*]+\s*(?:filtered|redacted|masked|hidden|secret|removed|omitted)\s*[\])>*]+)["']?$/i;

/** Why a whole value is no bearer token, as a sentence; undefined if it may be one, like most placeholders. */
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
  if (/^\S+\s+bearer$/i.test(value)) return behindToken();
  if (/^[a-z][\w-]*(?:\s+\S|\s*[=:]\s*[^\s=])/i.test(value))
    return l10n.t("There is another word instead of “Bearer”.");
  // A placeholder such as {{token}} may include `Bearer`.
  return /[{}$<>%[\]]/.test(value) ? undefined : l10n.t("“Bearer” is missing.");
}

/** A sign of another language's interpolation before the token. */
export function wrongSign(start: string): string | undefined {
  return /^bearer\s+(?:[#$]|\$?\{)$/i.test(start)
    ? l10n.t("The character before the token is sent with it.")
    : undefined;
}

/** Like `wrongness`, for the text before a variable that may hold any token. */
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

/** For the text behind a variable that may hold any token. */
export function wrongEnd(end: string): string | undefined {
  if (/^\s+bearer\s*$/i.test(end)) return behindToken();
  return /^["'`]$/.test(end)
    ? l10n.t("The quote behind the token is sent as part of it. Remove it.")
    : undefined;
}

function behindToken(): string {
  return l10n.t("“Bearer” stands behind the token instead of before it.");
}
