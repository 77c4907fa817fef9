import * as l10n from "@vscode/l10n";
import { rankCauses } from "../diagnosis/causes.ts";
import type { Diagnosis } from "../diagnosis/diagnose.ts";
import type { DiagnosedRequest } from "../diagnosis/finding.ts";
import { rules } from "../diagnosis/rules.ts";
import { isAboutAccept, verdictOf } from "../diagnosis/verdict.ts";
import { redact } from "../intercom/redact.ts";
import { causesSections } from "./causesSections.ts";
import { evidenceSections } from "./evidenceSections.ts";
import { fence, plain } from "./markdown.ts";
import type { Snippet } from "./snippets.ts";
import { writtenForms } from "./writtenForms.ts";

/** A longer repaired text is there to be copied, not to be read. UTF-16 units. */
const longestShown = 20_000;

/** What a report is made from. */
export interface ReportInput {
  readonly diagnosis: Diagnosis;
  /** Where the text came from: "the selection", a file's name. */
  readonly origin: string;
  /** The text as it would be after every repair, where that differs. */
  readonly repaired: string | undefined;
  /** What a live probe saw, as finished lines; the first says what follows from it. */
  readonly probe?: readonly string[] | undefined;
  /** Where a text was cut off that is longer than what is looked at, and how its numbers are written. */
  readonly stopped?:
    { readonly characters: number; readonly line: number; readonly locale: string } | undefined;
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
  const causes = causesSections(rankCauses(diagnosis));
  const lines = [
    "# media_type_not_acceptable",
    "",
    `**${plain(verdictOf(diagnosis).sentence)}**`,
    "",
    `${l10n.t("Checked: {0}.", plain(input.origin))} ${countOf(diagnosis)}`,
    ...(diagnosis.cutOff ? ["", cutOffNote(input.stopped)] : []),
    "",
    ...probeSection(input.probe),
    ...evidenceSections(diagnosis),
    ...causes.shown,
    ...repairSection(input.repaired, written ?? []),
    ...causes.possible,
    ...limitsSection(),
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
    requests.length === 1
      ? l10n.t("1 request to Intercom")
      : l10n.t("{0} requests to Intercom", requests.length),
    ...(errors.length === 0
      ? []
      : [errors.length === 1 ? l10n.t("1 error") : l10n.t("{0} errors", errors.length)]),
  ];
  return l10n.t("Found: {0}.", found.join(", "));
}

function cutOffNote(stopped: ReportInput["stopped"]): string {
  const note = l10n.t("The text is too long to check in full. Its end was left out.");
  if (stopped === undefined) return note;
  const number = new Intl.NumberFormat(stopped.locale);
  const end = l10n.t(
    "It was checked up to line {0} ({1} characters).",
    number.format(stopped.line),
    number.format(stopped.characters),
  );
  return `${note} ${end}`;
}

function repairSection(repaired: string | undefined, written: readonly Snippet[]): string[] {
  return [
    ...(repaired === undefined
      ? []
      : [
          `## ${l10n.t("The repaired request, in the form you used")}`,
          "",
          ...(repaired.length <= longestShown
            ? fence("text", redact(repaired).replace(/\r?\n$/, ""))
            : [l10n.t("It is too long to show here. Copy it instead."), ""]),
        ]),
    ...(written.length === 0
      ? []
      : [
          `## ${l10n.t("The request in other forms")}`,
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
    : [`## ${l10n.t("Live probe")}`, "", ...probe.map((line) => `- ${plain(line)}`), ""];
}

function limitsSection(): string[] {
  return [
    `## ${l10n.t("What this error does not tell you")}`,
    "",
    l10n.t(
      "Intercom checks Accept before anything else. A 406 says nothing about the token, its permissions, the URL, the type or the version, and it carries no request ID.",
    ),
    "",
  ];
}

function nextSection(main: DiagnosedRequest | undefined): string[] {
  const later = (main?.findings ?? []).filter(
    ({ code, severity }) => !isAboutAccept(code) && severity !== "hint",
  );
  return [
    `## ${l10n.t("What you may see next")}`,
    "",
    ...(later.length === 0
      ? [
          l10n.t(
            "Once Accept is right, a missing or wrong token gives 401, a missing permission 403, an unknown type or id 404, and a route that the version does not have 400.",
          ),
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
        `## ${l10n.t("Sources")}`,
        "",
        ...used.map(({ code: name, title, source }) => `- \`${name}\` ${title}: ${source}`),
        "",
      ];
}
