/** The sources of rules, by titles that can be searched for: links would go stale unnoticed. */
export const sources = {
  useOfHttp: "Intercom REST API, “Use of HTTP”: the Accept header in GET and HEAD requests",
  httpResponses: "Intercom REST API 2.17, “HTTP responses”: 404 and 406",
  workersReport: "github.com/intercom/intercom-node, issue 460: no Accept header, 406",
  browserReport: "github.com/intercom/intercom-ruby, issues 241 and 328: a browser's Accept, 406",
  contentTypeReport: "github.com/intercom/intercom-php, issue 124: Content-Type alone, 406",
  postman: "Intercom's own Postman collection 2.15: a row `Accept: Accept`",
  openApi: "Intercom's OpenAPI descriptions 2.13, 2.16 and Preview",
  authentication: "Intercom REST API, “Authentication”: bearer tokens",
  versioning: "Intercom REST API, “API versioning”: the Intercom-Version header",
  regions: "Intercom's OpenAPI descriptions, servers; `GET /me`, app.region",
  connectors: "Intercom's OpenAPI description 2.16, data connectors: {{input}} templates",
  downloads: "Intercom's OpenAPI description 2.13: downloads answer application/octet-stream",
  rfcUri: "RFC 3986, section 2: percent-encoding",
  rfcContentType: "RFC 9110, section 8.3: Content-Type describes a body",
  secretsInUrls: "OWASP, information exposure through query strings in a URL",
  secrets: "OWASP Secrets Management: no credentials in source files",
} as const;

/** The address of the report that a source names; of several, the first. */
export function addressOf(source: string): string | undefined {
  const [, repository, issue] =
    /\bgithub\.com\/([\w.-]+\/[\w.-]+), issues? (\d+)/.exec(source) ?? [];
  return repository === undefined || issue === undefined
    ? undefined
    : `https://github.com/${repository}/issues/${issue}`;
}
