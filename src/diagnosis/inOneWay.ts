import * as l10n from "@vscode/l10n";
import type { HttpRequest } from "../requests/httpRequest.ts";
import type { Finding, FindingCode, Rule } from "./finding.ts";
import { isFileOfCall } from "./downloads.ts";
import { sentHeader } from "./headers.ts";
import { isDocumented } from "./isDocumented.ts";

/**
 * Findings about an Accept that depends on a choice of the program, where it is wrong in one way that this may end. They
 * have no fix: it would be written for the other ways, too.
 */
export function inOneWay(
  { ways = [] }: HttpRequest,
  already: readonly Finding[],
  applying: readonly Rule[],
  check: (of: HttpRequest, rule: Rule) => readonly Finding[],
): readonly Finding[] {
  if (already.some(isAboutAccept) || ways.some(isForFiles)) return [];
  const rules = applying.filter(({ code }) => aboutAccept.has(code));
  for (const way of ways.filter(isDocumented)) {
    const findings = rules.flatMap((rule) => check(way, rule)).filter(isAboutAccept);
    if (findings.length > 0) return findings.map(ofOneWay);
  }
  return [];
}

/** Whether a way asks for a file: a program may get one elsewhere with the same code. */
function isForFiles(request: HttpRequest): boolean {
  const value = sentHeader(request, "accept")?.value;
  return isFileOfCall(request) || (value?.kind === "known" && value.text.includes("octet-stream"));
}

function ofOneWay(finding: Finding): Finding {
  const message = `${finding.message} ${l10n.t("This is so in one of the ways that this code may go.")}`;
  return { ...finding, message, fix: undefined };
}

const aboutAccept: ReadonlySet<FindingCode> = new Set(["accept-missing", "accept-value"]);

/** Whether it tells of an Accept that Intercom refuses, or of none. */
function isAboutAccept({ code, severity }: Finding): boolean {
  return (
    aboutAccept.has(code) &&
    (severity === "error" || (code === "accept-missing" && severity === "warning"))
  );
}
