import { type RankedCause, rankCauses } from "../diagnosis/causes.ts";
import type { DiagnosedRequest, Diagnosis } from "../diagnosis/diagnose.ts";
import { rules } from "../diagnosis/rules.ts";
import { type HeaderEvidence, headerEvidence } from "../diagnosis/headerEvidence.ts";
import { intercomUrl } from "../diagnosis/intercomHost.ts";
import { isDownload } from "../diagnosis/downloads.ts";
import { sentHeader } from "../diagnosis/headers.ts";
import { isAboutAccept, verdictOf } from "../diagnosis/verdict.ts";
import { redact } from "../intercom/redact.ts";
import { visible } from "../intercom/visible.ts";
import type { Change, HttpRequest } from "../requests/httpRequest.ts";
import { type Snippet, snippets } from "./snippets.ts";

/** What a report is made from. */
export interface ReportInput {
  readonly diagnosis: Diagnosis;
  /** Where the text came from: "the selection", a file's name. */
  readonly origin: string;
  /** The text as it would be after every repair, where that differs. */
  readonly repaired: string | undefined;
  /** What a live probe saw, as finished lines. */
  readonly probe?: readonly string[] | undefined;
}

/** A report, and the parts of it that people copy. */
export interface Report {
  /** Markdown, with nothing in it that could act and no secret. */
  readonly text: string;
  readonly snippets: readonly Snippet[];
}

/** Explains a diagnosis: verdict, evidence, causes, repair, what the error cannot tell, what comes next, sources. */
export function report(input: ReportInput): Report {
  const { diagnosis } = input;
  const main = mainRequest(diagnosis);
  const written = main && writtenForms(main);
  const lines = [
    "# media_type_not_acceptable",
    "",
    `**${plain(verdictOf(diagnosis).sentence)}**`,
    "",
    `Looked at: ${plain(input.origin)}. ${countOf(diagnosis)}`,
    ...(diagnosis.cutOff
      ? ["", "The text is longer than what is looked at: its end was left out."]
      : []),
    "",
    ...diagnosis.requests.flatMap((diagnosed, index) => evidence(diagnosed, index, diagnosis)),
    ...causesSection(rankCauses(diagnosis)),
    ...repairSection(input.repaired, written ?? []),
    ...probeSection(input.probe),
    ...limitsSection,
    ...nextSection(main),
    ...sourcesSection(diagnosis),
  ];
  return { text: `${lines.join("\n").trimEnd()}\n`, snippets: written ?? [] };
}

/** The request that the error is most probably about: the one with the worst finding about Accept. */
function mainRequest({ requests }: Diagnosis): DiagnosedRequest | undefined {
  return (
    requests.find(({ findings }) =>
      findings.some(({ code, severity }) => isAboutAccept(code) && severity === "error"),
    ) ??
    requests.find(({ findings }) => findings.some(({ code }) => isAboutAccept(code))) ??
    requests[0]
  );
}

function countOf({ requests, errors }: Diagnosis): string {
  const found = [
    requests.length === 1 ? "1 request to Intercom" : `${requests.length} requests to Intercom`,
    ...(errors.length === 0 ? [] : [errors.length === 1 ? "1 error" : `${errors.length} errors`]),
  ];
  return `Found: ${found.join(", ")}.`;
}

function evidence(
  { request, findings }: DiagnosedRequest,
  index: number,
  { requests }: Diagnosis,
): string[] {
  const url = request.url?.kind === "known" ? request.url.text : request.url?.source;
  const where = url === undefined ? "a table of headers" : `${request.method.text} ${url}`;
  return [
    requests.length === 1 ? "## Evidence" : `## Evidence, request ${index + 1}`,
    "",
    code(where),
    "",
    "| Header | The guide | Here | |",
    "| --- | --- | --- | --- |",
    ...headerEvidence(request).map(row),
    "",
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

function row({ name, wanted, found, judgement }: HeaderEvidence): string {
  const mark = { right: "ok", wrong: "**no**", open: "?" }[judgement];
  return `| ${name} | ${plain(wanted)} | ${plain(found)} | ${mark} |`;
}

function causesSection(ranked: readonly RankedCause[]): string[] {
  const shown = ranked.filter(({ confidence }) => confidence !== "possible");
  const possible = ranked.filter(({ confidence }) => confidence === "possible");
  const item = ({ cause, confidence }: RankedCause, index: number): string =>
    [
      `${index + 1}. ${plain(`${cause.title} ${confidence === "possible" ? cause.question : cause.repair}`)}`,
      `   _${cause.standing === "guess" ? "A guess" : cause.standing === "reported" ? "Reported" : "Documented"}: ${cause.source}_`,
    ].join("\n");
  return [
    ...(shown.length === 0 ? [] : ["## What explains it here", "", ...shown.map(item), ""]),
    shown.length === 0 ? "## What may explain it, most frequent first" : "## What else it can be",
    "",
    ...possible.map(item),
    "",
  ];
}

function repairSection(repaired: string | undefined, written: readonly Snippet[]): string[] {
  return [
    ...(repaired === undefined
      ? []
      : ["## Repaired, as you wrote it", "", ...fence("text", redact(repaired))]),
    ...(written.length === 0
      ? []
      : [
          "## The request in other forms",
          "",
          ...written.flatMap(({ title, language, text }) => [
            `### ${title}`,
            "",
            ...fence(language, text),
          ]),
        ]),
  ];
}

function probeSection(probe: readonly string[] | undefined): string[] {
  return probe === undefined
    ? []
    : ["## Live probe", "", ...probe.map((line) => `- ${plain(line)}`), ""];
}

const limitsSection = [
  "## What this error cannot tell",
  "",
  "Intercom judges Accept before anything else: a 406 says nothing about the token, its permissions, the URL, the type or the version. It carries no request id either.",
  "",
];

function nextSection(main: DiagnosedRequest | undefined): string[] {
  const later = (main?.findings ?? []).filter(
    ({ code, severity }) => !isAboutAccept(code) && severity !== "hint",
  );
  return [
    "## What you may meet next",
    "",
    ...(later.length === 0
      ? [
          "Once Accept is right, a missing or wrong token shows as 401, a missing permission as 403, an unknown type or id as 404, and a route that the version does not have as 400.",
        ]
      : later.map(({ message }) => `- ${plain(message)}`)),
    "",
  ];
}

function sourcesSection({ requests }: Diagnosis): string[] {
  const codes = new Set(requests.flatMap(({ findings }) => findings.map(({ code: name }) => name)));
  const used = rules.filter(({ code: name }) => codes.has(name));
  return used.length === 0
    ? []
    : [
        "## Sources",
        "",
        ...used.map(({ code: name, title, source }) => `- \`${name}\` ${title}: ${source}`),
        "",
      ];
}

/** The request as it should be, in every form; undefined where it has no URL of its own, or writes. */
function writtenForms({ request, findings }: DiagnosedRequest): readonly Snippet[] | undefined {
  const changes = findings
    .filter(({ severity }) => severity !== "hint")
    .flatMap(({ fix }) => fix?.changes ?? []);
  const url = intercomUrl(changes.reduce(withUrl, request));
  if (url === undefined || request.method.text !== "GET") return undefined;
  const written = sentHeader(request, "intercom-version")?.value;
  const version =
    changes.find((change) => change.kind === "setHeader" && change.name === "Intercom-Version") ??
    (written?.kind === "known" && written.text !== "" ? { value: written.text } : undefined);
  const query = url.query === "" ? "" : `?${url.query}`;
  return snippets({
    url: clean(`https://${url.host}${url.path}${query}`),
    headers: {
      "Intercom-Version":
        version !== undefined && "value" in version ? clean(version.value) : "2.13",
      Accept: isDownload(request) ? "application/octet-stream" : "application/json",
    },
  });
}

function withUrl(request: HttpRequest, change: Change): HttpRequest {
  if (change.kind !== "replaceInUrl" || request.url?.kind !== "known") return request;
  const text = request.url.text.replace(change.from, () => change.to);
  return { ...request, url: { ...request.url, text } };
}

/** Without secrets, and with controls shown. */
function clean(text: string): string {
  return visible(redact(text));
}

/** Text for one line of Markdown: nothing that Markdown, HTML or a search for links would act on. */
function plain(text: string): string {
  return clean(text)
    .replace(/[\\`*_[\]<>|#!&~]/g, "\\$&")
    .replace(/[.:@](?=[\p{L}/])/gu, "\\$&");
}

function code(text: string): string {
  return `\`\` ${clean(text).replaceAll("`", "'")} \`\``;
}

/** Line breaks and tabs are the form's own; every other control is shown. */
function layout(part: string): string {
  return part === "\t" ? part : part.endsWith("\n") ? "\n" : visible(part);
}

/** A fence longer than any run of backticks inside. */
function fence(language: string, text: string): string[] {
  const lines = text
    .split(/(\r?\n|\t)/)
    .map(layout)
    .join("");
  const runs = lines.match(/`+/g) ?? [];
  const marks = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [`${marks}${language}`, lines, marks, ""];
}
