/**
 * A text without query, user info and fragment of the addresses in it, as Intercom shows `request_url` and
 * `error_message` of a run. What stands in their place is not documented; the examples show nothing there.
 */
export function redactedUrls(text: string): string {
  return text.replace(/\bhttps?:\/\/[^\s"<>]+/gi, (url) =>
    url.replace(/[?#].*$/s, "").replace(/^(https?:\/\/)[^/]*@/i, "$1"),
  );
}
