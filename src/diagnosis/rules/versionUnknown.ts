import * as l10n from "@vscode/l10n";
import type { Rule } from "../finding.ts";
import { isPlaceholder, saidBy, sentHeader } from "../headers.ts";
import { intercomUrl } from "../intercomHost.ts";
import { routeAhead } from "../routeAhead.ts";
import { routeOfOld } from "../routeOfOld.ts";
import { setHeader } from "../setHeader.ts";
import { sources } from "../sources.ts";
import { isKnownVersion, meantVersion, readsAsVersion } from "../versions.ts";

/** The version was never documented by Intercom. */
export const versionUnknown: Rule = {
  code: "version-unknown",
  get title() {
    return l10n.t("Unknown Intercom-Version");
  },
  source: sources.versioning,
  check(request) {
    const header = sentHeader(request, "intercom-version");
    const said = header && saidBy(header);
    if (said === undefined) return [];
    const written = said.text.trim();
    // Placeholders are filled in later.
    if (isKnownVersion(written) || isPlaceholder(written) || /[{}<>[\]]/.test(written)) return [];
    // A guide's "2.13, or later" describes versions.
    if (request.form.kind === "table" && /\s/.test(written)) return [];
    const meant = meantVersion(written);
    const wanted = meant ?? "2.13";
    const version = routeAhead(request, wanted)?.since ?? wanted;
    // A newer version would not have this old route.
    const url = intercomUrl(request);
    const isOfOld = url !== undefined && routeOfOld(url.path) !== undefined;
    const isMended = header?.value.kind === "known" && (meant !== undefined || !isOfOld);
    return [
      {
        code: "version-unknown",
        severity: "error",
        confidence: "certain",
        message: readsAsVersion(written)
          ? l10n.t(
              "Intercom has no version “{0}”. It answers 400 intercom_version_invalid.",
              written,
            )
          : l10n.t("Intercom has no such version. It answers 400 intercom_version_invalid."),
        span: said.span,
        ...(isMended && { fix: setHeader("Intercom-Version", version) }),
      },
    ];
  },
};
