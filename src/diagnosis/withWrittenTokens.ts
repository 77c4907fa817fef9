import type { WrittenToken } from "../requests/extraction.ts";
import type { DiagnosedRequest, Finding, RuleContext } from "./finding.ts";
import { isActive, tokenAt } from "./rules/tokenInFile.ts";

/**
 * Adds findings for tokens that no request is seen to send. Each goes to the last request before it, or else the
 * first; `beside`: the findings of a text without requests.
 */
export function withWrittenTokens(
  requests: readonly DiagnosedRequest[],
  tokens: readonly WrittenToken[],
  { activeTokenDigest }: RuleContext,
): { readonly requests: readonly DiagnosedRequest[]; readonly beside: readonly Finding[] } {
  const said = requests.flatMap(({ findings }) =>
    findings.filter(({ code }) => code === "token-in-file"),
  );
  const [first] = requests;
  const unsaid = tokens.filter(({ start, end }) =>
    said.every(({ span }) => span.end <= start || end <= span.start),
  );
  const findingOf = ({ text, start, end }: WrittenToken): Finding =>
    tokenAt({ start, end }, isActive(text, activeTokenDigest));
  if (first === undefined) return { requests, beside: unsaid.map(findingOf) };
  const holders = unsaid.map((token) => ({
    token,
    holder: requests.findLast(({ request }) => request.span.start <= token.start) ?? first,
  }));
  const complete = requests.map((diagnosed) => {
    const own = holders.filter(({ holder }) => holder === diagnosed);
    const more = own.map(({ token }) => findingOf(token));
    return more.length === 0
      ? diagnosed
      : { ...diagnosed, findings: [...diagnosed.findings, ...more] };
  });
  return { requests: complete, beside: [] };
}
