/**
 * The methods that the official SDK (intercom-client 7.0.3) documents for each path; `*` stands for an id. Custom
 * objects, data connectors and `/me` are in `routes`, with their versions.
 */
const methodsOf: Readonly<Record<string, string>> = {
  admins: "GET",
  "admins/*": "GET",
  "admins/*/away": "PUT",
  "admins/activity_logs": "GET",
  "ai/content_import_sources": "GET POST",
  "ai/content_import_sources/*": "DELETE GET PUT",
  "ai/external_pages": "GET POST",
  "ai/external_pages/*": "DELETE GET PUT",
  articles: "GET POST",
  "articles/*": "DELETE GET PUT",
  "articles/search": "GET",
  away_status_reasons: "GET",
  brands: "GET",
  "brands/*": "GET",
  calls: "GET",
  "calls/*": "GET",
  "calls/*/recording": "GET",
  "calls/*/transcript": "GET",
  "calls/search": "POST",
  companies: "GET POST",
  "companies/*": "DELETE GET PUT",
  "companies/*/contacts": "GET",
  "companies/*/notes": "GET",
  "companies/*/segments": "GET",
  "companies/list": "POST",
  "companies/scroll": "GET",
  contacts: "GET POST",
  "contacts/*": "DELETE GET PUT",
  "contacts/*/archive": "POST",
  "contacts/*/block": "POST",
  "contacts/*/companies": "GET POST",
  "contacts/*/companies/*": "DELETE",
  "contacts/*/notes": "GET POST",
  "contacts/*/segments": "GET",
  "contacts/*/subscriptions": "GET POST",
  "contacts/*/subscriptions/*": "DELETE",
  "contacts/*/tags": "GET POST",
  "contacts/*/tags/*": "DELETE",
  "contacts/*/unarchive": "POST",
  "contacts/find_by_external_id/*": "GET",
  "contacts/merge": "POST",
  "contacts/search": "POST",
  conversations: "GET POST",
  "conversations/*": "DELETE GET PUT",
  "conversations/*/convert": "POST",
  "conversations/*/customers": "POST",
  "conversations/*/customers/*": "DELETE",
  "conversations/*/handling_events": "GET",
  "conversations/*/parts": "POST",
  "conversations/*/reply": "POST",
  "conversations/*/run_assignment_rules": "POST",
  "conversations/*/tags": "POST",
  "conversations/*/tags/*": "DELETE",
  "conversations/redact": "POST",
  "conversations/search": "POST",
  "custom_channel_events/notify_attribute_collected": "POST",
  "custom_channel_events/notify_new_conversation": "POST",
  "custom_channel_events/notify_new_message": "POST",
  "custom_channel_events/notify_quick_reply_selected": "POST",
  data_attributes: "GET POST",
  "data_attributes/*": "PUT",
  "download/content/data/*": "GET",
  "download/reporting_data/*": "GET",
  emails: "GET",
  "emails/*": "GET",
  events: "GET POST",
  "events/summaries": "POST",
  "export/cancel/*": "POST",
  "export/content/data": "POST",
  "export/content/data/*": "GET",
  "export/reporting_data/*": "GET",
  "export/reporting_data/enqueue": "POST",
  "export/reporting_data/get_datasets": "GET",
  "export/workflows/*": "GET",
  "fin_voice/collect/*": "GET",
  "fin_voice/external_id/*": "GET",
  "fin_voice/phone_number/*": "GET",
  "fin_voice/register": "POST",
  "help_center/collections": "GET POST",
  "help_center/collections/*": "DELETE GET PUT",
  "help_center/help_centers": "GET",
  "help_center/help_centers/*": "GET",
  internal_articles: "GET POST",
  "internal_articles/*": "DELETE GET PUT",
  "internal_articles/search": "GET",
  ip_allowlist: "GET PUT",
  "jobs/status/*": "GET",
  macros: "GET",
  "macros/*": "GET",
  messages: "POST",
  "messages/status": "GET",
  "news/news_items": "GET POST",
  "news/news_items/*": "DELETE GET PUT",
  "news/newsfeeds": "GET",
  "news/newsfeeds/*": "GET",
  "news/newsfeeds/*/items": "GET",
  "notes/*": "GET",
  phone_call_redirects: "POST",
  segments: "GET",
  "segments/*": "GET",
  subscription_types: "GET",
  tags: "GET POST",
  "tags/*": "DELETE GET",
  teams: "GET",
  "teams/*": "GET",
  ticket_states: "GET",
  ticket_types: "GET POST",
  "ticket_types/*": "GET PUT",
  "ticket_types/*/attributes": "POST",
  "ticket_types/*/attributes/*": "PUT",
  tickets: "POST",
  "tickets/*": "DELETE GET PUT",
  "tickets/*/reply": "POST",
  "tickets/*/tags": "POST",
  "tickets/*/tags/*": "DELETE",
  "tickets/enqueue": "POST",
  "tickets/search": "POST",
  visitors: "GET PUT",
  "visitors/convert": "POST",
};

/** The paths, split into segments. */
export const documentedPaths: readonly (readonly string[])[] = Object.keys(methodsOf).map((path) =>
  path.split("/"),
);

/** An id: a number, or something else with digits that is no word. */
const written = /^(?=.*\d)[\w-]+$/;
/** A placeholder whose name says that it is an id: `${contactId}`, `{{id}}`. */
const named = /^(?:\$|\{\{?|<|%)[^/]*?(?:[^a-z](?:id|uuid|guid)|I[dD]|UUID|GUID)[^\w/]*$/;

const isId = (segment: string): boolean => written.test(segment) || named.test(segment);

/** A placeholder that may become a word, an id or several segments. */
const isOpen = (segment: string): boolean => !/^[\w.-]+$/.test(segment) && !isId(segment);

/** The methods of all documented paths that a path may be; empty if it is none of them, or if that cannot be told. */
export function documentedMethods(segments: readonly string[]): readonly string[] {
  const isLastOpen = isOpen(segments.at(-1) ?? "");
  const candidates = documentedPaths.filter(
    (path) =>
      (path.length === segments.length || (path.length > segments.length && isLastOpen)) &&
      segments.every((segment, index) => {
        const part = path[index];
        const mayBe = isOpen(segment) || (part === "*" && isId(segment));
        return part === segment || (index > 0 && mayBe);
      }),
  );
  // Paths that name a segment literally come before those with `*` there.
  const words = (path: readonly string[]): number =>
    path.filter((part, index) => part === segments[index]).length;
  const most = Math.max(...candidates.map(words));
  const meant = segments.some(isOpen)
    ? candidates
    : candidates.filter((path) => words(path) === most);
  return [...new Set(meant.flatMap((path) => methodsOf[path.join("/")]?.split(" ") ?? []))];
}
