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
import { intercomUrl, mistakenHost } from "./intercomHost.ts";
import { rules as allRules } from "./rules.ts";
import { sparing } from "./sparing.ts";
import { tokensIn } from "./tokensIn.ts";
import { withLatestVersion } from "./withLatestVersion.ts";
import { withWrittenTokens } from "./withWrittenTokens.ts";

/** What was found out about a text. */
export interface Diagnosis {
  readonly requests: readonly DiagnosedRequest[];
  /** Findings that no request stands for: tokens in a text that makes none. */
  readonly beside: readonly Finding[];
  readonly errors: readonly ErrorBody[];
  readonly cutOff: boolean;
  /** Rules that threw; the others have reported. */
  readonly failures: readonly { readonly code: string; readonly message: string }[];
}

/** How a text is judged; plain data, for it crosses threads. */
export interface DiagnoseOptions extends RuleContext {
  /** True where people ask about this very text: a bare table of headers is then taken for Intercom's. */
  readonly asked?: boolean;
}

/** Judges every request of a text that goes to Intercom, and that of a Data Connector. Pure; a rule that throws costs its own findings alone. */
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
      const findings = applying.flatMap((rule) => {
        try {
          return rule.check(request, context);
        } catch (error) {
          failures.push({ code: rule.code, message: String(error) });
          return [];
        }
      });
      return { request, findings };
    });
  const said = new Set<string>();
  const spared = withLatestVersion(sparing(judged, extraction.requests));
  const complete = withWrittenTokens(spared, extraction.tokens ?? [], options);
  const requests = complete.requests.map(({ request, findings }) => ({
    request,
    // One place of a program may send several requests.
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

/** 0 for the worst. */
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
 * Of a request to another host nothing is said, but of a Data Connector what holds for all of them, and that a host
 * which was meant to be Intercom's is none.
 */
function applyingTo(
  request: HttpRequest,
  { asked = false, connector }: DiagnoseOptions,
  rules: readonly Rule[],
): readonly Rule[] {
  if (concernsIntercom(request, asked)) {
    if (request.refusalExpected === true) return rules.filter(({ code }) => dangers.has(code));
    return request.accepted === true ? rules.filter(({ code }) => !refusals.has(code)) : rules;
  }
  if (connector !== undefined) return rules.filter(({ anyHost }) => anyHost === true);
  if (request.namesBase === true)
    return rules.filter(({ code }) => code === "single-brace-variable");
  return mistakenHost(request) === undefined
    ? []
    : rules.filter(({ code }) => code === "region-host");
}

/** What is to be said of a request whatever is answered. */
const dangers: ReadonlySet<FindingCode> = new Set([
  ...(["token-in-file", "secret-in-query", "plain-http"] as const),
]);

/** What would have been refused: not said of what was answered well. */
const refusals: ReadonlySet<FindingCode> = new Set([
  ...(["accept-missing", "accept-value", "accept-on-download", "content-type-for-accept"] as const),
  ...(["authorization-missing", "authorization-malformed", "content-type-missing"] as const),
]);

/** Exact hosts only. Headers without a URL count where one of them is Intercom's own, or people ask about them. */
function concernsIntercom(request: HttpRequest, asked: boolean): boolean {
  // Browsers ask so by themselves whether they may call a host, without the headers of the call.
  if (request.method.text === "OPTIONS") return false;
  if (request.url !== undefined) return intercomUrl(request) !== undefined;
  const { headers } = request;
  if (areOfAnswer(headers)) return false;
  if (asked) return headers.some(({ name }) => tells(name));
  return headerNamed(request, "intercom-version") !== undefined;
}
