import * as l10n from "@vscode/l10n";
import type { HttpRequest } from "../requests/httpRequest.ts";
import { isLikeBrowsers, judgeAccept } from "./accept.ts";
import { clientDefault } from "./clientDefaults.ts";
import { isDownload } from "./downloads.ts";
import { isMasked, readsOnly, sentHeader } from "./headers.ts";
import { acceptValue } from "./rules/acceptValue.ts";
import { authorizationMalformed } from "./rules/authorizationMalformed.ts";
import { contentTypeMissing } from "./rules/contentTypeMissing.ts";
import { versionTooOld } from "./rules/versionTooOld.ts";
import { versionUnknown } from "./rules/versionUnknown.ts";
import { sentAccept } from "./sentAccept.ts";
import { isKnownVersion, readsAsVersion } from "./versions.ts";

/** One of the guide's four headers, compared with what a request has. */
export interface HeaderEvidence {
  readonly name: string;
  /** The value that the guide asks for. */
  readonly wanted: string;
  /** What the request has; never contains a secret. */
  readonly found: string;
  /** `found` in two parts, if it is too long for a table cell: the value, and a remark. */
  readonly parts?: readonly [string, string];
  readonly judgement: "right" | "wrong" | "open";
}

/** The four headers of the guide, in its order. */
export function headerEvidence(request: HttpRequest): readonly HeaderEvidence[] {
  return [authorization(request), version(request), accept(request), contentType(request)];
}

function authorization(request: HttpRequest): HeaderEvidence {
  const header = sentHeader(request, "authorization");
  const row = { name: "Authorization", wanted: "Bearer YOUR_TOKEN" };
  if (header === undefined) {
    if (request.authorizationElsewhere) {
      return { ...row, found: l10n.t("set in another way"), judgement: "open" };
    }
    return request.headersComplete
      ? { ...row, found: l10n.t("missing"), judgement: "wrong" }
      : { ...row, found: l10n.t("not visible here"), judgement: "open" };
  }
  if (header.value.kind === "unknown") {
    return { ...row, found: unknownValue(header.value), judgement: "open" };
  }
  if (authorizationMalformed.check(request, {}).length > 0) {
    return { ...row, found: l10n.t("no bearer token"), judgement: "wrong" };
  }
  return /^bearer\s+\S/i.test(header.value.text.trim())
    ? { ...row, found: l10n.t("Bearer (hidden)"), judgement: "right" }
    : { ...row, found: l10n.t("a placeholder"), judgement: "open" };
}

function version(request: HttpRequest): HeaderEvidence {
  const value = sentHeader(request, "intercom-version")?.value;
  const row = { name: "Intercom-Version", wanted: l10n.t("{0} or later", "2.13") };
  if (value === undefined) {
    const found = request.headersComplete ? l10n.t("missing") : l10n.t("not visible here");
    return { ...row, found, judgement: "open" };
  }
  if (value.kind === "unknown") return { ...row, found: unknownValue(value), judgement: "open" };
  const wrong = [versionUnknown, versionTooOld].some(({ check }) => check(request, {}).length > 0);
  const known = isKnownVersion(value.text.trim());
  if (wrong && value.text !== "" && !readsAsVersion(value.text.trim())) {
    return { ...row, found: l10n.t("no version"), judgement: "wrong" };
  }
  return {
    ...row,
    found: value.text === "" ? l10n.t("empty") : value.text,
    judgement: wrong ? "wrong" : known ? "right" : "open",
  };
}

function accept(request: HttpRequest): HeaderEvidence {
  const sent = sentAccept(request);
  const { name, known } = clientDefault(request.client);
  const download = isDownload(request);
  const row = {
    name: "Accept",
    wanted: download
      ? l10n.t("{0} for a download", "application/octet-stream")
      : "application/json",
  };
  switch (sent.kind) {
    case "written": {
      if (download) {
        const right = /\boctet-stream\b/i.test(sent.value);
        const wrong = acceptValue.check(request, {}).length > 0;
        return { ...row, found: sent.value, judgement: right ? "right" : wrong ? "wrong" : "open" };
      }
      const { kind } = judgeAccept(sent.value);
      return {
        ...row,
        found: sent.value === "" ? l10n.t("empty") : sent.value,
        judgement: kind === "accepted" ? "right" : "wrong",
      };
    }
    case "variable": {
      const { value } = sent.header;
      const found = value.kind === "unknown" ? unknownValue(value) : l10n.t("a variable");
      return { ...row, found, judgement: "open" };
    }
    case "default":
      return {
        ...row,
        ...inTwo(l10n.t("not set"), l10n.t("{0} sends {1} ({2})", name, sent.value, known)),
        judgement: isLikeBrowsers(sent.value) && !download ? "wrong" : "open",
      };
    case "none":
      return {
        ...row,
        found: l10n.t("missing: none is sent"),
        judgement: download ? "open" : "wrong",
      };
    case "unknown":
      return sent.because === "client"
        ? {
            ...row,
            ...inTwo(l10n.t("missing"), l10n.t("what {0} sends: {1}", name, known)),
            judgement: download ? "open" : "wrong",
          }
        : { ...row, found: l10n.t("not visible here"), judgement: "open" };
  }
}

function contentType(request: HttpRequest): HeaderEvidence {
  const value = sentHeader(request, "content-type")?.value;
  const reads = readsOnly(request) || request.method.text === "";
  const row = {
    name: "Content-Type",
    wanted: reads
      ? l10n.t("not needed without a body")
      : l10n.t("{0} with a body", "application/json"),
  };
  const needed = !reads && request.body !== undefined;
  if (value === undefined) {
    if (!request.headersComplete)
      return { ...row, found: l10n.t("not visible here"), judgement: "open" };
    return { ...row, found: l10n.t("missing"), judgement: needed ? "wrong" : "right" };
  }
  if (value.kind === "unknown") return { ...row, found: unknownValue(value), judgement: "open" };
  const json = /^\s*application\/(?:[\w.-]+\+)?json\b/i.test(value.text);
  if (contentTypeMissing.check(request, {}).length > 0) {
    return { ...row, found: value.text, judgement: "wrong" };
  }
  return { ...row, found: value.text, judgement: needed && !json ? "open" : "right" };
}

/** A value and a remark about it. */
function inTwo(there: string, more: string): Pick<HeaderEvidence, "found" | "parts"> {
  return { found: `${there}; ${more}`, parts: [there, more] };
}

/** How an unknown value is described. */
function unknownValue(value: { readonly source: string }): string {
  return isMasked(value) ? l10n.t("masked by Intercom") : l10n.t("a variable");
}
