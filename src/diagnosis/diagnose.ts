import type { HttpRequest } from "../requests/httpRequest.ts";
import type { ErrorBody, Extraction } from "../requests/extraction.ts";
import { areOfAnswer, tells } from "../requests/knownHeaders.ts";
import type {
  DiagnosedRequest,
  Finding,
  FindingCode,
  Rule,
  RuleContext,
  Severity,
} from "./finding.ts";
import { headerNamed } from "./headers.ts";
import { inOneWay } from "./inOneWay.ts";
import { intercomUrl, mistakenHost } from "./intercomHost.ts";
import { rules as allRules } from "./rules.ts";
import { sparing } from "./sparing.ts";
import { tokensIn } from "./tokensIn.ts";
import { withLatestVersion } from "./withLatestVersion.ts";
import { withWrittenTokens } from "./withWrittenTokens.ts";

/** What was found out about a text. */
export interface Diagnosis {
  readonly requests: readonly DiagnosedRequest[];
  /** Findings that belong to no request: tokens in a text without requests. */
  readonly beside: readonly Finding[];
  readonly errors: readonly ErrorBody[];
  readonly cutOff: boolean;
  /** Rules that threw an error; the other rules' findings are complete. */
  readonly failures: readonly { readonly code: string; readonly message: string }[];
}

/** Options for judging a text; plain data, since it is sent between threads. */
export interface DiagnoseOptions extends RuleContext {
  /** The user asks about this very text: a bare table of headers then counts as Intercom's. */
  readonly asked?: boolean;
}

/**
 * Judges every request of a text that goes to Intercom, and Data Connectors' requests. If a rule throws, only its own
 * findings are missing.
 */
export function diagnose(
  extraction: Extraction,
  options: DiagnoseOptions = {},
  rules: readonly Rule[] = allRules,
): Diagnosis {
  const failures: { code: string; message: string }[] = [];
  const context: RuleContext = { ...options, tokens: tokensIn(extraction.requests) };
  const judged = extraction.requests
    .map((request) => ({ request, applying: applyingTo(request, options, rules) }))
    .filter(({ applying }) => applying.length > 0)
    .map(({ request, applying }) => {
      const check = (of: HttpRequest, rule: Rule): readonly Finding[] => {
        try {
          return rule.check(of, context);
        } catch (error) {
          failures.push({ code: rule.code, message: String(error) });
          return [];
        }
      };
      const findings = applying.flatMap((rule) => check(request, rule));
      return { request, findings: [...findings, ...inOneWay(request, findings, applying, check)] };
    });
  const said = new Set<string>();
  const spared = withLatestVersion(sparing(judged, extraction.requests));
  const complete = withWrittenTokens(spared, extraction.tokens ?? [], options);
  const requests = complete.requests.map(({ request, findings }) => ({
    request,
    // Several requests may share a place in the program.
    findings: findings
      .filter((finding) => isNew(finding, said))
      .toSorted((a, b) => rank(a.severity) - rank(b.severity)),
  }));
  const { errors, cutOff } = extraction;
  return { requests, beside: complete.beside, errors, cutOff, failures };
}

function isNew({ code, span }: Finding, said: Set<string>): boolean {
  const key = `${code} ${String(span.start)} ${String(span.end)}`;
  if (said.has(key)) return false;
  said.add(key);
  return true;
}

/** The order of severities: 0 is the worst. */
export function rank(severity: Severity): number {
  switch (severity) {
    case "error":
      return 0;
    case "warning":
      return 1;
    case "information":
      return 2;
    case "hint":
      return 3;
  }
}

/**
 * The rules for a request. For other hosts: none, except those for any Data Connector, and the one about the host of
 * Intercom's web site.
 */
function applyingTo(
  request: HttpRequest,
  { asked = false, connector }: DiagnoseOptions,
  rules: readonly Rule[],
): readonly Rule[] {
  if (concernsIntercom(request, asked)) {
    // Of an example of what is wrong, nobody can use anything but a token.
    if (request.shownAsWrong === true) return rules.filter(({ code }) => code === "token-in-file");
    if (request.refusalExpected === true) return rules.filter(({ code }) => dangers.has(code));
    return request.accepted === true ? rules.filter(({ code }) => !refusals.has(code)) : rules;
  }
  if (connector !== undefined) return rules.filter(({ anyHost }) => anyHost === true);
  if (request.namesBase === true)
    return rules.filter(({ code }) => code === "single-brace-variable");
  const mistaken = mistakenHost(request);
  if (mistaken === undefined) return [];
  // Where the API is meant, the request is wrong or right in the other ways as well.
  return mistaken.isOfApi ? rules : rules.filter(({ code }) => code === "region-host");
}

/** Findings that hold whatever the response was. */
const dangers: ReadonlySet<FindingCode> = new Set([
  ...(["token-in-file", "secret-in-query", "plain-http"] as const),
]);

/** Findings that a successful response disproves. */
const refusals: ReadonlySet<FindingCode> = new Set([
  ...(["accept-missing", "accept-value", "accept-on-download", "content-type-for-accept"] as const),
  ...(["authorization-missing", "authorization-malformed", "content-type-missing"] as const),
]);

/**
 * Whether a request is for Intercom: an exact host, or, without a URL, a header of Intercom's or the user's asking.
 */
function concernsIntercom(request: HttpRequest, asked: boolean): boolean {
  // A browser's preflight request, which has none of the actual headers.
  if (request.method.text === "OPTIONS") return false;
  if (request.url !== undefined) return intercomUrl(request) !== undefined;
  const { headers } = request;
  if (areOfAnswer(headers)) return false;
  if (asked) return headers.some(({ name }) => tells(name));
  return headerNamed(request, "intercom-version") !== undefined;
}
