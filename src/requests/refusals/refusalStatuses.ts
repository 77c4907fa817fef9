/** The statuses with which Intercom refuses a faulty request, as the source of a pattern. */
export const refusalStatuses = /\b(?:401|403|406|415)\b/.source;

/** The names that libraries give these: `StatusNotAcceptable`, `:unauthorized`. */
export const refusalNames =
  /(?:unauthorized|Unauthorized|UNAUTHORIZED|forbidden|Forbidden|FORBIDDEN|not_acceptable|NotAcceptable|NOT_ACCEPTABLE|unsupported_media_type|UnsupportedMediaType|UNSUPPORTED_MEDIA_TYPE)\b/
    .source;

const refusal = new RegExp(`^${refusalStatuses}$`);

/** Whether a status says that a request was refused. */
export function isRefusal(status: string): boolean {
  return refusal.test(status);
}
