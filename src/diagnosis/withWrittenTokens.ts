import type { WrittenToken } from "../requests/extraction.ts";
import type { DiagnosedRequest, RuleContext } from "./finding.ts";
import { isActive, tokenAt } from "./rules/tokenInFile.ts";

/**
 * Adds the tokens that are written out in a text and that no request is seen to send, as a spare one or that of a
 * library: each to the last request before it, else to the first.
 */
export function withWrittenTokens(
  requests: readonly DiagnosedRequest[],
  tokens: readonly WrittenToken[],
  { activeTokenDigest }: RuleContext,
): readonly DiagnosedRequest[] {
  const said = requests.flatMap(({ findings }) =>
    findings.filter(({ code }) => code === "token-in-file"),
  );
  const [first] = requests;
  const unsaid = tokens.filter(({ start, end }) =>
    said.every(({ span }) => span.end <= start || end <= span.start),
  );
  if (first === undefined || unsaid.length === 0) return requests;
  const holders = unsaid.map((token) => ({
    token,
    holder: requests.findLast(({ request }) => request.span.start <= token.start) ?? first,
  }));
  return requests.map((diagnosed) => {
    const own = holders.filter(({ holder }) => holder === diagnosed);
    const more = own.map(({ token: { text, start, end } }) =>
      tokenAt({ start, end }, isActive(text, activeTokenDigest)),
    );
    return more.length === 0
      ? diagnosed
      : { ...diagnosed, findings: [...diagnosed.findings, ...more] };
  });
}
