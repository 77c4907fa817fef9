const names = new Set(
  `accept accept-charset accept-encoding accept-language authorization cache-control connection content-length
  content-type cookie host idempotency-key if-match if-modified-since if-none-match intercom-version origin
  pragma referer transfer-encoding user-agent x-api-key x-request-id x-requested-with proxy-authorization
  x-forwarded-for x-http-method-override te upgrade`.split(/\s+/),
);

/** Names that alone show a table or block of lines to be about request headers. */
const telling = /^(accept|authori[sz]ation$|content[-_ ]?type$|intercom[-_ ]?version$)/;

/** Headers that only responses have: HTTP's, those for browsers, Intercom's own. */
const ofAnswers = new RegExp(
  [
    /vary|server|date|etag|status|set-cookie|retry-after|www-authenticate|location$|referrer-policy|permissions-policy/,
    /content-security-policy|strict-transport-security|access-control-(?:allow-|expose-|max-age)/,
    /x-(?:ratelimit-|runtime|request-queueing|intercom-version|frame-options|content-type-options|xss-protection)/,
  ]
    .map(({ source }) => `^(?:${source})`)
    .join("|"),
  "i",
);

/** Whether a name is that of a header that only answers have. */
function isOfAnswers(name: string): boolean {
  return ofAnswers.test(name.trim());
}

/** `X-Request-Id` may be in a request or a response; the others are only in requests. */
const idOfRequest = /^x-request-id$/i;
const ofRequests =
  /^(?:accept|authori[sz]ation|host|user-agent|cookie|origin|referer|x-api-key|idempotency-key|if-)/i;

/** Whether a block of headers belongs to a response, judging by all of its names. */
export function areOfAnswer(headers: readonly { readonly name: string }[]): boolean {
  const names = headers.map(({ name }) => name.trim());
  if (names.some(isOfAnswers)) return true;
  return (
    names.some((name) => idOfRequest.test(name)) && !names.some((name) => ofRequests.test(name))
  );
}

/** Whether a name is a request header's, or a misspelling of one that matters to Intercom. */
export function isKnownHeader(name: string): boolean {
  const lower = name.trim().toLowerCase();
  return names.has(lower) || tells(name);
}

/** Whether a name is, or is nearly, Accept, Authorization, Content-Type or Intercom-Version. */
export function tells(name: string): boolean {
  return name.length < 40 && telling.test(name.trim().toLowerCase());
}
