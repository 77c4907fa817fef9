import { type Diagnosis, rank } from "../diagnosis/diagnose.ts";
import type { DiagnosedRequest } from "../diagnosis/finding.ts";
import { type HeaderEvidence, headerEvidence } from "../diagnosis/headerEvidence.ts";
import { code, plain, table } from "./markdown.ts";

/** More requests than these are counted, not shown: nobody reads a report of thousands. */
const mostShown = 20;

/** What was seen of each request, against the guide; of many the worst. */
export function evidenceSections({ requests }: Diagnosis): string[] {
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
          `${left} more ${left === 1 ? "request is" : "requests are"} no worse, and not shown.`,
          "",
        ]),
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
    number === undefined ? "## Evidence" : `## Evidence, request ${number}`,
    "",
    url === undefined ? "A table of headers:" : code(`${request.method.text} ${url}`.trim()),
    "",
    ...table(["Header", "The guide", "Here", ""], headers.map(cells)),
    "",
    ...headers.flatMap(notes),
    ...(findings.length === 0
      ? ["Nothing to object to.", ""]
      : [
          ...findings.map(
            ({ severity, message, code: name }) => `- ${severity}: ${plain(message)} (\`${name}\`)`,
          ),
          "",
        ]),
  ];
}

function cells({ name, wanted, found, judgement }: HeaderEvidence): string[] {
  const mark = { right: "ok", wrong: "**no**", open: "?" }[judgement];
  return [name, plain(wanted), plain(partsOf(found)[0]), mark];
}

/** What would make a column so wide that its lines wrap stands below the table. */
function notes({ name, found }: HeaderEvidence): string[] {
  const [, more] = partsOf(found);
  return more === "" ? [] : [`${name}: ${plain(more)}.`, ""];
}

function partsOf(found: string): [string, string] {
  const [, first = found, more = ""] = /^(missing|not set); (.+)$/s.exec(found) ?? [];
  return [first, more];
}
