import type { HttpRequest, Span } from "../requests/httpRequest.ts";
import type { Change } from "../requests/change.ts";
import type { ConnectorContext } from "./connectorContext.ts";

/** Every rule's code; each rule is a file of `rules/`. */
export const findingCodes = [
  "accept-missing",
  "accept-value",
  "accept-name",
  "accept-on-download",
  "content-type-for-accept",
  "headers-not-attached",
  "content-type-on-get",
  "content-type-missing",
  "authorization-missing",
  "authorization-malformed",
  "version-missing",
  "version-unknown",
  "version-too-old",
  "route-unknown",
  "region-host",
  "plain-http",
  "single-brace-variable",
  "variable-undeclared",
  "id-not-encoded",
  "token-in-file",
  "input-unused",
  "input-undescribed",
  "secret-in-query",
  "list-for-one-object",
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** How bad: certain → error, likely → warning, possible → information, works today → hint. */
export type Severity = "error" | "warning" | "information" | "hint";

/** How sure; never more certain than the source is. */
export type Confidence = "certain" | "likely" | "possible";

/** What a rule has to say about one request. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** One or two plain sentences: what was seen, and what it leads to. */
  readonly message: string;
  readonly span: Span;
  /** The edit that repairs it, where that is certain. */
  readonly fix?: Fix | undefined;
}

/** One request with what the rules say of it, the worst first. */
export interface DiagnosedRequest {
  readonly request: HttpRequest;
  readonly findings: readonly Finding[];
}

/** A repair: its title says what it does, in the imperative. */
export interface Fix {
  readonly title: string;
  readonly changes: readonly Change[];
}

/** What rules may know besides the request. */
export interface RuleContext {
  /** The region of the active connection, where there is one. */
  readonly region?: "us" | "eu" | "au" | undefined;
  /** The SHA-256 of the active connection's token, in hexadecimal digits; the token itself never gets here. */
  readonly activeTokenDigest?: string | undefined;
  /** Constants and environment variables that other requests of the text send as tokens. */
  readonly tokens?: ReadonlySet<string> | undefined;
  /** The rest of the request's Data Connector; undefined for every other request. */
  readonly connector?: ConnectorContext | undefined;
}

/** One rule: its facts for people, and the check. */
export interface Rule {
  readonly code: FindingCode;
  /** A headline, without a full stop. */
  readonly title: string;
  /** The document or report that the rule is based on. */
  readonly source: string;
  /** The rule applies to Data Connectors whatever host they call; other rules are about Intercom's API. */
  readonly anyHost?: true;
  readonly check: (request: HttpRequest, context: RuleContext) => readonly Finding[];
}
