import * as l10n from "@vscode/l10n";
import type { Diagnosis } from "./diagnose.ts";
import { type FindingCode, type Severity } from "./finding.ts";
import { isDownload } from "./downloads.ts";
import { isMasked } from "./headers.ts";
import { sentAccept } from "./sentAccept.ts";

/** Findings that cause this very error; others cause later ones. */
const acceptCodes: readonly FindingCode[] = [
  "accept-missing",
  "accept-value",
  "accept-name",
  "content-type-for-accept",
  "headers-not-attached",
];

/** Whether a finding explains the 406 itself. */
export function isAboutAccept(code: FindingCode): boolean {
  return acceptCodes.includes(code);
}

/** The answer in one sentence, and how serious it is. */
export interface Verdict {
  readonly sentence: string;
  readonly severity: Severity | "clean";
}

/** Explains the error, from the worst finding about Accept. */
export function verdictOf({ requests: all, errors }: Diagnosis): Verdict {
  const requests = all.filter(
    ({ request }) => request.refusalExpected !== true && request.shownAsWrong !== true,
  );
  const about = requests.flatMap(({ findings }) =>
    findings.filter(({ code }) => isAboutAccept(code)),
  );
  const worst =
    about.find(({ severity }) => severity === "error") ??
    about.find(({ severity }) => severity === "warning") ??
    about[0];
  if (worst !== undefined) return { sentence: worst.message, severity: worst.severity };
  const download = requests
    .flatMap(({ findings }) => findings)
    .find(({ code }) => code === "accept-on-download");
  if (download !== undefined) return { sentence: download.message, severity: download.severity };
  const sent = requests.map(({ request }) => sentAccept(request));
  const variable = sent.find((one) => one.kind === "variable")?.header.value;
  if (variable !== undefined) {
    const masked = variable.kind === "unknown" && isMasked(variable);
    return {
      sentence: masked
        ? l10n.t(
            "The connector has an Accept header, but Intercom masks its value. It cannot be seen here whether it is application/json.",
          )
        : l10n.t(
            "The Accept header takes its value from a variable. It cannot be seen here whether it is application/json.",
          ),
      severity: "information",
    };
  }
  if (sent.some((one) => one.kind === "unknown" && one.because === "headersElsewhere")) {
    return {
      sentence: l10n.t(
        "Some of the headers come from elsewhere. It cannot be seen here whether Accept: application/json is among them.",
      ),
      severity: "information",
    };
  }
  if (requests.length > 0 && requests.every(({ request }) => isDownload(request))) {
    return {
      sentence: l10n.t(
        "This endpoint serves a download. Request it with Accept: application/octet-stream.",
      ),
      severity: "clean",
    };
  }
  if (requests.length > 0) return askingForJson(requests.length === 1, errors);
  return errors.length > 0
    ? {
        sentence: l10n.t(
          "Intercom refused the Accept header of a request that is not shown here. A 406 says nothing about the token, the URL or the type, because Accept is checked first.",
        ),
        severity: "information",
      }
    : {
        sentence: l10n.t(
          "No request to Intercom and no error from Intercom was found in this text.",
        ),
        severity: "clean",
      };
}

/** The verdict for requests that are right as written, even if they were refused. */
function askingForJson(isOne: boolean, errors: Diagnosis["errors"]): Verdict {
  if (errors.some(({ code }) => code === "media_type_not_acceptable")) {
    return {
      sentence: isOne
        ? l10n.t(
            "This request asks for JSON, yet it was refused. What was actually sent was different, or something on the way changed Accept.",
          )
        : l10n.t(
            "These requests ask for JSON, yet one was refused. What was actually sent was different, or something on the way changed Accept.",
          ),
      severity: "information",
    };
  }
  return {
    sentence: isOne
      ? l10n.t(
          "This request asks for JSON. As written here, it does not get a 406 from Intercom. What is actually sent may differ.",
        )
      : l10n.t(
          "These requests ask for JSON. As written here, they do not get a 406 from Intercom. What is actually sent may differ.",
        ),
    severity: "clean",
  };
}
