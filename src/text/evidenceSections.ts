import * as l10n from "@vscode/l10n";
import { type Diagnosis, rank } from "../diagnosis/diagnose.ts";
import type { DiagnosedRequest, Finding, Severity } from "../diagnosis/finding.ts";
import { type HeaderEvidence, headerEvidence } from "../diagnosis/headerEvidence.ts";
import { withoutCredentials } from "../intercom/withoutCredentials.ts";
import { code, plain, table } from "./markdown.ts";

/** More requests than these are counted, not shown: nobody reads a report of thousands. */
const mostShown = 20;

/** What was seen of each request, against the guide; of many the worst. */
export function evidenceSections({ requests, beside }: Diagnosis): string[] {
  const numbered = requests.map((diagnosed, index) => ({ diagnosed, index }));
  const shown =
    requests.length <= mostShown
      ? numbered
      : numbered
          .toSorted((a, b) => badness(a.diagnosed) - badness(b.diagnosed))
          .slice(0, mostShown)
          .toSorted((a, b) => a.index - b.index);
  const left = requests.length - shown.length;
  return [
    ...shown.flatMap(({ diagnosed, index }) =>
      evidence(diagnosed, requests.length === 1 ? undefined : index + 1),
    ),
    ...(left === 0
      ? []
      : [
          left === 1
            ? l10n.t("1 more request is no worse and is not shown.")
            : l10n.t("{0} more requests are no worse and are not shown.", left),
          "",
        ]),
    ...(beside.length === 0 ? [] : [`## ${l10n.t("Evidence")}`, "", ...listed(beside), ""]),
  ];
}

/** 0 for the worst. */
function badness({ findings: [worst] }: DiagnosedRequest): number {
  return worst === undefined ? Infinity : rank(worst.severity);
}

function evidence({ request, findings }: DiagnosedRequest, number: number | undefined): string[] {
  const url = request.url?.kind === "known" ? request.url.text : request.url?.source;
  const headers = headerEvidence(request);
  return [
    `## ${number === undefined ? l10n.t("Evidence") : l10n.t("Evidence, request {0}", number)}`,
    "",
    url === undefined
      ? l10n.t("A table of headers:")
      : code(`${request.method.text} ${withoutCredentials(url)}`.trim()),
    "",
    ...table([l10n.t("Header"), l10n.t("The guide"), l10n.t("Here"), ""], headers.map(cells)),
    "",
    ...headers.flatMap(notes),
    ...(findings.length === 0 ? [l10n.t("No problems found."), ""] : [...listed(findings), ""]),
  ];
}

function listed(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ severity, message, code: name }) => `- ${nameOf(severity)}: ${plain(message)} (\`${name}\`)`,
  );
}

function nameOf(severity: Severity): string {
  switch (severity) {
    case "error":
      return l10n.t("error");
    case "warning":
      return l10n.t("warning");
    case "information":
      return l10n.t("information");
    case "hint":
      return l10n.t("hint");
  }
}

function cells({ name, wanted, found, parts, judgement }: HeaderEvidence): string[] {
  return [name, plain(wanted), plain(parts?.[0] ?? found), markOf(judgement)];
}

function markOf(judgement: HeaderEvidence["judgement"]): string {
  switch (judgement) {
    case "right":
      return l10n.t("ok");
    case "wrong":
      return `**${l10n.t("no")}**`;
    case "open":
      return "?";
  }
}

/** What would make a column so wide that its lines wrap stands below the table. */
function notes({ name, parts }: HeaderEvidence): string[] {
  return parts === undefined ? [] : [`${name}: ${plain(parts[1])}.`, ""];
}
